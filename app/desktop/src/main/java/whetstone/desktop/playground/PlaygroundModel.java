package whetstone.desktop.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.audit.Attack;
import whetstone.core.store.TaskPages.Kind;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.plugins.Catalogue.Offer;
import whetstone.desktop.preview.PreviewModel;
import whetstone.desktop.process.Asking;
import whetstone.desktop.process.Asking.Question;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// A verifier, a truth and a completion, and what the verifier says of it, of attacks, and of settled cases.
public final class PlaygroundModel {
    // Half a character is an attack too, and UTF-8 has none.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Session session;
    private final Asking asking;
    private final Gate.Lane lane;
    private final Gate.Lane counting;
    private final PreviewModel preview;
    private final ObservableList<String> verifiers = FXCollections.observableArrayList();
    private final StringProperty verifier = new SimpleStringProperty("");
    private final IntegerProperty level = new SimpleIntegerProperty(2);
    private final StringProperty prompt = new SimpleStringProperty("");
    private final StringProperty truth = new SimpleStringProperty("");
    private final StringProperty completion = new SimpleStringProperty("");
    private final StringProperty expected = new SimpleStringProperty("correct");
    private final ObservableList<Judged> results = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper kept = new ReadOnlyIntegerWrapper();
    private long drawn;
    private boolean suggested;

    public PlaygroundModel(Session session, Catalogue catalogue, Jobs jobs) {
        this.session = session;
        asking = new Asking(session, jobs);
        lane = session.gate().lane();
        counting = session.gate().lane();
        preview = new PreviewModel(session.gate(), catalogue);
        verifier.addListener((_, _, _) -> {
            forget();
            picture();
        });
        truth.addListener((_, _, _) -> picture());
        catalogue.offer().addListener((_, _, offer) -> offer.ifPresent(this::fill));
        Runnable refill = () -> catalogue.offer().get().ifPresent(this::fill);
        session.run().addListener((_, _, _) -> refill.run());
        session.changes().addListener((_, _, _) -> refill.run());
        refill.run();
    }

    // Until somebody has drawn or written something, what the selected run is about.
    private void fill(Offer offer) {
        var all = offer.verifiers().stream().sorted().toList();
        if (!verifiers.equals(all)) {
            verifiers.setAll(all);
        }
        if (!verifiers.contains(verifier.get())) {
            offer.domains().stream().sorted().findFirst().ifPresent(verifier::set);
        }
        var open = session.workspace().get();
        long run = session.run().get();
        if (open.isPresent() && run > 0 && truth.get().isEmpty() && !suggested) {
            lane.load(() -> open.get().taskPages().kinds(run), this::suggest);
        }
    }

    private void suggest(List<Kind> kinds) {
        if (!kinds.isEmpty()
                && !suggested
                && drawn == 0
                && verifiers.contains(kinds.getFirst().domain())) {
            suggested = true;
            verifier.set(kinds.getFirst().domain());
            level.set(kinds.getFirst().level());
        }
    }

    // What was drawn for one verifier means nothing to another; what was written may.
    private void forget() {
        if (!prompt.get().isEmpty()) {
            List.of(prompt, truth, completion).forEach(text -> text.set(""));
        }
        show(new Gallery("", List.of()));
        var name = verifier.get();
        cases().ifPresent(all -> counting.load(() -> all.count(name), kept::set));
    }

    private Optional<Cases> cases() {
        return session.workspace().get().map(open -> new Cases(open.folder()));
    }

    // While a truth is being written it may not be one yet.
    private void picture() {
        var known = truth.get();
        preview.show(
                isJson(known)
                        ? Optional.of(
                                new Task(
                                        "",
                                        verifier.get(),
                                        level.get(),
                                        Split.TRAIN,
                                        prompt.get(),
                                        known,
                                        null,
                                        null))
                        : Optional.empty());
    }

    /// Draws the next task of the chosen domain and takes its truth.
    public void draw() {
        var line =
                CommandLine.of(
                        "tasks",
                        "draw",
                        verifier.get(),
                        "--level",
                        Integer.toString(level.get()),
                        "--seed",
                        Long.toString(drawn));
        drawn++;
        asking.ask(new Question<>("draw a task", line, PlaygroundModel::task, false), this::take);
    }

    // Warnings may stand before it.
    private static Optional<String> task(Path output) throws IOException {
        return Files.readAllLines(output).stream().filter(line -> line.startsWith("{")).findFirst();
    }

    private void take(Optional<String> line) {
        line.map(JSON::readTree)
                .ifPresent(task -> {
                    prompt.set(task.path("prompt").asString(""));
                    truth.set(task.path("truth").toString());
                    completion.set(task.path("reference").asString(""));
                    show(new Gallery("", List.of()));
                });
    }

    /// Judges the completion.
    public void judge() {
        judge(List.of(written("completion")));
    }

    /// Judges the completion and what is written to win without being right, on the same truth.
    public void attack() {
        var attempts = new ArrayList<>(List.of(written("as written")));
        attempts.addAll(Attack.general(truth.get(), completion.get()));
        judge(attempts);
    }

    private Attack written(String name) {
        return new Attack(name, truth.get(), completion.get());
    }

    private void judge(List<Attack> attempts) {
        if (!readable()) {
            return;
        }
        var folder = session.workspace().get().map(Workspace::folder).orElse(Path.of(""));
        var name = verifier.get();
        session.gate().load(() -> input(folder, attempts), input -> judge(name, attempts, input));
    }

    private boolean readable() {
        if (!isJson(truth.get())) {
            asking.refuse("truth: no JSON; draw a task, or write one such as {\"terms\":[1,2]}");
            return false;
        }
        return true;
    }

    private static boolean isJson(String text) {
        try {
            return !text.isBlank() && !JSON.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Path input(Path folder, List<Attack> attempts) throws IOException {
        var lines = new ArrayList<String>();
        for (var attempt : attempts) {
            var line = JSON.createObjectNode();
            line.set("truth", JSON.readTree(attempt.truth()));
            line.put("completion", attempt.completion());
            lines.add(JSON.writeValueAsString(line));
        }
        var place = Files.createDirectories(folder.resolve("logs").resolve("playground"));
        return Files.write(place.resolve("answers.jsonl"), lines);
    }

    private void judge(String name, List<Attack> attempts, Path input) {
        var result = input.resolveSibling("verdicts.jsonl");
        var line =
                CommandLine.of(
                        "verify", name, "--in", input.toString(), "--out", result.toString());
        asking.ask(
                new Question<>(
                        "judge",
                        line,
                        _ -> Gallery.judged(attempts, Files.readAllLines(result)),
                        false),
                this::show);
    }

    /// Has the chosen verifier attacked with all that ships with it, and at every level.
    public void gallery() {
        var line = inWorkspace("verifier", "attack", verifier.get(), "--json");
        asking.ask(
                new Question<>(
                        "attack " + verifier.get(),
                        line,
                        output -> Gallery.attacked(Files.readString(output)),
                        true),
                this::show);
    }

    /// Keeps the completion as a case whose verdict is [#expected].
    public void keep() {
        if (readable()) {
            var name = verifier.get();
            var known = written(expected.get());
            cases().ifPresent(all ->
                    counting.load(
                            () -> all.add(name, known.truth(), known.completion(), known.name()),
                            kept::set));
        }
    }

    /// Judges the cases that were kept, and counts false accepts and false rejects.
    public void audit() {
        var name = verifier.get();
        cases().ifPresent(all -> {
            var file = all.file(name).toString();
            var line = inWorkspace("verifier", "audit", name, "--cases", file, "--json");
            asking.ask(
                    new Question<>(
                            "audit " + name,
                            line,
                            output -> Gallery.audited(Files.readString(output)),
                            true),
                    this::show);
        });
    }

    private CommandLine inWorkspace(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        session.workspace()
                .get()
                .ifPresent(open -> all.addAll(List.of("--workspace", open.folder().toString())));
        return new CommandLine(all);
    }

    private void show(Gallery gallery) {
        outcome.set(gallery.verdict());
        results.setAll(gallery.lines());
    }

    /// The picture of the problem.
    PreviewModel preview() {
        return preview;
    }

    public ObservableList<String> verifiers() {
        return verifiers;
    }

    public StringProperty verifier() {
        return verifier;
    }

    public IntegerProperty level() {
        return level;
    }

    public ReadOnlyStringProperty prompt() {
        return prompt;
    }

    /// JSON.
    public StringProperty truth() {
        return truth;
    }

    public StringProperty completion() {
        return completion;
    }

    /// Label of the verdict that a kept case should get.
    public StringProperty expected() {
        return expected;
    }

    public ObservableList<Judged> results() {
        return results;
    }

    /// What the results come to, in a sentence; may be empty.
    public ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// How many cases are kept for the chosen verifier.
    public ReadOnlyIntegerProperty kept() {
        return kept.getReadOnlyProperty();
    }

    /// What went wrong; empty if nothing did.
    public ReadOnlyStringProperty mistake() {
        return asking.mistake();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty busy() {
        return asking.busy();
    }
}
