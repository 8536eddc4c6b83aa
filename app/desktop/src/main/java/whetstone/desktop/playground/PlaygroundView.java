package whetstone.desktop.playground;

import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.desktop.frame.EmColumn;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.frame.PromptText;
import whetstone.desktop.preview.PreviewPane;
import whetstone.desktop.rollouts.Labels;

/// The verifier playground.
public final class PlaygroundView extends BorderPane {
    private static final int HIGHEST = 9;
    private static final double PICTURE = 0.66; // where it begins
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
        inputs.getStyleClass().add("inputs");
        var body = new VBox(prompt(), inputs, results());
        body.getStyleClass().add("details");
        VBox.setVgrow(inputs, Priority.SOMETIMES);
        // Where text is large, the verdicts keep some lines, and all of it scrolls.
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        beside(scroll);
    }

    // The picture takes its room only where there is one.
    private void beside(Node body) {
        var picture = new ScrollPane(new PreviewPane(model.preview()));
        picture.setFitToWidth(true);
        picture.getStyleClass().addAll("edge-to-edge", "aside");
        var both = new SplitPane(body);
        Runnable fill =
                () -> {
                    boolean wanted = model.preview().picture().get().isPresent();
                    if (wanted && both.getItems().size() == 1) {
                        both.getItems().add(picture);
                        both.setDividerPositions(PICTURE);
                    } else if (!wanted) {
                        both.getItems().remove(picture);
                    }
                };
        model.preview().picture().addListener((_, _, _) -> fill.run());
        fill.run();
        setCenter(both);
    }

    private Node bar() {
        var verifiers = new ComboBox<>(model.verifiers());
        verifiers.setId("verifiers");
        verifiers.setAccessibleText("Verifier");
        verifiers.valueProperty().bindBidirectional(model.verifier());
        verifiers.getStyleClass().add("choice");
        var level = new Spinner<Integer>(0, HIGHEST, model.level().get());
        level.getStyleClass().add("small-number");
        level.setAccessibleText("Level");
        level.valueProperty().addListener((_, _, now) -> model.level().set(now));
        model.level().addListener((_, _, now) -> level.getValueFactory().setValue(now.intValue()));
        var draw = button("draw", "Draw a task", MaterialDesignD.DICE_MULTIPLE, model::draw);
        var judge = button("judge", "Judge", MaterialDesignG.GAVEL, model::judge);
        judge.getStyleClass().add("accent");
        var bar = new FlowPane(verifiers, new Label("Level"), level, draw, judge);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private Node trials() {
        var shield = MaterialDesignS.SHIELD_ALERT_OUTLINE;
        var attack = button("attack", "Attack this task", shield, model::attack);
        var gallery = button("gallery", "Attack all levels", shield, model::gallery);
        var labels = new ComboBox<String>();
        labels.setAccessibleText("Verdict that is right");
        labels.getItems().setAll(Cases.LABELS);
        labels.valueProperty().bindBidirectional(model.expected());
        var keep = button("keep-case", "Keep as case", MaterialDesignP.PLUS, model::keep);
        var audit = button("audit", "", MaterialDesignC.CLIPBOARD_CHECK_OUTLINE, model::audit);
        audit.textProperty().bind(model.kept().map("Audit %s cases"::formatted));
        audit.disableProperty().unbind();
        audit.disableProperty().bind(model.busy().or(model.kept().isEqualTo(0)));
        var wait = new ProgressIndicator();
        wait.getStyleClass().add("ring");
        wait.visibleProperty().bind(model.busy());
        var bar = new FlowPane(attack, gallery, keep, labels, audit, wait);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private Button button(String id, String title, Ikon icon, Runnable action) {
        var button = new Button(title, new FontIcon(icon));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        button.disableProperty().bind(model.busy());
        return button;
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
        label.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(label, node);
        box.getStyleClass().add("stack");
        VBox.setVgrow(node, Priority.ALWAYS);
        return box;
    }

    private Node results() {
        var table = new TableView<>(model.results());
        table.setId("verdicts");
        table.setAccessibleText("Verdicts");
        table.getStyleClass().addAll("dense", "edge-to-edge", "some-lines");
        table.setPlaceholder(
                EmptyState.of(
                        MaterialDesignG.GAVEL,
                        "Not judged yet",
                        "Judge the completion, or try the answers that are known to fool verifiers."));
        var outcome = add(table, "", 3, Judged::outcome);
        outcome.setCellFactory(_ -> new OutcomeCell());
        add(table, "Attempt", 14.5, Judged::name);
        var verdict = add(table, "Verdict", 9, Judged::verdict);
        verdict.setCellFactory(_ -> new VerdictCell());
        add(table, "Why", 20, Judged::why);
        add(table, "ms", 4.5, judged -> millis(judged.millis()));
        add(table, "Completion", 15.5, judged -> judged.completion().replace("\n", "⏎"));
        var sentence = new Label();
        sentence.setId("playground-outcome");
        sentence.textProperty().bind(model.outcome());
        sentence.getStyleClass().add("heading");
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        var box = new VBox(trials(), sentence, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private static String millis(double millis) {
        return Double.isNaN(millis) ? "" : "%.1f".formatted(millis);
    }

    private static <T> TableColumn<Judged, T> add(
            TableView<Judged> table, String title, double ems, Function<Judged, T> value) {
        var column = EmColumn.of(title, ems, value);
        table.getColumns().add(column);
        return column;
    }

    private static final class OutcomeCell extends TableCell<Judged, Judged.Outcome> {
        @Override
        protected void updateItem(Judged.@Nullable Outcome outcome, boolean empty) {
            super.updateItem(outcome, empty);
            setGraphic(empty || outcome == null ? null : sign(outcome));
        }

        private static @Nullable Node sign(Judged.Outcome outcome) {
            return switch (outcome) {
                case HELD -> sign(MaterialDesignS.SHIELD_CHECK, "good", "held");
                case FELL -> sign(MaterialDesignS.SHIELD_OFF, "mistake", "fell");
                case OPEN -> null;
            };
        }

        private static Node sign(Ikon shape, String style, String words) {
            var icon = new FontIcon(shape);
            icon.getStyleClass().add(style);
            icon.setAccessibleText(words);
            return icon;
        }
    }

    private static final class VerdictCell extends TableCell<Judged, String> {
        @Override
        protected void updateItem(@Nullable String verdict, boolean empty) {
            super.updateItem(verdict, empty);
            setGraphic(empty || verdict == null ? null : Labels.of(verdict));
        }
    }
}
