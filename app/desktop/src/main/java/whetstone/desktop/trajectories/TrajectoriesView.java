package whetstone.desktop.trajectories;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import whetstone.core.store.TrajectoryPages.Line;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.frame.Shown;

/// The trajectories of a stage: filters, the list, and the steps of the one that is chosen.
public final class TrajectoriesView extends BorderPane {
    private static final double LINES = 3.55;

    private final TrajectoriesModel model;
    private final ListView<Line> list;

    /// @param rollout shows one, by row id
    /// @param start what the view offers while there are no trajectories
    public TrajectoriesView(TrajectoriesModel model, Consumer<Long> rollout, Command start) {
        this.model = model;
        list = new ListView<>(model.lines());
        var empty =
                EmptyState.of(
                        MaterialDesignM.MAP_MARKER_PATH,
                        "No trajectories",
                        "Stages of type explore, and of type evaluate with turns, work on problems step by step with tools: every step is shown here, with its verdict.",
                        start);
        var body = new SplitPane(left(), new StepsPane(model, rollout));
        body.setDividerPositions(0.38);
        Runnable fill = () -> setCenter(model.stages().isEmpty() ? empty : body);
        model.stages().addListener((InvalidationListener) _ -> fill.run());
        fill.run();
        model.look();
    }

    private Node left() {
        list.setId("trajectories");
        list.getStyleClass().add("dense");
        list.setAccessibleText("Trajectories");
        list.setCellFactory(_ -> new TrajectoryCell());
        var nothing = new Label();
        nothing.textProperty()
                .bind(
                        Bindings.when(model.count().isEmpty())
                                .then("Reading…")
                                .otherwise("No trajectory passes these filters"));
        list.setPlaceholder(nothing);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> {
                    if (line != null) {
                        model.selected().set(line);
                    }
                });
        model.selected().addListener((_, _, line) -> follow(line));
        follow(model.selected().get());
        VBox.setVgrow(list, Priority.ALWAYS);
        var box = new VBox(filters(), bar(), list);
        box.getStyleClass().add("stack");
        return box;
    }

    private void follow(@Nullable Line line) {
        if (line != null && !line.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(line);
        }
    }

    private Node filters() {
        var grid = new GridPane();
        grid.getStyleClass().add("filters");
        grid.getColumnConstraints().addAll(half(), half());
        grid.add(choice("stage", model.stages(), model.stage()), 0, 0, 2, 1);
        grid.addRow(
                1,
                choice("outcome", of(TrajectoriesModel.OUTCOMES), model.outcome()),
                choice("filter", of(TrajectoriesModel.CHOICES), model.choice()));
        grid.addRow(
                2,
                choice("steps", of(TrajectoriesModel.STEPS), model.quality()),
                choice("end", of(TrajectoriesModel.ENDS), model.ended()));
        return grid;
    }

    private static ObservableList<String> of(List<String> values) {
        return FXCollections.observableArrayList(values);
    }

    private static ColumnConstraints half() {
        var column = new ColumnConstraints();
        column.setPercentWidth(50);
        return column;
    }

    private Node bar() {
        var count = new Label();
        count.setId("trajectories-count");
        count.textProperty().bind(model.count());
        count.getStyleClass().add("text-muted");
        // Two lines of text, however large that is.
        list.fixedCellSizeProperty().bind(count.fontProperty().map(font -> LINES * font.getSize()));
        var all = new Button("All", new FontIcon(MaterialDesignC.CLOSE));
        all.getStyleClass().add("flat");
        all.setAccessibleText("Clear the filters");
        all.setOnAction(_ -> model.clear());
        var more = new Button("Next page");
        more.getStyleClass().add("flat");
        more.visibleProperty().bind(model.more());
        more.managedProperty().bind(model.more());
        more.setOnAction(_ -> model.next());
        var bar = new FlowPane(count, all, more);
        bar.getStyleClass().add("chips");
        return bar;
    }

    private static Node choice(String name, ObservableList<String> values, StringProperty chosen) {
        var box = new ComboBox<>(values);
        box.setId("trajectory-" + name);
        box.setAccessibleText(name);
        box.setConverter(
                new Shown<>(value ->
                        value == null || value.equals(TrajectoriesModel.ANY)
                                ? "any " + name
                                : name + ": " + value));
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
