package whetstone.core.plugin.install;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import whetstone.core.plugin.Inventory;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.Trial;
import whetstone.core.plugin.install.Refusal.Kind;

/// Finds out whether a set of changed plugins works together with the others, first on paper, then in a process of its
/// own.
///
/// @param before the plugins as they are
record Fitting(PluginPlaces places, Inventory before) {

    /// What the plugins would contribute, by id, with `arriving` in the place of those of the same ids.
    ///
    /// @param arriving zips, by id
    /// @throws Refusal if one of them does not run, or if another no longer does
    Map<String, PluginStatus> with(Map<String, Path> arriving) {
        var after = Inventory.after(places, arriving, Set.of());
        after.statuses().stream()
                .filter(status -> arriving.containsKey(status.id()))
                .filter(status -> !status.state().runs())
                .findFirst()
                .ifPresent(status -> {
                    throw new Refusal(
                            Kind.INCOMPATIBLE,
                            "%s %s: %s".formatted(status.id(), status.version(), status.reason()));
                });
        requireNoneBroken(before.statuses(), after.statuses(), Kind.INCOMPATIBLE);
        return tried(after, arriving);
    }

    /// Refuses where a plugin that ran before would not afterwards.
    ///
    /// @param leaving ids
    void without(Set<String> leaving) {
        var after = Inventory.after(places, Map.of(), leaving);
        var stay = before.statuses().stream().filter(one -> !leaving.contains(one.id())).toList();
        requireNoneBroken(stay, after.statuses(), Kind.INCOMPATIBLE);
    }

    private static void requireNoneBroken(
            List<PluginStatus> before, List<PluginStatus> after, Kind kind) {
        var now = new HashMap<String, PluginStatus>();
        after.forEach(status -> now.put(status.id(), status));
        for (var old : before) {
            var status = now.get(old.id());
            if (!old.state().runs() || status == null) {
                continue;
            }
            if (!status.state().runs()) {
                throw new Refusal(
                        kind,
                        "%s %s would stop: %s".formatted(old.id(), old.version(), status.reason()));
            }
            if (!new HashSet<>(old.problems()).containsAll(status.problems())) {
                throw new Refusal(
                        kind,
                        "%s %s would suffer: %s"
                                .formatted(
                                        old.id(),
                                        old.version(),
                                        String.join("; ", status.problems())));
            }
        }
    }

    private Map<String, PluginStatus> tried(Inventory after, Map<String, Path> arriving) {
        var result = Trial.of(running(after), List.copyOf(arriving.keySet()), places.cache());
        if (!result.died().isEmpty()) {
            throw doesNotStart(String.join(", ", arriving.keySet()), result.died());
        }
        var tried = new HashMap<String, PluginStatus>();
        result.statuses().forEach(status -> tried.put(status.id(), status));
        for (var id : arriving.keySet()) {
            var status = tried.get(id);
            if (status == null || !status.state().runs()) {
                throw doesNotStart(id, status == null ? "it is not found" : status.reason());
            }
            if (!status.problems().isEmpty()) {
                throw doesNotStart(id, String.join("; ", status.problems()));
            }
        }
        requireOthersUnharmed(result.statuses(), arriving.keySet());
        return tried;
    }

    // Only a plugin with a trouble costs a second trial, which tells whether the trouble is new.
    private void requireOthersUnharmed(List<PluginStatus> after, Set<String> arriving) {
        var others = after.stream().filter(status -> !arriving.contains(status.id())).toList();
        boolean well =
                others.stream()
                        .allMatch(status -> status.state().runs() && status.problems().isEmpty());
        if (!well) {
            var was = Trial.of(running(before), List.of(), places.cache());
            requireNoneBroken(was.statuses(), others, Kind.DOES_NOT_START);
        }
    }

    private static List<Path> running(Inventory inventory) {
        return inventory.statuses().stream()
                .filter(status -> status.state().runs())
                .map(PluginStatus::file)
                .toList();
    }

    private static Refusal doesNotStart(String id, String why) {
        return new Refusal(
                Kind.DOES_NOT_START,
                "%s: does not start: %s; what was there before stays, tell its author"
                        .formatted(id, why));
    }
}
