package whetstone.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pf4j.PluginDependency;
import whetstone.api.Sandbox;

/// Starts plugins one by one, each after those it needs, and keeps what became of each.
final class Starting {

    private final Extensions extensions;
    private final Host host;
    private final Optional<CrashGuard> guard;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, String> roots = new TreeMap<>();
    private final Map<String, List<String>> contributed = new TreeMap<>();
    private final Map<String, List<String>> troubles = new TreeMap<>();

    private Starting(Host host, Extensions extensions, Optional<CrashGuard> guard) {
        this.host = host;
        this.extensions = extensions;
        this.guard = guard;
    }

    /// What became of the plugins, which were started in an order that serves all.
    static Starting of(
            Collection<Candidate> found, Sandbox sandbox, Path cache, Optional<CrashGuard> guard) {
        var resolved = Resolution.of(found, Plugins.hostVersion());
        var unpacked = new ArrayList<Path>();
        var candidates = new ArrayList<Candidate>();
        for (var candidate : resolved) {
            var kept = candidate;
            try {
                if (candidate.state().runs()) {
                    unpacked.add(candidate.zip().unpack(cache));
                }
            } catch (PluginException e) {
                kept = candidate.as(PluginState.BROKEN, PluginProblem.of(e).what());
            }
            candidates.add(kept);
        }
        var starting =
                new Starting(
                        Host.of(unpacked, Plugins.hostVersion()), new Extensions(sandbox), guard);
        candidates.forEach(starting::start);
        return starting;
    }

    Host host() {
        return host;
    }

    Extensions extensions() {
        return extensions;
    }

    private void start(Candidate candidate) {
        if (!candidate.state().runs()) {
            candidates.add(candidate);
            if (candidate.state() != PluginState.DISABLED) {
                extensions.problem(candidate.id(), candidate.reason());
            }
            return;
        }
        var waits = waits(candidate);
        if (waits.isPresent()) {
            fail(candidate.as(PluginState.INCOMPATIBLE, waits.get()));
            return;
        }
        try {
            if (candidate.origin() == PluginOrigin.BUNDLED || guard.isEmpty()) {
                run(candidate);
            } else {
                guard.get().during(candidate.zip(), () -> run(candidate));
            }
            candidates.add(candidate);
        } catch (PluginException e) {
            fail(candidate.as(PluginState.BROKEN, PluginProblem.of(e).what()));
        }
    }

    private void fail(Candidate candidate) {
        candidates.add(candidate);
        extensions.problem(candidate.id(), candidate.reason());
    }

    private Optional<String> waits(Candidate candidate) {
        for (var need : candidate.needs()) {
            for (var other : candidates) {
                if (other.id().equals(need.getPluginId())
                        && !other.state().runs()
                        && !need.isOptional()) {
                    var root = roots.getOrDefault(other.id(), other.id());
                    roots.put(candidate.id(), root);
                    return Optional.of(Resolution.waits(root, reason(root)));
                }
            }
        }
        return Optional.empty();
    }

    private String reason(String id) {
        return candidates.stream()
                .filter(candidate -> candidate.id().equals(id))
                .map(Candidate::reason)
                .findFirst()
                .orElse("");
    }

    private void run(Candidate candidate) {
        var id = candidate.id();
        requireStarted(candidate.zip());
        int before = extensions.problems.size();
        contributed.put(id, extensions.take(host.getPlugin(id)));
        var after = extensions.problems.subList(before, extensions.problems.size());
        troubles.put(id, after.stream().map(PluginProblem::what).toList());
    }

    private void requireStarted(PluginZip zip) {
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

    /// Those that run, by id.
    List<PluginInfo> loaded() {
        return candidates.stream()
                .filter(candidate -> candidate.state().runs())
                .map(candidate ->
                        new PluginInfo(
                                candidate.id(),
                                candidate.zip().version(),
                                candidate.zip().sha256(),
                                candidate.signer(),
                                lines(contributed, candidate)))
                .sorted(Comparator.comparing(PluginInfo::id))
                .toList();
    }

    /// How each stands, in no order.
    List<PluginStatus> statuses() {
        return candidates.stream()
                .map(candidate ->
                        candidate.status(
                                lines(contributed, candidate),
                                Resolution.dependents(candidate.id(), candidates),
                                lines(troubles, candidate)))
                .toList();
    }

    private static List<String> lines(Map<String, List<String>> of, Candidate candidate) {
        return of.getOrDefault(candidate.id(), List.of());
    }
}
