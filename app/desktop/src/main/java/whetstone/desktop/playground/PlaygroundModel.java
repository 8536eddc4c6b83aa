package whetstone.desktop.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.store.TaskPages.Cell;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.plugins.Catalogue.Offer;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// A verifier, a truth and a completion, and what the verifier says. Judged by the command line in a process of its
/// own: what a completion does to the verifier does nothing to the window.
public final class PlaygroundModel {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 60; // characters

    /// What the verifier said of one completion.
    ///
    /// @param name of the attempt
    /// @param millis that it took
    public record Judged(
            String name,
            String completion,
            String verdict,
            double credit,
            String why,
            double millis) {}

    private final Session session;
    private final Jobs jobs;
    private final Catalogue catalogue;
    private final Gate.Lane lane;
    private final ObservableList<String> verifiers = FXCollections.observableArrayList();
    private final StringProperty verifier = new SimpleStringProperty("");
    private final IntegerProperty level = new SimpleIntegerProperty(2);
    private final StringProperty prompt = new SimpleStringProperty("");
    private final StringProperty truth = new SimpleStringProperty("");
    private final StringProperty completion = new SimpleStringProperty("");
    private final ObservableList<Judged> results = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private String reference = "";
    private long drawn;
    private boolean suggested;

    public PlaygroundModel(Session session, Catalogue catalogue, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        this.catalogue = catalogue;
        lane = session.gate().lane();
        verifier.addListener((_, _, _) -> forget());
        catalogue.offer().addListener((_, _, _) -> fill());
        session.run().addListener((_, _, _) -> fill());
        session.changes().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        catalogue.offer().get().ifPresent(this::fill);
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
        if (open.isPresent() && run > 0 && truth.get().isEmpty()) {
            lane.load(() -> open.get().taskPages().cells(run), this::suggest);
        }
    }

    private void suggest(List<Cell> cells) {
        if (!cells.isEmpty()
                && !suggested
                && drawn == 0
                && verifiers.contains(cells.getFirst().domain())) {
            suggested = true;
            verifier.set(cells.getFirst().domain());
            level.set(cells.getFirst().level());
        }
    }

    // What was drawn for one verifier means nothing to another; what was written may.
    private void forget() {
        if (!prompt.get().isEmpty()) {
            List.of(prompt, truth, completion).forEach(text -> text.set(""));
        }
        results.clear();
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
        start(
                "draw a task",
                line,
                output -> {
                    for (var text : Files.readAllLines(output)) {
                        if (text.startsWith("{")) {
                            return List.of(text);
                        }
                    }
                    return List.of();
                },
                lines -> lines.forEach(this::take));
    }

    private void take(String line) {
        var task = JSON.readTree(line);
        prompt.set(task.path("prompt").asString(""));
        truth.set(task.path("truth").toString());
        reference = task.path("reference").asString("");
        completion.set(reference);
        results.clear();
    }

    /// Judges the completion.
    public void judge() {
        judge(List.of(new Attack("completion", completion.get())));
    }

    /// Judges the completion and everything that is known to fool verifiers.
    public void attack() {
        judge(Attack.on(completion.get()));
    }

    private void judge(List<Attack> attempts) {
        try {
            JSON.readTree(truth.get());
        } catch (JacksonException e) {
            mistake.set("truth: no JSON; draw a task, or write one such as {\"terms\":[1,2]}");
            return;
        }
        var folder = session.workspace().get().map(Workspace::folder).orElse(Path.of(""));
        busy.set(true);
        session.gate()
                .load(
                        () -> input(folder, attempts),
                        input -> {
                            var result = input.resolveSibling("verdicts.jsonl");
                            var line =
                                    CommandLine.of(
                                            "verify",
                                            verifier.get(),
                                            "--in",
                                            input.toString(),
                                            "--out",
                                            result.toString());
                            start(
                                    "judge",
                                    line,
                                    _ -> Files.readAllLines(result),
                                    lines -> show(attempts, lines));
                        });
    }

    private Path input(Path folder, List<Attack> attempts) throws IOException {
        var lines = new ArrayList<String>();
        for (var attempt : attempts) {
            var line = JSON.createObjectNode();
            line.set("truth", JSON.readTree(truth.get()));
            line.put("completion", attempt.text());
            lines.add(JSON.writeValueAsString(line));
        }
        var place = Files.createDirectories(folder.resolve("logs").resolve("playground"));
        return Files.write(place.resolve("answers.jsonl"), lines);
    }

    private interface Reading {
        List<String> read(Path output) throws IOException;
    }

    private void start(
            String title,
            CommandLine line,
            Reading reading,
            java.util.function.Consumer<List<String>> then) {
        busy.set(true);
        mistake.set("");
        jobs.start(
                title,
                line,
                (output, code) -> {
                    busy.set(false);
                    if (code == 0) {
                        session.gate().load(() -> reading.read(output), then);
                    } else {
                        session.gate()
                                .load(
                                        () -> Files.readString(output),
                                        text -> mistake.set(text.strip()));
                    }
                });
    }

    private void show(List<Attack> attempts, List<String> lines) {
        var all = new ArrayList<Judged>();
        for (int i = 0; i < Math.min(lines.size(), attempts.size()); i++) {
            var line = JSON.readTree(lines.get(i));
            var text = attempts.get(i).text();
            all.add(
                    new Judged(
                            attempts.get(i).name(),
                            text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text,
                            line.path("verdict").asString(""),
                            line.path("credit").asDouble(0),
                            line.path("why").asString(""),
                            line.path("millis").asDouble(0)));
        }
        results.setAll(all);
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

    public ObservableList<Judged> results() {
        return results;
    }

    /// What went wrong; empty if nothing did.
    public ReadOnlyStringProperty mistake() {
        return mistake.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }
}
