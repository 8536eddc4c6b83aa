package whetstone.desktop.plugins;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import whetstone.desktop.frame.EmptyState;

/// Every plugin with its state, and one of them whole.
final class InstalledPane extends SplitPane {
    private final PluginsModel model;
    private final ObservableList<PluginRow> rows = FXCollections.observableArrayList();
    private final ListView<PluginRow> list = new ListView<>(rows);
    private boolean following;

    InstalledPane(PluginsModel model) {
        this.model = model;
        list.setId("plugins-list");
        list.setAccessibleText("Plugins");
        list.getStyleClass().addAll("edge-to-edge", "plugins");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(
                EmptyState.of(
                        MaterialDesignP.PUZZLE_OUTLINE,
                        "No plugins",
                        "Install one from a file, drop its zip here, or add a site."));
        getItems().setAll(list, new PluginDetails(model));
        setDividerPositions(0.3);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (!following && row != null) {
                        model.chosen().set(row.id());
                    }
                });
        model.snapshot().addListener((_, _, _) -> follow());
        model.chosen().addListener((_, _, _) -> follow());
        follow();
    }

    // Rows are replaced whenever something moves, so by id.
    private void follow() {
        following = true;
        if (!rows.equals(model.rows())) {
            rows.setAll(model.rows());
        }
        for (var row : rows) {
            if (row.id().equals(model.chosen().get())) {
                list.getSelectionModel().select(row);
                list.scrollTo(Math.max(0, rows.indexOf(row) - 2));
            }
        }
        following = false;
        if (list.getSelectionModel().isEmpty() && !rows.isEmpty()) {
            model.chosen().set(rows.getFirst().id());
        }
    }

    /// The sign of a state.
    static FontIcon icon(PluginRow row) {
        var icon = new FontIcon(sign(row));
        icon.getStyleClass().add(colour(row));
        return icon;
    }

    private static Ikon sign(PluginRow row) {
        if (row.pending()) {
            return MaterialDesignR.RESTART_ALERT;
        }
        return row.state()
                .<Ikon>map(state ->
                        switch (state) {
                            case BUNDLED, TRUSTED ->
                                    row.problems().isEmpty()
                                            ? MaterialDesignC.CHECK_CIRCLE
                                            : MaterialDesignA.ALERT_CIRCLE;
                            case UNTRUSTED -> MaterialDesignS.SHIELD_ALERT_OUTLINE;
                            case DISABLED -> MaterialDesignP.PAUSE_CIRCLE;
                            case QUARANTINED, INCOMPATIBLE, BROKEN -> MaterialDesignA.ALERT_CIRCLE;
                        })
                .orElse(MaterialDesignT.TRASH_CAN_OUTLINE);
    }

    private static String colour(PluginRow row) {
        return row.state()
                .map(state ->
                        switch (state) {
                            case BUNDLED, TRUSTED -> row.problems().isEmpty() ? "good" : "mistake";
                            case DISABLED -> "state-paused";
                            case UNTRUSTED, QUARANTINED, INCOMPATIBLE, BROKEN -> "mistake";
                        })
                .orElse("absent");
    }

    private static final class Cell extends ListCell<PluginRow> {
        private final Label id = new Label();
        private final Label about = new Label();
        private final HBox sign = new HBox();
        private final HBox line;

        Cell() {
            id.getStyleClass().add("strong");
            about.getStyleClass().addAll("text-muted", "field-title");
            var words = new VBox(id, about);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(sign, words);
            line.getStyleClass().add("row");
            sign.getStyleClass().add("row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PluginRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            id.setText(row.id());
            var update = row.newer().isEmpty() ? "" : " · update to " + row.newer();
            about.setText("%s · %s%s".formatted(row.version(), row.label(), update));
            sign.getChildren().setAll(icon(row));
            setGraphic(line);
            setAccessibleText(row.id() + " " + about.getText());
        }
    }
}
