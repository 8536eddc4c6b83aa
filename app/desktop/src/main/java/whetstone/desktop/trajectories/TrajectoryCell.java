package whetstone.desktop.trajectories;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import whetstone.core.store.TrajectoryPages.Line;
import whetstone.desktop.rollouts.Labels;

/// A trajectory in the list: what it came to, how long it is, whether it is kept, and its problem.
final class TrajectoryCell extends ListCell<Line> {
    private final HBox first = new HBox();
    private final Label problem = new Label();
    private final VBox box = new VBox(first, problem);

    TrajectoryCell() {
        first.getStyleClass().add("row");
        problem.getStyleClass().addAll("mono", "text-muted");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var outcome = Labels.of(line.outcome());
        outcome.setMinWidth(USE_PREF_SIZE);
        var place = new Label(place(line));
        place.getStyleClass().add("text-muted");
        place.setAccessibleText("%d of %d steps good".formatted(line.good(), line.turns()));
        first.getChildren().setAll(outcome, gap, place);
        var kept = line.kept();
        if (kept != null) {
            first.getChildren().add(1, kept(kept));
        }
        problem.setText(line.prompt().strip().replace("\n", " ⏎ "));
        setGraphic(box);
    }

    static Label kept(boolean kept) {
        var icon =
                new FontIcon(
                        kept
                                ? MaterialDesignF.FILTER_CHECK_OUTLINE
                                : MaterialDesignF.FILTER_REMOVE_OUTLINE);
        icon.getStyleClass().add(kept ? "verdict-correct" : "verdict-unscorable");
        var label = new Label(kept ? "kept" : "dropped", icon);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String place(Line line) {
        return "%d/%d good · #%d".formatted(line.good(), line.turns(), line.position());
    }
}
