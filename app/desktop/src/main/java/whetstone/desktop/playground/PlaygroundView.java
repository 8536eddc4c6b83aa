package whetstone.desktop.playground;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.frame.PromptText;
import whetstone.desktop.playground.PlaygroundModel.Judged;
import whetstone.desktop.rollouts.Labels;

/// The verifier playground.
public final class PlaygroundView extends BorderPane {
    private static final int HIGHEST = 9;
    private static final String NOTHING_YET = "Draw a task, or write a truth and a completion.";

    private final PlaygroundModel model;

    public PlaygroundView(PlaygroundModel model) {
        this.model = model;
        setTop(bar());
        var inputs =
                new SplitPane(
                        titled(
                                "Truth, as the verifier knows it (JSON)",
                                area("truth", model.truth())),
                        titled("Completion to judge", area("completion", model.completion())));
        inputs.setPrefHeight(180);
        inputs.setMinHeight(130);
        var body = new VBox(prompt(), inputs, results());
        body.getStyleClass().add("details");
        VBox.setVgrow(inputs, Priority.SOMETIMES);
        setCenter(body);
    }

    private Node bar() {
        var verifiers = new ComboBox<>(model.verifiers());
        verifiers.setId("verifiers");
        verifiers.setAccessibleText("Verifier");
        verifiers.valueProperty().bindBidirectional(model.verifier());
        verifiers.setPrefWidth(220);
        var level = new Spinner<Integer>(0, HIGHEST, model.level().get());
        level.setPrefWidth(80);
        level.setAccessibleText("Level");
        level.valueProperty().addListener((_, _, now) -> model.level().set(now));
        model.level().addListener((_, _, now) -> level.getValueFactory().setValue(now.intValue()));
        var draw = new Button("Draw a task", new FontIcon(MaterialDesignD.DICE_MULTIPLE));
        draw.setId("draw");
        draw.setOnAction(_ -> model.draw());
        var judge = new Button("Judge", new FontIcon(MaterialDesignG.GAVEL));
        judge.setId("judge");
        judge.getStyleClass().add("accent");
        judge.setOnAction(_ -> model.judge());
        var attack = new Button("Try attacks", new FontIcon(MaterialDesignS.SHIELD_ALERT_OUTLINE));
        attack.setId("attack");
        attack.setOnAction(_ -> model.attack());
        for (var button : new Button[] {draw, judge, attack}) {
            button.disableProperty().bind(model.busy());
        }
        var wait = new ProgressIndicator();
        wait.setPrefSize(20, 20);
        wait.visibleProperty().bind(model.busy());
        var bar = new FlowPane(verifiers, new Label("Level"), level, draw, judge, attack, wait);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private Node prompt() {
        var prompt = new PromptText("Prompt");
        Runnable fill =
                () -> {
                    var text = model.prompt().get();
                    prompt.show(text.isEmpty() ? NOTHING_YET : text);
                };
        model.prompt().addListener((_, _, _) -> fill.run());
        fill.run();
        var mistake = new Label();
        mistake.setId("playground-mistake");
        mistake.textProperty().bind(model.mistake());
        mistake.setWrapText(true);
        mistake.getStyleClass().add("mistake");
        mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
        return new VBox(prompt, mistake);
    }

    private static Node area(String id, StringProperty text) {
        var area = new TextArea();
        area.setId(id);
        area.setAccessibleText(id);
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        area.textProperty().bindBidirectional(text);
        return area;
    }

    private static Node titled(String title, Node node) {
        var label = new Label(title);
        label.getStyleClass().add("heading");
        var box = new VBox(label, node);
        box.getStyleClass().add("stack");
        VBox.setVgrow(node, Priority.ALWAYS);
        return box;
    }

    private Node results() {
        var table = new TableView<>(model.results());
        table.setId("verdicts");
        table.setAccessibleText("Verdicts");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setPlaceholder(
                EmptyState.of(
                        MaterialDesignG.GAVEL,
                        "Not judged yet",
                        "Judge the completion, or try the answers that are known to fool verifiers."));
        add(table, "Attempt", 150, Judged::name);
        var verdict = add(table, "Verdict", 120, Judged::verdict);
        verdict.setCellFactory(_ -> new VerdictCell());
        add(table, "Mark", 60, judged -> "%.2f".formatted(judged.credit()));
        add(table, "Why", 330, Judged::why);
        add(table, "ms", 60, judged -> "%.1f".formatted(judged.millis()));
        add(table, "Completion", 200, judged -> judged.completion().replace("\n", "⏎"));
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static <T> TableColumn<Judged, T> add(
            TableView<Judged> table, String title, double width, Function<Judged, T> value) {
        var column = new TableColumn<Judged, T>(title);
        column.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(value.apply(data.getValue())));
        column.setPrefWidth(width);
        table.getColumns().add(column);
        return column;
    }

    private static final class VerdictCell extends TableCell<Judged, String> {
        @Override
        protected void updateItem(@Nullable String verdict, boolean empty) {
            super.updateItem(verdict, empty);
            setGraphic(empty || verdict == null ? null : Labels.of(verdict));
        }
    }
}
