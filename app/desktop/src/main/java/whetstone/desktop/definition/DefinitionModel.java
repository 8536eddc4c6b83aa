package whetstone.desktop.definition;

import static java.util.regex.Matcher.quoteReplacement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.recipe.TaskDefinition.Demonstration;
import whetstone.core.store.Workspace;
import whetstone.core.synthesis.Definitions;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.process.Asking;
import whetstone.desktop.process.Asking.Question;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.recipe.RecipeModel;
import whetstone.desktop.session.Saving;
import whetstone.desktop.session.Session;

/// The task definition that is being written: its words, what is missing, and what the command line says of it.
public final class DefinitionModel {
    private static final String USUAL = "math/expression";

    // The definition that ships within the recipe, comments and all.
    private static final Pattern DEFINED =
            Pattern.compile("(?m)^( *)definition:.*\\R(?:\\1 +.*\\R)*");

    private final Session session;
    private final RecipeModel recipes;
    private final Path template;
    private final Asking asking;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
    private final ObservableList<String> verifiers = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final StringProperty inputFormat = new SimpleStringProperty("");
    private final StringProperty outputFormat = new SimpleStringProperty("");
    private final StringProperty answer = new SimpleStringProperty("");
    private final StringProperty truth = new SimpleStringProperty("");
    private final StringProperty knowledge = new SimpleStringProperty("");
    private final ObservableList<Example> examples = FXCollections.observableArrayList();
    private final ObservableList<String> benchmarks = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

    /// @param recipes opens the recipe that trains on a definition
    /// @param template the recipe that it is made from
    public DefinitionModel(
            Session session, Catalogue catalogue, Jobs jobs, RecipeModel recipes, Path template) {
        this.session = session;
        this.recipes = recipes;
        this.template = template;
        asking = new Asking(session, jobs);
        for (var text : List.of(name, description, answer, truth)) {
            text.addListener((_, _, _) -> missing.set(lacking()));
        }
        file.addListener((_, _, next) -> open(next));
        catalogue.offer().addListener((_, _, offer) -> offer.ifPresent(this::offer));
        catalogue.offer().get().ifPresent(this::offer);
        session.workspace().addListener((_, _, _) -> list(Optional.empty()));
        list(Optional.empty());
        fresh();
    }

    private void offer(Catalogue.Offer offer) {
        verifiers.setAll(offer.verifiers().stream().sorted().toList());
        if (answer.get().isEmpty() && verifiers.contains(USUAL)) {
            answer.set(USUAL);
        }
    }

    private void list(Optional<Path> then) {
        session.workspace()
                .get()
                .ifPresent(open ->
                        session.gate()
                                .load(
                                        () -> found(open.definitions()),
                                        all -> {
                                            files.setAll(all);
                                            then.ifPresent(file::set);
                                        }));
    }

    private static List<Path> found(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private void open(@Nullable Path next) {
        if (next != null) {
            session.gate().load(() -> TaskDefinition.read(next), this::show);
        }
    }

    private void show(TaskDefinition definition) {
        name.set(definition.name());
        description.set(definition.description());
        inputFormat.set(definition.inputFormat());
        outputFormat.set(definition.outputFormat());
        answer.set(definition.answer());
        truth.set(definition.truth());
        knowledge.set(definition.knowledge());
        examples.setAll(definition.demonstrations().stream().map(Example::of).toList());
        benchmarks.setAll(definition.benchmarks());
        told.set("");
        missing.set(lacking());
    }

    /// Begins another definition, with nothing in it.
    public void fresh() {
        file.set(null);
        show(TaskDefinition.defaults());
        addExample();
        answer.set(verifiers.contains(USUAL) ? USUAL : "");
    }

    /// Begins with the definition that works as it is.
    public void sample() {
        file.set(null);
        session.gate().load(DefinitionModel::starter, this::show);
    }

    private static TaskDefinition starter() throws IOException {
        var file = Files.createTempFile("definition", ".yaml");
        try {
            Files.writeString(file, Definitions.starter());
            return TaskDefinition.read(file);
        } finally {
            Files.delete(file);
        }
    }

    /// Makes room for another question.
    public void addExample() {
        examples.add(Example.of(Demonstration.defaults()));
    }

    private String lacking() {
        var lacking = new ArrayList<String>();
        if (name.get().isBlank()) {
            lacking.add("a name");
        }
        if (description.get().isBlank()) {
            lacking.add("what is asked");
        }
        if (answer.get().isBlank()) {
            lacking.add("who judges");
        }
        if (!truth.get().isBlank() && !truth.get().contains(TaskDefinition.ANSWER)) {
            lacking.add(TaskDefinition.ANSWER + " in the truth");
        }
        return lacking.isEmpty() ? "" : "Still missing: " + String.join(", ", lacking);
    }

    private TaskDefinition definition() {
        return new TaskDefinition(
                name.get().strip(),
                description.get().strip(),
                inputFormat.get().strip(),
                outputFormat.get().strip(),
                answer.get(),
                truth.get().strip(),
                examples.stream().filter(e -> !e.blank()).map(Example::demonstration).toList(),
                knowledge.get().strip(),
                List.copyOf(benchmarks));
    }

    /// Saves, and asks the command line whether it can be worked with; [#told] has the answer.
    public void save() {
        session.workspace().get().filter(_ -> missing.get().isEmpty()).ifPresent(this::save);
    }

    private void save(Workspace open) {
        var definition = definition();
        var current = file.get();
        session.gate()
                .load(
                        () -> write(open.definitions(), definition, current),
                        path -> {
                            list(Optional.of(path));
                            check(path);
                        });
    }

    private static Path write(Path folder, TaskDefinition definition, @Nullable Path current)
            throws IOException {
        var path = current == null ? Workspace.free(folder, slug(definition.name())) : current;
        return Saving.write(path, definition.write());
    }

    private static String slug(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var trimmed = plain.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "definition" : trimmed;
    }

    private void check(Path path) {
        told.set("");
        asking.ask(
                new Question<>(
                        "check " + path.getFileName(),
                        CommandLine.of("define", path.toString()),
                        Files::readString,
                        false),
                told::set);
    }

    /// Opens a recipe that has a teacher write problems of what was saved, and trains on them.
    public void recipe() {
        var path = file.get();
        if (path != null) {
            var title = slug(name.get());
            session.gate()
                    .load(
                            () -> recipe(Files.readString(template), path),
                            text -> recipes.begin(title, text));
        }
    }

    static String recipe(String template, Path definition) {
        var quoted = "'%s'".formatted(definition.toString().replace("'", "''"));
        return DEFINED.matcher(template)
                .replaceFirst(
                        found -> quoteReplacement(found.group(1) + "definition: " + quoted + "\n"));
    }

    /// The definitions of this workspace.
    public ObservableList<Path> files() {
        return files;
    }

    /// The one that is open; none while it was never saved.
    public ObjectProperty<@Nullable Path> file() {
        return file;
    }

    /// All that judge.
    public ObservableList<String> verifiers() {
        return verifiers;
    }

    public StringProperty name() {
        return name;
    }

    /// What is asked, and what makes an answer right.
    public StringProperty description() {
        return description;
    }

    public StringProperty inputFormat() {
        return inputFormat;
    }

    public StringProperty outputFormat() {
        return outputFormat;
    }

    /// The verifier.
    public StringProperty answer() {
        return answer;
    }

    /// The verifier's truth as JSON; empty where it is nothing but a text.
    public StringProperty truth() {
        return truth;
    }

    /// Folder of texts; empty for none.
    public StringProperty knowledge() {
        return knowledge;
    }

    public ObservableList<Example> examples() {
        return examples;
    }

    /// Files of questions that no problem may hold.
    public ObservableList<String> benchmarks() {
        return benchmarks;
    }

    /// What is not written yet, for people; empty once it can be saved.
    public ReadOnlyStringProperty missing() {
        return missing.getReadOnlyProperty();
    }

    /// What the command line says of what was saved: what a teacher would be told.
    public ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// What the command line finds wrong with it.
    public ReadOnlyStringProperty mistake() {
        return asking.mistake();
    }

    /// Whether the command line is being asked.
    public ReadOnlyBooleanProperty busy() {
        return asking.busy();
    }
}
