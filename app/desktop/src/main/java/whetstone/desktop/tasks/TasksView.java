package whetstone.desktop.tasks;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
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
import whetstone.desktop.frame.EmColumn;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.preview.PreviewPane;
import whetstone.desktop.tasks.TasksModel.Kind;

/// The task explorer.
public final class TasksView extends BorderPane {
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
        var body = body(rollouts);
        var wait =
                EmptyState.of(
                        MaterialDesignG.GRID, "Counting", "Every sample of the run is looked at.");
        Runnable fill =
                () ->
                        setCenter(
                                !model.overview().get().cells().isEmpty()
                                        ? body
                                        : model.counting().get() ? wait : empty);
        model.overview().addListener((_, _, _) -> fill.run());
        model.counting().addListener((_, _, _) -> fill.run());
        fill.run();
        model.look();
    }

    private Node maps() {
        var levels = new HeatMap(model::choose);
        var periods = new HeatMap(model::choose);
        var stage = heading("");
        Runnable fill =
                () -> {
                    var now = model.overview().get();
                    levels.show(now.cells());
                    periods.show(now.periods(), TasksModel.PERIODS);
                    stage.setText("Over the steps of " + now.stage());
                    stage.setVisible(!now.stage().isEmpty());
                };
        model.overview().addListener((_, _, _) -> fill.run());
        fill.run();
        var rows = new VBox(heading("Share of samples that were correct"), levels, stage, periods);
        var scroll = new ScrollPane(rows);
        return scroll;
    }

    private Node difficulty() {
        var note =
                new Label(
                        "Correct samples, % at most. Dead tasks, solved never or always, teach nothing. Draw over bars to list theirs.");
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        var histogram = new HistogramPane(model);
        VBox.setVgrow(histogram, Priority.ALWAYS);
        var box = new VBox(heading("Tasks by how often they were solved"), histogram, note);
        box.getStyleClass().add("stack");
        return box;
    }

    private Node body(BiConsumer<String, Integer> rollouts) {
        var upper = new SplitPane(maps(), difficulty());
        upper.setDividerPositions(0.5);
        upper.getStyleClass().add("overview");
        columns();
        problem.setEditable(false);
        problem.setWrapText(true);
        problem.setMinWidth(0); // its forty columns would push the table aside
        problem.getStyleClass().addAll("mono", "prompt");
        problem.setAccessibleText("Problem and truth");
        var lower = new SplitPane(table, chosen());
        lower.setDividerPositions(0.62);
        var box = new VBox(upper, bar(rollouts), lower);
        box.getStyleClass().add("details");
        VBox.setVgrow(lower, Priority.ALWAYS);
        return box;
    }

    private Node chosen() {
        var picture = new PreviewPane(model.preview());
        var both = new VBox(picture, problem);
        both.getStyleClass().add("stack");
        var scroll = new ScrollPane(both);
        scroll.setMinWidth(0);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(problem, Priority.ALWAYS);
        return scroll;
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
        add("Domain", 8, line -> line.task().domain());
        add("Level", 3.6, line -> line.task().level());
        add("Correct", 5, line -> "%d of %d".formatted(line.correct(), line.samples()));
        add("Split", 4.6, line -> line.task().split().label());
        add("Prompt", 8, line -> line.task().prompt().replace("\n", " "));
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
                        model.preview().show(Optional.of(line.task()));
                    }
                });
        model.lines().addListener((ListChangeListener<Line>) _ -> selectOne());
        selectOne();
    }

    private void selectOne() {
        if (!model.lines().isEmpty() && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private <T> void add(String title, double ems, Function<Line, T> value) {
        table.getColumns().add(EmColumn.least(title, ems, value));
    }
}
