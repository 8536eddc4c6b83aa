package whetstone.desktop.tasks;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import whetstone.core.store.TaskPages.Line;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.tasks.TasksModel.Kind;

/// The task explorer.
public final class TasksView extends BorderPane {
    private static final double MAP_HEIGHT = 150;
    private static final double NARROWEST = 84; // the widest of the short headings

    private final TasksModel model;
    private final TableView<Line> table = new TableView<>();
    private final TextArea problem = new TextArea();

    /// @param rollouts leads to the rollouts of a domain at a level
    /// @param start what the view offers while there are no tasks
    public TasksView(TasksModel model, BiConsumer<String, Integer> rollouts, Command start) {
        this.model = model;
        var empty =
                EmptyState.of(
                        MaterialDesignG.GRID,
                        "No tasks yet",
                        "Tasks appear as a run draws them: by domain and level, with the share that was solved.",
                        start);
        var map = new HeatMap(model::choose);
        var body = body(map, rollouts);
        Runnable fill =
                () -> {
                    map.show(model.cells().get());
                    setCenter(model.cells().get().isEmpty() ? empty : body);
                };
        model.cells().addListener((_, _, _) -> fill.run());
        fill.run();
    }

    private Node body(HeatMap map, BiConsumer<String, Integer> rollouts) {
        var scroll = new ScrollPane(map);
        scroll.setMinHeight(MAP_HEIGHT / 2);
        scroll.setMaxHeight(MAP_HEIGHT);
        var note =
                new Label(
                        "Share of samples that were correct. Dead tasks, solved never or always, teach nothing.");
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        columns();
        problem.setEditable(false);
        problem.setWrapText(true);
        problem.getStyleClass().addAll("mono", "prompt");
        problem.setAccessibleText("Problem and truth");
        var lower = new SplitPane(table, problem);
        lower.setDividerPositions(0.62);
        var box =
                new VBox(
                        heading("How often each kind was solved"),
                        scroll,
                        note,
                        bar(rollouts),
                        lower);
        box.getStyleClass().add("details");
        VBox.setVgrow(lower, Priority.ALWAYS);
        return box;
    }

    private Node bar(BiConsumer<String, Integer> rollouts) {
        var title = heading("");
        title.textProperty().bind(model.kind().map(Kind::title));
        var all = new Button("Show all", new FontIcon(MaterialDesignF.FILTER_OFF_OUTLINE));
        all.setOnAction(_ -> model.choose(Kind.ALL));
        all.disableProperty().bind(model.kind().map(Kind.ALL::equals));
        var more = new Button("Next page");
        more.disableProperty().bind(model.more().not());
        more.setOnAction(_ -> model.next());
        var go =
                new Button(
                        "Their rollouts",
                        new FontIcon(MaterialDesignC.COMMENT_TEXT_MULTIPLE_OUTLINE));
        go.disableProperty().bind(model.kind().map(kind -> kind.domain() == null));
        go.setOnAction(_ -> {
            var kind = model.kind().get();
            if (kind.domain() != null && kind.level() != null) {
                rollouts.accept(kind.domain(), kind.level());
            }
        });
        var bar = new FlowPane(title, all, go, more);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private void columns() {
        add("Domain", 140, line -> line.task().domain());
        add("Level", 54, line -> line.task().level());
        add("Correct", 80, Line::correct);
        add("Samples", 84, Line::samples);
        add("Split", 60, line -> line.task().split().label());
        add("Prompt", 120, line -> line.task().prompt().replace("\n", " "));
        table.setItems(model.lines());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setId("tasks");
        table.setAccessibleText("Tasks");
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> {
                    if (line != null) {
                        problem.setText(line.task().prompt() + "\n\ntruth\n" + line.task().truth());
                    }
                });
        model.lines().addListener((javafx.beans.InvalidationListener) _ -> selectOne());
        selectOne();
    }

    private void selectOne() {
        if (!model.lines().isEmpty() && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private <T> void add(String title, double width, Function<Line, T> value) {
        var column = new TableColumn<Line, T>(title);
        column.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(value.apply(data.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, NARROWEST));
        table.getColumns().add(column);
    }
}
