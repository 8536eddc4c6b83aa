package whetstone.desktop.definition;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import whetstone.desktop.frame.Shown;

/// A task definition as a form, beside what a teacher would be told.
public final class DefinitionView extends BorderPane {
    private static final int LONG = 3; // rows
    private static final int SHORT = 2;

    private final DefinitionModel model;

    /// @param toRecipe shows the recipe that was made
    /// @param choose asks for the folder of texts, or a file of questions
    public DefinitionView(DefinitionModel model, Runnable toRecipe, Choosing choose) {
        this.model = model;
        setTop(bar(toRecipe));
        var scroll = new ScrollPane(form(choose));
        scroll.setFitToWidth(true);
        var split = new SplitPane(scroll, outcome());
        split.setDividerPositions(0.6);
        setCenter(split);
    }

    /// Asks a person for a place on the disk; empty where none is chosen.
    public record Choosing(Supplier<Optional<Path>> folder, Supplier<Optional<Path>> file) {}

    private Node bar(Runnable toRecipe) {
        var files = new ComboBox<>(model.files());
        files.setId("definitions");
        files.setAccessibleText("Task definition");
        files.setPromptText("Not saved yet");
        files.setConverter(
                new Shown<>(path ->
                        path == null ? "" : path.getFileName().toString().replace(".yaml", "")));
        files.getStyleClass().add("choice");
        files.valueProperty().bindBidirectional(model.file());
        var fresh = button("fresh", "New", MaterialDesignP.PLUS, model::fresh);
        var sample =
                button(
                        "sample-definition",
                        "Start from an example",
                        MaterialDesignL.LIGHTBULB_ON_OUTLINE,
                        model::sample);
        var save = button("check", "Save and check", MaterialDesignC.CHECK_BOLD, model::save);
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.busy().or(model.missing().isNotEmpty()));
        var recipe =
                button(
                        "to-recipe",
                        "Make a recipe",
                        MaterialDesignF.FILE_DOCUMENT_EDIT_OUTLINE,
                        () -> {
                            model.recipe();
                            toRecipe.run();
                        });
        recipe.setTooltip(
                new Tooltip(
                        "A recipe that has a teacher write problems of it, and trains on them"));
        recipe.disableProperty()
                .bind(model.told().isEmpty().or(model.mistake().isNotEmpty()).or(model.busy()));
        var bar = new FlowPane(files, fresh, sample, save, recipe);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private static Button button(String id, String title, Ikon icon, Runnable action) {
        var button = new Button(title, new FontIcon(icon));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node judges() {
        var judges = new ComboBox<>(model.verifiers());
        judges.setId("definition-answer");
        judges.setAccessibleText("Judged by");
        judges.getStyleClass().add("wide-choice");
        judges.valueProperty().bindBidirectional(model.answer());
        return judges;
    }

    private Node form(Choosing choose) {
        var form =
                new VBox(
                        titled("Name", line("name", model.name(), "A word or two")),
                        titled(
                                "What is asked, and what makes an answer right",
                                area(
                                        "description",
                                        model.description(),
                                        "As you would tell a person: Add two whole numbers.",
                                        LONG)),
                        titled(
                                "How a question is written",
                                area(
                                        "input-format",
                                        model.inputFormat(),
                                        "The numbers with a plus sign between them",
                                        SHORT)),
                        titled(
                                "How an answer is written",
                                area(
                                        "output-format",
                                        model.outputFormat(),
                                        "The sum as <answer>sum</answer>",
                                        SHORT)),
                        titled("Judged by", judges()),
                        titled("Examples, if you have any", examples()),
                        titled("Texts that questions draw on, if there are any", knowledge(choose)),
                        titled(
                                "Files of questions that you measure with, to stay clear of",
                                benchmarks(choose)),
                        titled(
                                "Truth, where the judge wants more than the answer as a text",
                                line(
                                        "truth",
                                        model.truth(),
                                        "JSON with {answer} where the answer goes")));
        form.getStyleClass().add("details");
        return form;
    }

    private static Node titled(String title, Node node) {
        var label = new Label(title);
        label.getStyleClass().add("heading");
        label.setLabelFor(node);
        return new VBox(label, node);
    }

    private static TextField line(String id, StringProperty text, String prompt) {
        return written(new TextField(), id, text, prompt);
    }

    private static TextArea area(String id, StringProperty text, String prompt, int rows) {
        var area = written(new TextArea(), id, text, prompt);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        return area;
    }

    private static <C extends TextInputControl> C written(
            C control, String id, StringProperty text, String prompt) {
        control.setId("definition-" + id);
        control.setPromptText(prompt);
        control.setAccessibleText(prompt);
        control.textProperty().bindBidirectional(text);
        return control;
    }

    private Node examples() {
        var rows = new VBox();
        rows.getStyleClass().add("rows");
        Runnable fill =
                () -> rows.getChildren().setAll(model.examples().stream().map(this::row).toList());
        model.examples().addListener((ListChangeListener<Example>) _ -> fill.run());
        fill.run();
        var add = button("add-example", "Add", MaterialDesignP.PLUS, model::addExample);
        return new VBox(rows, add);
    }

    private Node row(Example example) {
        var input = line("question", example.input(), "Question");
        var output = line("reply", example.output(), "Answer, as it is to be written");
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox.setHgrow(output, Priority.ALWAYS);
        var row = new HBox(input, output, remove(() -> model.examples().remove(example)));
        row.getStyleClass().add("row");
        return row;
    }

    private static Button remove(Runnable action) {
        var remove = button("", "", MaterialDesignC.CLOSE, action);
        remove.setAccessibleText("Remove");
        remove.getStyleClass().add("flat");
        return remove;
    }

    private Node knowledge(Choosing choose) {
        var folder = line("knowledge", model.knowledge(), "A folder of .txt, .md, .html, .jsonl");
        HBox.setHgrow(folder, Priority.ALWAYS);
        var browse =
                button(
                        "choose-knowledge",
                        "Choose",
                        MaterialDesignF.FOLDER_OPEN_OUTLINE,
                        () ->
                                choose.folder()
                                        .get()
                                        .ifPresent(path -> model.knowledge().set(path.toString())));
        var row = new HBox(folder, browse);
        row.getStyleClass().add("row");
        return row;
    }

    private Node benchmarks(Choosing choose) {
        var rows = new VBox();
        rows.getStyleClass().add("rows");
        Function<String, Node> row =
                path -> {
                    var one =
                            new HBox(
                                    new Label(path), remove(() -> model.benchmarks().remove(path)));
                    one.getStyleClass().add("row");
                    return one;
                };
        Runnable fill =
                () -> rows.getChildren().setAll(model.benchmarks().stream().map(row).toList());
        model.benchmarks().addListener((ListChangeListener<String>) _ -> fill.run());
        fill.run();
        var add =
                button(
                        "add-benchmark",
                        "Add",
                        MaterialDesignP.PLUS,
                        () ->
                                choose.file()
                                        .get()
                                        .ifPresent(
                                                path -> model.benchmarks().add(path.toString())));
        return new VBox(rows, add);
    }

    private Node outcome() {
        var told = new TextArea();
        told.setId("definition-told");
        told.setAccessibleText("What a teacher is told");
        told.setEditable(false);
        told.setWrapText(true);
        told.setPromptText("Save, and what a teacher would be told stands here.");
        told.textProperty().bind(model.told());
        VBox.setVgrow(told, Priority.ALWAYS);
        var wrong = new Label();
        wrong.setId("definition-mistake");
        wrong.getStyleClass().add("mistake");
        wrong.setWrapText(true);
        wrong.textProperty()
                .bind(
                        Bindings.when(model.missing().isNotEmpty())
                                .then(model.missing())
                                .otherwise(model.mistake()));
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        var heading = new Label("What a teacher is told");
        heading.getStyleClass().add("heading");
        var box = new VBox(wrong, heading, told);
        box.getStyleClass().add("details");
        return box;
    }
}
