package whetstone.desktop.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.core.recipe.Form;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.RecipeFolder;
import whetstone.core.recipe.Recipes;
import whetstone.core.run.ForkPoint;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.recipe.Checked.Beside;
import whetstone.desktop.session.Saving;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The recipe that is edited: its text, what is wrong with it, and the command that runs it.
public final class RecipeModel {
    private final Session session;
    private final Catalogue catalogue;
    private final Jobs jobs;
    private final Path shipped;
    private final Gate.Lane checking;
    private final ObservableList<RecipeFile> files = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable RecipeFile> file = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Checked>> checked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty reuse = new SimpleBooleanProperty();
    private final ForkModel forking = new ForkModel();
    private String saved = "";
    private String resolved = "";

    /// @param shipped folder of the recipes that ship with the program
    public RecipeModel(Session session, Catalogue catalogue, Jobs jobs, Path shipped) {
        this.session = session;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.shipped = shipped;
        checking = session.gate().lane();
        checked.addListener((_, _, now) -> now.map(Checked::resolved).ifPresent(this::remember));
        text.addListener((_, _, now) -> {
            changed.set(!now.equals(saved));
            check();
        });
        file.addListener((_, _, next) -> open(next));
        forking.chosen().addListener((_, _, _) -> check());
        catalogue.offer().addListener((_, _, _) -> check());
        session.run().addListener((_, _, _) -> check());
        session.workspace().addListener((_, _, _) -> list(Optional.empty()));
        list(Optional.empty());
    }

    private void list(Optional<Path> then) {
        var own = session.workspace().get().map(Workspace::recipes);
        session.gate()
                .load(
                        () -> found(own),
                        all -> {
                            files.setAll(all);
                            then.or(() -> Optional.ofNullable(file.get()).map(RecipeFile::path))
                                    .flatMap(path ->
                                            all.stream()
                                                    .filter(f -> f.path().equals(path))
                                                    .findFirst())
                                    .or(() -> all.stream().findFirst())
                                    .ifPresent(file::set);
                        });
    }

    private List<RecipeFile> found(Optional<Path> own) throws IOException {
        var all = new ArrayList<RecipeFile>();
        if (own.isPresent()) {
            all.addAll(RecipeFile.of(own.get(), false));
        }
        all.addAll(RecipeFile.of(shipped, true));
        return all;
    }

    private void open(@Nullable RecipeFile next) {
        if (next != null) {
            forking.opened(next.path());
            session.gate()
                    .load(
                            () -> Files.readString(next.path()),
                            read -> {
                                saved = read;
                                text.set(read);
                                changed.set(false);
                            });
        }
    }

    private void check() {
        var offer = catalogue.offer().get();
        var now = text.get();
        if (offer.isEmpty() || now.isBlank()) {
            checked.set(Optional.empty());
            return;
        }
        var open = session.workspace().get();
        var fork = forking.point();
        long run = fork.map(point -> point.checkpoint().run()).orElse(session.run().get());
        checking.load(
                () -> {
                    var before =
                            open.filter(_ -> run > 0)
                                    .flatMap(workspace -> workspace.runs().find(run))
                                    .map(found -> found.start().recipe())
                                    .orElse("");
                    return Optional.of(Checked.of(now, offer.get(), new Beside(before, fork)));
                },
                checked::set);
    }

    // While a word is being written the recipe has a mistake; its keys were known before.
    private void remember(String now) {
        if (!now.isEmpty()) {
            resolved = now;
        }
    }

    /// What could be written at `caret`.
    Completion completion(int caret) {
        var names = new TreeSet<String>();
        catalogue
                .offer()
                .get()
                .ifPresent(offer -> {
                    names.addAll(offer.domains());
                    names.addAll(offer.algorithms().keySet());
                    names.addAll(offer.curators().keySet());
                    names.addAll(offer.plans().keySet());
                    names.addAll(offer.curricula().keySet());
                    names.addAll(offer.evaluators().keySet());
                });
        return Completion.of(text.get(), caret, resolved, names);
    }

    /// Puts the spelling that was meant in the place of what was written.
    public void fix() {
        checked.get()
                .flatMap(Checked::mistake)
                .filter(m -> !m.fix().isEmpty())
                .ifPresent(mistake -> {
                    var lines = new ArrayList<>(text.get().lines().toList());
                    for (int i = 0; i < lines.size(); i++) {
                        if ((mistake.line() == 0 || mistake.line() == i + 1)
                                && lines.get(i).contains(mistake.found())) {
                            lines.set(i, lines.get(i).replace(mistake.found(), mistake.fix()));
                            text.set(String.join("\n", lines) + "\n");
                            return;
                        }
                    }
                });
    }

    /// Writes another value into the text; what cannot be written is told to `refused`.
    void put(Form.Field field, String typed, Consumer<String> refused) {
        var now = text.get();
        session.gate()
                .load(
                        () -> Put.of(now, field, typed),
                        put -> {
                            if (!put.refusal().isEmpty()) {
                                refused.accept(put.refusal());
                            } else if (text.get().equals(now)) {
                                text.set(put.text());
                            }
                        });
    }

    /// A text with another value, or why there is none.
    private record Put(String text, String refusal) {
        static Put of(String text, Form.Field field, String typed) {
            try {
                return new Put(Recipes.put(text, field, typed), "");
            } catch (RecipeException e) {
                return new Put("", String.valueOf(e.getMessage()));
            }
        }
    }

    /// Saves; an edited recipe that shipped becomes the workspace's own.
    public void save() {
        save(() -> {});
    }

    private void save(Runnable then) {
        var at = target();
        var now = text.get();
        if (at.isPresent()) {
            session.gate()
                    .load(
                            () -> Saving.write(at.get(), now),
                            path -> {
                                saved = now;
                                changed.set(!text.get().equals(saved));
                                session.message().set("saved " + path.getFileName());
                                list(Optional.of(path));
                                then.run();
                            });
        }
    }

    /// Begins a recipe of one's own from the text that is open.
    public void saveAs(String name) {
        begin(name, text.get());
    }

    /// Writes `text` as a recipe of the workspace's own, and opens it.
    ///
    /// @param name of its file, without ending; one that is free where it is taken
    public void begin(String name, String text) {
        session.workspace()
                .get()
                .ifPresent(open ->
                        session.gate()
                                .load(
                                        () ->
                                                Saving.write(
                                                        Workspace.free(open.recipes(), name), text),
                                        path -> list(Optional.of(path))));
    }

    /// Copies a file into the workspace as a recipe of its own, and opens it.
    public void take(Path other) {
        var name = other.getFileName().toString().replaceFirst("\\.yaml$", "");
        session.workspace()
                .get()
                .ifPresent(open ->
                        session.gate()
                                .load(
                                        () ->
                                                Files.copy(
                                                        other,
                                                        Workspace.free(open.recipes(), name)),
                                        path -> list(Optional.of(path))));
    }

    /// Opens the recipe of the run that is looked at as one of the workspace's own, to go on from one of the run's
    /// checkpoints. Where it has none, first stages that the run did just so are taken from it.
    public void fork() {
        long run = session.run().get();
        session.workspace()
                .get()
                .filter(_ -> run > 0)
                .ifPresent(open ->
                        session.gate()
                                .load(
                                        () -> forked(open, run),
                                        forked -> {
                                            reuse.set(forked.points().isEmpty());
                                            forking.offer(forked.path(), forked.points());
                                            list(Optional.of(forked.path()));
                                        }));
    }

    /// A recipe of a run, and what a fork can go on from.
    private record Forked(Path path, List<ForkPoint> points) {}

    private static Forked forked(Workspace open, long run) throws IOException {
        var start = open.runs().find(run).orElseThrow().start();
        var path = Workspace.free(open.recipes(), start.name() + "-from-" + run);
        return new Forked(Saving.write(path, start.recipe()), ForkPoint.of(open, run));
    }

    private Optional<Path> target() {
        var current = file.get();
        if (current == null) {
            return Optional.empty();
        }
        return current.shipped()
                ? session.workspace()
                        .get()
                        .map(open -> new RecipeFolder(open.recipes()).path(current.name()))
                : Optional.of(current.path());
    }

    /// The command that runs what is open.
    public CommandLine command() {
        var current = file.get();
        var path = current == null ? "recipe.yaml" : argument(current);
        var folder = session.workspace().get().map(open -> open.folder().toString());
        var arguments = new ArrayList<>(List.of("run", path));
        folder.ifPresent(at -> arguments.addAll(List.of("--workspace", at)));
        arguments.addAll(beginning());
        return new CommandLine(arguments);
    }

    // One that ships is known by its name.
    private String argument(RecipeFile current) {
        if (changed.get()) {
            return target().orElse(current.path()).toString();
        }
        return current.shipped() ? current.name() : current.path().toString();
    }

    /// The command that says what a run of `path`, a copy of what is open, would take.
    CommandLine estimate(Path path) {
        var arguments = new ArrayList<>(List.of(path.toString()));
        arguments.addAll(beginning());
        return estimate(arguments);
    }

    /// The command that says what is left of a run that did not end.
    CommandLine estimateLeft(long run) {
        return estimate(List.of("--resume", Long.toString(run)));
    }

    private CommandLine estimate(List<String> of) {
        var arguments = new ArrayList<>(List.of("run", "--estimate", "--json"));
        session.workspace()
                .get()
                .ifPresent(
                        open -> arguments.addAll(List.of("--workspace", open.folder().toString())));
        arguments.addAll(of);
        return new CommandLine(arguments);
    }

    /// Where a run of it begins, as the command line is told.
    List<String> beginning() {
        return forking.point()
                .map(point -> List.of("--fork", point.text()))
                .orElseGet(() -> reuse.get() ? List.of("--reuse") : List.of());
    }

    /// Runs what is open as a process; saves it first.
    public void run() {
        var current = file.get();
        if (current == null || session.workspace().get().isEmpty()) {
            return;
        }
        if (changed.get()) {
            var line = command();
            save(() -> jobs.start(current.name(), line));
        } else {
            jobs.start(current.name(), command());
        }
    }

    public ObservableList<RecipeFile> files() {
        return files;
    }

    public ObjectProperty<@Nullable RecipeFile> file() {
        return file;
    }

    public StringProperty text() {
        return text;
    }

    /// Whether first stages that an earlier run did just so are taken from there.
    public BooleanProperty reuse() {
        return reuse;
    }

    /// Where it begins: at its start, or at a checkpoint of a run.
    public ForkModel forking() {
        return forking;
    }

    /// Whether the text differs from its file.
    public ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /// What the command line would say; empty while nobody knows.
    public ReadOnlyObjectProperty<Optional<Checked>> checked() {
        return checked.getReadOnlyProperty();
    }
}
