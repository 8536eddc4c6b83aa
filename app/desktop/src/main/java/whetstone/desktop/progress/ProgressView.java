package whetstone.desktop.progress;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.progress.ProgressModel.Item;

/// What is under way, a bar each, and what came of what is over.
public final class ProgressView extends BorderPane {

    /// @param start what the view offers while nothing is under way
    public ProgressView(ProgressModel model, Command start) {
        var list = new ListView<>(model.items());
        list.setId("progress");
        list.setAccessibleText("Under way");
        list.getStyleClass().add("edge-to-edge");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(
                EmptyState.of(
                        MaterialDesignP.PROGRESS_CLOCK,
                        "Nothing is under way",
                        "Runs go on when this window is closed; those under way appear here.",
                        start));
        setCenter(list);
    }

    private static final class Cell extends ListCell<Item> {
        private static final double BAR = 8;
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label("", icon);
        private final Label state = new Label();
        private final Label detail = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final HBox first = new HBox(title, state);
        private final VBox box = new VBox(first, bar, detail);

        Cell() {
            detail.getStyleClass().add("text-muted");
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setMinHeight(BAR);
            bar.managedProperty().bind(bar.visibleProperty());
            first.getStyleClass().add("row");
            box.getStyleClass().add("stack");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            title.setText(item.title());
            state.setText(item.state());
            detail.setText(item.detail());
            bar.setProgress(item.share());
            bar.setVisible(item.running());
            var word = item.word();
            icon.setIconCode(icon(word));
            icon.getStyleClass().setAll("ikonli-font-icon", "state-" + word);
            state.getStyleClass().setAll("label", word.equals("failed") ? "mistake" : "text-muted");
            setGraphic(box);
        }

        private static Ikon icon(String state) {
            return switch (state) {
                case "running" -> MaterialDesignP.PLAY_CIRCLE;
                case "done" -> MaterialDesignC.CHECK_CIRCLE;
                case "stopped" -> MaterialDesignS.STOP_CIRCLE;
                default -> MaterialDesignA.ALERT_CIRCLE;
            };
        }
    }
}
