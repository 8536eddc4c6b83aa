package whetstone.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Curator;
import whetstone.api.Curriculum;
import whetstone.api.Domain;
import whetstone.api.Evaluator;
import whetstone.api.RolloutPlan;
import whetstone.api.Tool;
import whetstone.api.Verifier;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.sandbox.Isolation;
import whetstone.core.sandbox.ProcessSandbox;

/// The plugins that are loaded, what they contribute, and how the others stand.
public final class Plugins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final Host host;
    private final Extensions extensions;
    private final List<PluginInfo> loaded;
    private final List<PluginStatus> statuses;
    private final List<PluginProblem> problems;
    private final ProcessSandbox sandbox;

    private Plugins(Discovery discovery, Starting starting, ProcessSandbox sandbox) {
        this.sandbox = sandbox;
        host = starting.host();
        extensions = starting.extensions();
        loaded = starting.loaded();
        problems =
                Stream.concat(discovery.problems().stream(), extensions.problems.stream()).toList();
        statuses =
                Stream.concat(starting.statuses().stream(), discovery.unreadable().stream())
                        .sorted(Comparator.comparing(PluginStatus::id))
                        .toList();
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

    /// Loads and starts every plugin zip in `folders`, whose files are all trusted; what one cannot do becomes a
    /// problem of [#problems].
    ///
    /// @param folders one that is not there is empty; of two zips of one plugin the newer version is taken
    /// @param cache where zips are unpacked, once for each content; may be shared by processes
    public static Plugins load(List<Path> folders, Path cache) {
        return load(Discovery.of(folders), cache);
    }

    /// Loads and starts the plugins that may run; what one cannot do becomes a problem of [#problems].
    ///
    /// One that a former process was starting when it ended is tried in a process of its own first.
    public static Plugins load(PluginPlaces places) {
        if (places.safeMode()) {
            return load(Discovery.of(places), places.cache());
        }
        var marks = places.library().resolve("starting");
        Quarantine.examine(places, CrashGuard.suspects(marks));
        var discovery = Discovery.of(places);
        boolean guarded =
                discovery.candidates().stream()
                        .anyMatch(candidate -> candidate.origin() != PluginOrigin.BUNDLED);
        if (!guarded) {
            return load(discovery, places.cache());
        }
        try (var guard = CrashGuard.in(marks)) {
            return load(discovery, places.cache(), Optional.of(guard));
        }
    }

    /// Loads and starts what was found and may run.
    static Plugins load(Discovery discovery, Path cache) {
        return load(discovery, cache, Optional.empty());
    }

    private static Plugins load(Discovery discovery, Path cache, Optional<CrashGuard> guard) {
        var sandbox = new ProcessSandbox();
        var starting = Starting.of(discovery.candidates(), sandbox, cache, guard);
        return new Plugins(discovery, starting, sandbox);
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
        extensions.verifiers.forEach((id, verifier) -> {
            if (verifier instanceof Domain<?> domain) {
                domains.put(id, domain);
            }
        });
        return domains;
    }

    /// All algorithms with their default hyper-parameters, by the name that recipes use.
    public SortedMap<String, Algorithm> algorithms() {
        return Collections.unmodifiableSortedMap(extensions.algorithms);
    }

    /// All tools that problems may offer, by id.
    public SortedMap<String, Tool> tools() {
        return Collections.unmodifiableSortedMap(extensions.tools);
    }

    /// All curators with their default settings, by the name that recipes use.
    public SortedMap<String, Curator> curators() {
        return Collections.unmodifiableSortedMap(extensions.curators);
    }

    /// All rollout plans with their default settings, by the name that recipes use.
    public SortedMap<String, RolloutPlan> rolloutPlans() {
        return Collections.unmodifiableSortedMap(extensions.plans);
    }

    /// All curricula with their default settings, by the name that recipes use.
    public SortedMap<String, Curriculum> curricula() {
        return Collections.unmodifiableSortedMap(extensions.curricula);
    }

    /// All evaluators with their default settings, by the name that recipes use.
    public SortedMap<String, Evaluator> evaluators() {
        return Collections.unmodifiableSortedMap(extensions.evaluators);
    }

    /// All views that plugins contribute, by id; none of them is made.
    public List<OfferedView> views() {
        return List.copyOf(extensions.views.values());
    }

    /// What is loaded, by id.
    public List<PluginInfo> loaded() {
        return loaded;
    }

    /// How every plugin stands that was found, running or not, by id.
    public List<PluginStatus> statuses() {
        return statuses;
    }

    /// The plugin that `extension` comes from.
    public Optional<PluginInfo> provider(Object extension) {
        var id = Boundary.owner(extension);
        return loaded.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /// The plugin that a thread is in, given what it is in the midst of: of several that which was called last.
    public Optional<String> holder(StackTraceElement[] stack) {
        for (var frame : stack) {
            for (var plugin : host.getPlugins()) {
                if (plugin.getPluginClassLoader() instanceof PluginLoader.Isolated loader
                        && loader.defined(frame.getClassName())) {
                    return Optional.of(plugin.getPluginId());
                }
            }
        }
        return Optional.empty();
    }

    /// What plugins could not do; the root of a matter before what follows from it.
    public List<PluginProblem> problems() {
        return problems;
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
