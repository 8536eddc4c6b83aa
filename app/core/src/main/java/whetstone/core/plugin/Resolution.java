package whetstone.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultVersionManager;
import org.pf4j.PluginDependency;
import org.pf4j.VersionManager;

/// Which plugins can run together, and for the others what stands in the way: the root of it, not the last link.
final class Resolution {

    private static final VersionManager VERSIONS = new DefaultVersionManager();

    private final Map<String, Candidate> candidates;
    private final String hostVersion;
    private final Map<String, Candidate> resolved = new LinkedHashMap<>();
    private final Map<String, String> roots = new TreeMap<>();

    private Resolution(Map<String, Candidate> candidates, String hostVersion) {
        this.candidates = candidates;
        this.hostVersion = hostVersion;
    }

    /// The candidates, each after those it needs, those that cannot run marked so.
    ///
    /// @param candidates one per id
    static List<Candidate> of(Collection<Candidate> candidates, String hostVersion) {
        var byId = new TreeMap<String, Candidate>();
        candidates.forEach(candidate -> byId.put(candidate.id(), candidate));
        var resolution = new Resolution(byId, hostVersion);
        // Bundled ones first, so that no other can take the name of what they contribute.
        byId.values().stream()
                .sorted(Comparator.comparing(Candidate::origin).thenComparing(Candidate::id))
                .forEach(one -> resolution.resolve(one.id(), new LinkedHashSet<>()));
        return List.copyOf(resolution.resolved.values());
    }

    /// The ids that depend on `id`, directly or not, sorted.
    static List<String> dependents(String id, Collection<Candidate> candidates) {
        var found = new LinkedHashSet<>(Set.of(id));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var candidate : candidates) {
                if (candidate.needs().stream()
                        .anyMatch(
                                need -> !need.isOptional() && found.contains(need.getPluginId()))) {
                    grown |= found.add(candidate.id());
                }
            }
        }
        found.remove(id);
        return found.stream().sorted().toList();
    }

    private Candidate resolve(String id, Set<String> path) {
        var known = resolved.get(id);
        if (known != null) {
            return known;
        }
        var candidate = candidates.get(id);
        if (candidate == null) {
            throw new IllegalArgumentException(id);
        }
        path.add(id);
        var result = candidate;
        if (candidate.state().runs()) {
            var obstacle = obstacle(candidate, path);
            result =
                    obstacle.isEmpty()
                            ? candidate
                            : candidate.as(PluginState.INCOMPATIBLE, obstacle);
        }
        path.remove(id);
        resolved.put(id, result);
        return result;
    }

    private String obstacle(Candidate candidate, Set<String> path) {
        var wrongHost = wrongHost(candidate);
        if (wrongHost != null) {
            return wrongHost;
        }
        var obstacles = new ArrayList<String>();
        for (var need : candidate.needs()) {
            obstacle(candidate.id(), need, path).ifPresent(obstacles::add);
        }
        return String.join("; ", obstacles);
    }

    private @Nullable String wrongHost(Candidate candidate) {
        var required = candidate.zip().descriptor().getRequires();
        try {
            return fits(hostVersion, required)
                    ? null
                    : "needs Whetstone %s, this is %s; install a version of it for this one"
                            .formatted(required, hostVersion);
        } catch (RuntimeException e) { // whatever the parser of versions throws
            return "plugin.requires is '%s'; expected for example >=0.1.0".formatted(required);
        }
    }

    private Optional<String> obstacle(String id, PluginDependency need, Set<String> path) {
        var other = need.getPluginId();
        var wanted = need.getPluginVersionSupport();
        var there = candidates.get(other);
        if (there == null) {
            return need.isOptional()
                    ? Optional.empty()
                    : Optional.of(
                            "needs %s %s, which is not there: install that too"
                                    .formatted(other, wanted));
        }
        if (!fits(there.zip().version(), wanted)) {
            return Optional.of(
                    "needs %s %s, and %s is there: install a version of one that fits the other"
                            .formatted(other, wanted, there.zip().version()));
        }
        if (path.contains(other)) {
            return Optional.of(
                    "needs %s, which needs it in turn: remove one of the two".formatted(other));
        }
        var resolvedOther = resolve(other, path);
        if (resolvedOther.state().runs() || need.isOptional()) {
            return Optional.empty();
        }
        var root = roots.getOrDefault(other, other);
        roots.put(id, root);
        return Optional.of(waits(root, reason(root)));
    }

    private String reason(String root) {
        var candidate = resolved.get(root);
        return candidate == null ? "" : candidate.reason();
    }

    /// What is said of a plugin that cannot run because of `root`.
    static String waits(String root, String why) {
        return "waits for %s, which does not run: %s".formatted(root, why);
    }

    static boolean fits(String version, @Nullable String wanted) {
        return wanted == null
                || wanted.isBlank()
                || wanted.equals("*")
                || VERSIONS.checkVersionConstraint(version, wanted);
    }
}
