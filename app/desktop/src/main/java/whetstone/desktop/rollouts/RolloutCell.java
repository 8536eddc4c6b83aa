package whetstone.desktop.rollouts;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import whetstone.core.store.RolloutPages.Line;

/// A rollout in the list: how it was judged, where it stands, how it begins.
final class RolloutCell extends ListCell<Line> {
    private final FontIcon icon = new FontIcon();
    private final Label verdict = new Label("", icon);
    private final Label reward = new Label();
    private final Label place = new Label();
    private final Label start = new Label();
    private final VBox box;

    RolloutCell() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        place.getStyleClass().add("text-muted");
        reward.getStyleClass().add("number");
        verdict.setMinWidth(Region.USE_PREF_SIZE);
        reward.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(verdict, reward, gap, place);
        first.getStyleClass().add("row");
        start.getStyleClass().addAll("mono", "text-muted");
        box = new VBox(first, start);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        icon.setIconCode(Labels.icon(line.label()));
        icon.getStyleClass().setAll("ikonli-font-icon", "verdict-" + line.label());
        verdict.setText(line.label());
        reward.setText("%.2f".formatted(line.reward()));
        place.setText(
                // Where there is little room, it is the stage that a list says once already.
                "g%d.%d · L%d · %s %d"
                        .formatted(
                                line.group(),
                                line.member(),
                                line.level(),
                                line.stage(),
                                line.step()));
        start.setText(line.start().replace("\n", "⏎"));
        setGraphic(box);
    }
}
