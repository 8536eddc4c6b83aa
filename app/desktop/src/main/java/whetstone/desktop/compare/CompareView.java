package whetstone.desktop.compare;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.core.store.Verdicts.Tally;
import whetstone.desktop.compare.CompareModel.Show;
import whetstone.desktop.compare.Compared.Problem;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmColumn;
import whetstone.desktop.frame.EmptyState;

/// Two evaluations side by side.
public final class CompareView extends BorderPane {
    private final CompareModel model;
    private final TableView<Problem> table = new TableView<>();
    private final ListView<String> differences = new ListView<>();

    /// @param start what the view offers while there is nothing to compare
    public CompareView(CompareModel model, Command start) {
        this.model = model;
        setTop(choices());
        var empty =
                EmptyState.of(
                        MaterialDesignS.SCALE_BALANCE,
                        "Nothing to compare",
                        "Choose two evaluations above: of one run before and after, or of two runs.",
                        start);
        var body = body();
        Runnable fill =
                () -> {
                    setCenter(model.compared().get().isEmpty() ? empty : body);
                    model.compared()
                            .get()
                            .ifPresent(now -> differences.getItems().setAll(now.differences()));
                };
        model.compared().addListener((_, _, _) -> fill.run());
        fill.run();
    }

    private Node choices() {
        var swap = new Button("Swap", new FontIcon(MaterialDesignS.SWAP_HORIZONTAL));
        swap.setId("compare-swap");
        swap.setOnAction(_ -> model.swap());
        var bar =
                new FlowPane(
                        choice("left", model.left()),
                        new Label("", new FontIcon(MaterialDesignA.ARROW_RIGHT)),
                        choice("right", model.right()),
                        swap);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private ComboBox<Evaluation> choice(String side, ObjectProperty<@Nullable Evaluation> chosen) {
        var box = new ComboBox<>(model.evaluations());
        box.setId("compare-" + side);
        box.setAccessibleText("Evaluation on the " + side);
        box.setPromptText("evaluation");
        box.getStyleClass().add("wide-choice");
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    private Node body() {
        differences.getStyleClass().addAll("dense", "mono", "low");
        differences.setAccessibleText("Differences of the recipes");
        differences.setPlaceholder(new Label("The recipes are the same"));
        var answers = new AnswersPane(model);
        var differing = new VBox(heading("Recipes differ in"), differences);
        differing.managedProperty().bind(differing.visibleProperty());
        differing.visibleProperty().bind(model.compared().map(CompareView::ofTwoRuns));
        var beside = new VBox(differing, heading("Answers"), answers);
        beside.getStyleClass().add("stack");
        VBox.setVgrow(answers, Priority.ALWAYS);
        var split = new SplitPane(problems(), beside);
        split.setDividerPositions(0.5);
        var box = new VBox(new GainPane(model), split);
        VBox.setVgrow(split, Priority.ALWAYS);
        return box;
    }

    private static boolean ofTwoRuns(Optional<Compared> compared) {
        return compared.filter(now -> now.left().run() != now.right().run()).isPresent();
    }

    private Node problems() {
        var which = new ComboBox<Show>();
        which.setId("compare-show");
        which.setAccessibleText("Problems that are listed");
        which.getItems().setAll(Show.values());
        which.valueProperty().bindBidirectional(model.show());
        var count = new Label();
        Runnable tell = () -> count.setText("%,d problems".formatted(model.problems().size()));
        model.problems().addListener((javafx.beans.InvalidationListener) _ -> tell.run());
        tell.run();
        count.getStyleClass().add("text-muted");
        var row = new HBox(which, count);
        row.getStyleClass().add("row");
        columns();
        var box = new VBox(row, table);
        box.getStyleClass().add("stack");
        VBox.setVgrow(table, Priority.ALWAYS);
        return box;
    }

    private void columns() {
        add("Left", 4.5, problem -> share(problem.pair().left()));
        add("Right", 4.5, problem -> share(problem.pair().right()));
        add("Problem", 15.5, problem -> problem.task().prompt().replace("\n", " "));
        add("Domain", 10, problem -> problem.task().domain());
        add("Level", 4.4, problem -> problem.task().level());
        table.setItems(model.problems());
        table.setId("compare-problems");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText("Problems that both measured");
        table.setPlaceholder(new Label("No problem is " + Show.ONLY_RIGHT));
        model.show()
                .addListener(
                        (_, _, now) -> table.setPlaceholder(new Label("No problem is " + now)));
        var selection = table.getSelectionModel();
        selection
                .selectedItemProperty()
                .addListener((_, _, problem) -> {
                    if (problem != null) {
                        model.problem().set(problem);
                    }
                });
        model.problem().addListener((_, _, problem) -> selection.select(problem));
        selection.select(model.problem().get());
    }

    private static String share(Tally tally) {
        return "%d/%d".formatted(tally.correct(), tally.samples());
    }

    private <T> void add(String title, double ems, Function<Problem, T> value) {
        table.getColumns().add(EmColumn.of(title, ems, value));
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }
}
