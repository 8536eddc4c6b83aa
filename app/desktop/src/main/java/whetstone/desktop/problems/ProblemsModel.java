package whetstone.desktop.problems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What needs a person, gathered from everywhere, each source replacing its own.
public final class ProblemsModel {

    /// Something that needs a person.
    ///
    /// @param source where it comes from, for example `recipe`
    /// @param text what was found and what to do
    /// @param jump leads to it
    public record Problem(String source, String text, Runnable jump) {}

    private final Map<String, List<Problem>> bySource = new LinkedHashMap<>();
    private final ObservableList<Problem> all = FXCollections.observableArrayList();

    /// Replaces what `source` has.
    public void set(String source, List<Problem> problems) {
        bySource.put(source, List.copyOf(problems));
        gather();
    }

    /// Adds to what `source` has.
    public void add(String source, String text) {
        var more = new ArrayList<>(bySource.getOrDefault(source, List.of()));
        if (more.stream().anyMatch(problem -> problem.text().equals(text))) {
            return; // what goes wrong every second is told once
        }
        more.add(new Problem(source, text, () -> {}));
        bySource.put(source, more);
        gather();
    }

    /// Takes `text` from what `source` has: it is over.
    public void drop(String source, String text) {
        var left = new ArrayList<>(bySource.getOrDefault(source, List.of()));
        if (left.removeIf(problem -> problem.text().equals(text))) {
            bySource.put(source, left);
            gather();
        }
    }

    private void gather() {
        all.setAll(bySource.values().stream().flatMap(List::stream).toList());
    }

    public ObservableList<Problem> all() {
        return all;
    }
}
