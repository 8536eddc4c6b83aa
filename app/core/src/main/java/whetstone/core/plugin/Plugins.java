package whetstone.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pf4j.DefaultVersionManager;
import org.pf4j.PluginDependency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Domain;
import whetstone.api.Verifier;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.sandbox.Isolation;
import whetstone.core.sandbox.ProcessSandbox;

/// The plugins that are loaded, and what they contribute.
public final class Plugins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final Host host;
    private final Extensions extensions;
    private final List<PluginInfo> loaded;
    private final ProcessSandbox sandbox;

    private Plugins(
            Host host, Extensions extensions, List<PluginInfo> loaded, ProcessSandbox sandbox) {
        this.sandbox = sandbox;
        this.host = host;
        this.extensions = extensions;
        this.loaded = loaded;
    }

    /// The version of this program, which plugins may require.
    public static String hostVersion() {
        try (var in = Plugins.class.getResourceAsStream("version.txt")) {
            var bytes = Objects.requireNonNull(in, "version.txt").readAllBytes();
            return new String(bytes, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Loads and starts every plugin zip in `folders`; what one cannot do becomes a problem of [#problems].
    ///
    /// @param folders one that is not there is empty; of two zips of one plugin the newer version is taken
    /// @param cache where zips are unpacked, once for each content; may be shared by processes
    public static Plugins load(List<Path> folders, Path cache) {
        var sandbox = new ProcessSandbox();
        var extensions = new Extensions(sandbox);
        var unpacked = new TreeMap<String, Path>();
        var zips = newest(zips(folders, extensions), extensions);
        for (var zip : zips.values()) {
            try {
                require(zip);
                unpacked.put(zip.id(), zip.unpack(cache));
            } catch (PluginException e) {
                extensions.problem(e);
            }
        }
        var host = Host.of(List.copyOf(unpacked.values()), hostVersion());
        var loaded = new ArrayList<PluginInfo>();
        for (var id : unpacked.keySet()) {
            var zip = Objects.requireNonNull(zips.get(id));
            try {
                start(host, zip);
                var lines = extensions.take(host.getPlugin(id));
                loaded.add(new PluginInfo(id, zip.descriptor().getVersion(), zip.sha256(), lines));
            } catch (PluginException e) {
                extensions.problem(e);
            }
        }
        return new Plugins(host, extensions, List.copyOf(loaded), sandbox);
    }

    private static List<PluginZip> zips(List<Path> folders, Extensions extensions) {
        var zips = new ArrayList<PluginZip>();
        for (var folder : folders) {
            for (var file : files(folder, extensions)) {
                try {
                    zips.add(PluginZip.read(file));
                } catch (PluginException e) {
                    extensions.problem(e);
                }
            }
        }
        return zips;
    }

    private static List<Path> files(Path folder, Extensions extensions) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        } catch (IOException e) {
            extensions.problem(folder.toString(), "cannot be listed: " + e);
            return List.of();
        }
    }

    private static SortedMap<String, PluginZip> newest(
            List<PluginZip> zips, Extensions extensions) {
        var versions = new DefaultVersionManager();
        var newest = new TreeMap<String, PluginZip>();
        for (var zip : zips) {
            var other = newest.putIfAbsent(zip.id(), zip);
            if (other == null || other.sha256().equals(zip.sha256())) {
                continue;
            }
            boolean newer =
                    versions.compareVersions(
                                    zip.descriptor().getVersion(), other.descriptor().getVersion())
                            > 0;
            var kept = newer ? zip : other;
            newest.put(zip.id(), kept);
            extensions.problem(
                    zip.id(),
                    "lies there twice; version %s in %s is used, remove %s"
                            .formatted(
                                    kept.descriptor().getVersion(),
                                    kept.file(),
                                    (newer ? other : zip).file()));
        }
        return newest;
    }

    private static void require(PluginZip zip) {
        var required = zip.descriptor().getRequires();
        Boundary.call(
                zip.id(),
                "reading what it requires",
                () -> {
                    if (!new DefaultVersionManager()
                            .checkVersionConstraint(hostVersion(), required)) {
                        throw new PluginException(
                                zip.id(),
                                "needs Whetstone %s, this is %s; install a version of it for this one"
                                        .formatted(required, hostVersion()));
                    }
                    return true;
                });
    }

    private static void start(Host host, PluginZip zip) {
        var wrapper = host.getPlugin(zip.id());
        if (wrapper == null || !host.getResolvedPlugins().contains(wrapper)) {
            var needs = zip.descriptor().getDependencies().stream().map(PluginDependency::toString);
            throw new PluginException(
                    zip.id(),
                    "cannot be resolved; it needs " + needs.toList() + ": install that too");
        }
        var state = Boundary.call(zip.id(), "start", () -> host.startPlugin(zip.id()));
        if (!state.isStarted()) {
            var failed = wrapper.getFailedException();
            throw new PluginException(
                    zip.id(),
                    failed == null
                            ? "does not start, its state is " + state
                            : "its class %s does not start: %s"
                                    .formatted(zip.descriptor().getPluginClass(), failed));
        }
    }

    /// The verifier or domain that is called `id`.
    public Optional<Verifier<?>> verifier(String id) {
        return Optional.ofNullable(extensions.verifiers.get(id));
    }

    /// All verifiers by id, domains included.
    public SortedMap<String, Verifier<?>> verifiers() {
        return Collections.unmodifiableSortedMap(extensions.verifiers);
    }

    /// All domains by id.
    public SortedMap<String, Domain<?>> domains() {
        var domains = new TreeMap<String, Domain<?>>();
        for (var verifier : extensions.verifiers.values()) {
            if (verifier instanceof Domain<?> domain) {
                domains.put(domain.id(), domain);
            }
        }
        return domains;
    }

    /// All algorithms with their default hyper-parameters, by the name that recipes use.
    public SortedMap<String, Algorithm> algorithms() {
        return Collections.unmodifiableSortedMap(extensions.algorithms);
    }

    /// What is loaded, by id.
    public List<PluginInfo> loaded() {
        return loaded;
    }

    /// The plugin that `extension` comes from.
    public Optional<PluginInfo> provider(Object extension) {
        var id = Boundary.owner(extension);
        return loaded.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /// What plugins could not do.
    public List<PluginProblem> problems() {
        return List.copyOf(extensions.problems);
    }

    /// How far other people's code that plugins run is kept from the rest of this machine.
    public Isolation isolation() {
        return sandbox.isolation();
    }

    // Not stopPlugins(), which in PF4J 3.15.0 changes the list that it walks along.
    @Override
    public void close() {
        sandbox.close();
        for (var plugin : List.copyOf(host.getStartedPlugins()).reversed()) {
            leave(plugin.getPluginId(), "stop", () -> host.stopPlugin(plugin.getPluginId()));
        }
        for (var plugin : List.copyOf(host.getPlugins()).reversed()) {
            leave(plugin.getPluginId(), "unload", () -> host.unloadPlugin(plugin.getPluginId()));
        }
    }

    private static void leave(String plugin, String what, Callable<?> work) {
        try {
            Boundary.call(plugin, what, work);
        } catch (PluginException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
