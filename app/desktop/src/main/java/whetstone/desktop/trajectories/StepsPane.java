package whetstone.desktop.trajectories;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import whetstone.core.store.TrajectoryPages.Line;
import whetstone.desktop.frame.Wrapping;
import whetstone.desktop.preview.PreviewPane;
import whetstone.desktop.rollouts.Labels;

/// One trajectory: its problem, what became of it, and a card for each of its steps.
final class StepsPane extends ScrollPane {
    private final TrajectoriesModel model;
    private final Consumer<Long> rollout;
    private final PreviewPane preview;
    private final VBox box = new VBox();

    /// @param rollout shows one, by row id
    StepsPane(TrajectoriesModel model, Consumer<Long> rollout) {
        this.model = model;
        this.rollout = rollout;
        preview = new PreviewPane(model.preview());
        box.getStyleClass().add("steps");
        setId("steps");
        setContent(box);
        setFitToWidth(true);
        setMinWidth(0);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText("The trajectory, step by step");
        model.steps().addListener((ListChangeListener<Step>) _ -> fill());
        fill();
    }

    private void fill() {
        box.getChildren().clear();
        var line = model.selected().get();
        if (line == null || model.steps().isEmpty()) {
            return;
        }
        box.getChildren().addAll(head(line), preview);
        model.steps().forEach(step -> box.getChildren().add(card(step)));
        setVvalue(0);
    }

    private static Node head(Line line) {
        var ended =
                new Label(
                        "ended: " + line.ended().label(),
                        new FontIcon(MaterialDesignF.FLAG_CHECKERED));
        var head =
                new VBox(
                        heading("Problem %d".formatted(line.position())),
                        verbatim(line.prompt().strip(), "verbatim"),
                        row("Outcome", Labels.of(line.outcome()), wrapped(line.why()), ended));
        head.getStyleClass().add("step-head");
        var kept = line.kept();
        var reason = line.reason();
        if (kept != null && reason != null) {
            var chosen =
                    kept
                            ? row("Filter", TrajectoryCell.kept(true))
                            : row("Filter", TrajectoryCell.kept(false), wrapped(reason));
            head.getChildren().add(chosen);
        }
        head.getChildren().addAll(field("Truth"), verbatim(line.truth(), "verbatim"));
        return head;
    }

    private static Node row(String name, Label... parts) {
        var title = field(name);
        title.getStyleClass().add("row-title");
        var row = new FlowPane(title);
        row.getStyleClass().add("chips");
        for (var part : parts) {
            row.getChildren().add(Wrapping.in(row, part));
        }
        return row;
    }

    private Node card(Step step) {
        var card = new VBox(title(step));
        card.getStyleClass().addAll("card", "step");
        if (!step.reasoning().isEmpty()) {
            card.getChildren().addAll(field("Reasoning"), wrapped(step.reasoning()));
        }
        card.getChildren().addAll(field(named(step)), verbatim(step.action(), "verbatim"));
        if (!step.observation().isEmpty()) {
            card.getChildren()
                    .addAll(
                            field(step.failed() ? "Observation, an error" : "Observation"),
                            verbatim(step.observation(), step.failed() ? "error" : "observation"));
        }
        return card;
    }

    private static String named(Step step) {
        return switch (step.title()) {
            case "answer" -> "Answer";
            case "no readable action" -> "What was written";
            default -> "Asked";
        };
    }

    private Node title(Step step) {
        var name = new Label("Step %d · %s".formatted(step.number(), step.title()));
        name.getStyleClass().add("heading");
        var why = new Label(step.why());
        why.getStyleClass().add("text-muted");
        var words = new FlowPane();
        words.getStyleClass().add("chips");
        for (var label : List.of(name, Labels.of(step.label()), why)) {
            words.getChildren().add(Wrapping.in(words, label));
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var tokens = new Button("Tokens", new FontIcon(MaterialDesignC.COMMENT_TEXT_OUTLINE));
        tokens.getStyleClass().addAll("flat", "small");
        tokens.setMinWidth(Region.USE_PREF_SIZE);
        tokens.setAccessibleText("Tokens of step %d".formatted(step.number()));
        tokens.setOnAction(_ -> rollout.accept(step.rollout()));
        var row = new HBox(words, tokens);
        row.getStyleClass().add("top-row");
        return row;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label field(String text) {
        var label = new Label(text);
        label.getStyleClass().add("field-title");
        return label;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label verbatim(String text, String style) {
        var label = wrapped(text);
        label.getStyleClass().add(style);
        label.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(label, Priority.NEVER);
        return label;
    }
}
