package whetstone.desktop.runs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.desktop.frame.Buttons;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmColumn;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.session.RunRow;

/// The table of runs.
public final class RunsView extends VBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final RunsModel model;
    private final TableView<RunRow> table = new TableView<>();
    private boolean following;

    /// @param start what an empty table offers
    /// @param open what Enter does with a run
    /// @param menu what can be asked of a run
    public RunsView(RunsModel model, Command start, Runnable open, List<Command> menu) {
        this.model = model;
        var filter = new TextField();
        filter.setPromptText("Filter: recipe, status, seed");
        filter.setAccessibleText("Filter runs");
        filter.setId("runs-filter");
        filter.textProperty().bindBidirectional(model.filter());
        getStyleClass().add("stack");
        getChildren().addAll(filter, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setId("runs");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText("Runs");
        table.setPlaceholder(
                EmptyState.of(
                        MaterialDesignF.FLAG_CHECKERED,
                        "No runs yet",
                        "The sample run teaches a small model to add, on the processor, in a few minutes.",
                        start));
        columns();
        select();
        var context = new ContextMenu();
        menu.forEach(command -> context.getItems().add(Buttons.item(command)));
        table.setContextMenu(context);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open.run();
            }
        });
    }

    private void columns() {
        add("#", 3, row -> row.run().id());
        add("Recipe", 8.5, RunRow::recipe);
        var state = add("Status", 6.5, RunRow::state);
        state.setCellFactory(_ -> new StateCell());
        add("pass@1", 8.5, RunRow::rates);
        add("Gain [95 %]", 11.5, RunRow::gain);
        add("Steps", 4.5, row -> row.run().steps());
        add("Seed", 4, row -> row.run().seed());
        add("Started", 7.5, row -> TIME.format(row.run().created().atZone(ZoneId.systemDefault())));
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
    }

    private <T> TableColumn<RunRow, T> add(String title, double ems, Function<RunRow, T> value) {
        var column = EmColumn.of(title, ems, value);
        table.getColumns().add(column);
        return column;
    }

    // The table follows the session and leads it; rows are replaced whenever a run moves, so by id.
    private void select() {
        var selection = table.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        selection
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<RunRow>)
                                _ -> {
                                    if (!following) {
                                        model.compare(List.copyOf(selection.getSelectedItems()));
                                    }
                                });
        model.session().changes().addListener((_, _, _) -> follow());
        model.session().shown().addListener((ListChangeListener<Long>) _ -> follow());
        follow();
    }

    private void follow() {
        var shown = model.session().shown();
        following = true;
        var selection = table.getSelectionModel();
        selection.clearSelection();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (shown.contains(table.getItems().get(i).run().id())) {
                selection.select(i);
            }
        }
        following = false;
    }

    private static final class StateCell extends TableCell<RunRow, RunRow.State> {
        @Override
        protected void updateItem(RunRow.@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            var icon = new FontIcon(icon(state));
            icon.getStyleClass().add("state-" + state.label());
            setGraphic(icon);
            setText(state.label());
        }

        private static Ikon icon(RunRow.State state) {
            return switch (state) {
                case RUNNING -> MaterialDesignP.PLAY_CIRCLE;
                case INTERRUPTED -> MaterialDesignL.LIGHTNING_BOLT_CIRCLE;
                case DONE -> MaterialDesignC.CHECK_CIRCLE;
                case FAILED -> MaterialDesignA.ALERT_CIRCLE;
                case STOPPED -> MaterialDesignS.STOP_CIRCLE;
                case PAUSED -> MaterialDesignP.PAUSE_CIRCLE;
            };
        }
    }
}
