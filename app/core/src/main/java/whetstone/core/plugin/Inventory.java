package whetstone.core.plugin;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What plugins there are, told without running anything of theirs.
///
/// @param statuses by id; nothing is said about what they contribute
public record Inventory(List<PluginStatus> statuses) {
    public Inventory {
        statuses = List.copyOf(statuses);
    }

    /// The plugins in `places`.
    public static Inventory of(PluginPlaces places) {
        return after(places, Map.of(), Set.of());
    }

    /// The plugins that there would be in `places` after a change.
    ///
    /// @param arriving zips by id, each in the place of the plugin of that id
    /// @param leaving ids of those that are gone
    public static Inventory after(
            PluginPlaces places, Map<String, Path> arriving, Set<String> leaving) {
        var discovery = Discovery.of(places);
        var there = new TreeMap<String, Candidate>();
        discovery.candidates().forEach(candidate -> there.put(candidate.id(), candidate));
        there.keySet().removeAll(leaving);
        arriving.forEach((id, file) -> {
            var zip = PluginZip.read(file);
            there.put(id, new Candidate(zip, PluginOrigin.INSTALLED, "", PluginState.TRUSTED, ""));
        });
        var candidates = Resolution.of(there.values(), Plugins.hostVersion());
        var statuses =
                candidates.stream()
                        .map(candidate ->
                                candidate.status(
                                        List.of(),
                                        Resolution.dependents(candidate.id(), candidates),
                                        List.of()));
        return new Inventory(
                Stream.concat(statuses, discovery.unreadable().stream())
                        .sorted(Comparator.comparing(PluginStatus::id))
                        .toList());
    }

    /// The plugin that is called `id`.
    public Optional<PluginStatus> find(String id) {
        return statuses.stream().filter(status -> status.id().equals(id)).findFirst();
    }
}
