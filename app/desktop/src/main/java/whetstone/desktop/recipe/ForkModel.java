package whetstone.desktop.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import whetstone.core.run.ForkPoint;

/// Where the recipe that is open begins: at its start, or at a checkpoint of the run that it was forked from.
public final class ForkModel {

    /// Where a run can begin.
    ///
    /// @param point a checkpoint; empty for the recipe's start
    public record Origin(Optional<ForkPoint> point) {

        static final Origin START = new Origin(Optional.empty());

        @Override
        public String toString() {
            return point.map(at ->
                            "from run %d, after %s step %d%s"
                                    .formatted(
                                            at.checkpoint().run(),
                                            at.stage(),
                                            at.checkpoint().step(),
                                            at.checkpoint().asked() ? " (asked for)" : ""))
                    .orElse("from the start");
        }
    }

    private final ObservableList<Origin> origins = FXCollections.observableArrayList(Origin.START);
    private final ObjectProperty<Origin> chosen = new SimpleObjectProperty<>(Origin.START);
    private Optional<Path> recipe = Optional.empty();

    /// Lets a recipe begin at one of `points`; the likeliest is chosen.
    void offer(Path forked, List<ForkPoint> points) {
        begin(Optional.of(forked));
        points.forEach(point -> origins.add(new Origin(Optional.of(point))));
        chosen.set(usual(points).map(point -> new Origin(Optional.of(point))).orElse(Origin.START));
    }

    // One that was asked for, or one within a stage: at a stage's end there is little to change.
    private static Optional<ForkPoint> usual(List<ForkPoint> points) {
        return points.stream()
                .filter(point -> point.checkpoint().asked())
                .findFirst()
                .or(() -> points.stream().filter(point -> within(point, points)).findFirst())
                .or(() -> points.stream().findFirst());
    }

    private static boolean within(ForkPoint point, List<ForkPoint> points) {
        return points.stream()
                .anyMatch(other ->
                        other.stage().equals(point.stage())
                                && other.checkpoint().step() > point.checkpoint().step());
    }

    /// Another recipe begins at its start.
    void opened(Path path) {
        if (!recipe.equals(Optional.of(path))) {
            begin(Optional.empty());
        }
    }

    // What is chosen never leaves the list.
    private void begin(Optional<Path> forked) {
        recipe = forked;
        chosen.set(Origin.START);
        origins.removeIf(origin -> origin.point().isPresent());
    }

    /// The checkpoint that is chosen.
    Optional<ForkPoint> point() {
        return chosen.get().point();
    }

    /// Where the recipe can begin.
    public ObservableList<Origin> origins() {
        return origins;
    }

    public ObjectProperty<Origin> chosen() {
        return chosen;
    }

    /// Whether there is a choice.
    public BooleanBinding offered() {
        return Bindings.size(origins).greaterThan(1);
    }

    /// Whether the run goes on from a checkpoint.
    public BooleanBinding forked() {
        return Bindings.createBooleanBinding(() -> point().isPresent(), chosen);
    }
}
