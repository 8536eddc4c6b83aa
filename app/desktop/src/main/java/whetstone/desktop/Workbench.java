package whetstone.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import whetstone.desktop.curves.CurvesView;
import whetstone.desktop.frame.Buttons;
import whetstone.desktop.frame.Docking;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.frame.Frame;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.frame.PaletteModel.Entry;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.frame.Theme;
import whetstone.desktop.preferences.PreferencesModel;
import whetstone.desktop.problems.ProblemsModel.Problem;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.recipe.Checked;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.status.StatusView;
import whetstone.desktop.thread.Gate;

/// The workbench: puts its parts together and leads what one part says to the others.
public final class Workbench implements Commands.Shell {
    private static final String LAYOUT = "layout.";
    private static final String PERSPECTIVE = "perspective";
    private static final Duration PULSE = Duration.ofSeconds(1);

    private final Gate gate;
    private final Dialogs dialogs;
    private final Models models;
    private final Theme theme = new Theme();
    private final Docking docking;
    private final Keys keys;
    private final Frame frame;
    private final Set<Long> interrupted = new HashSet<>();
    private boolean restored;
    private long ticks;

    public Workbench(Gate gate, Installation installation, Launcher launcher, Dialogs dialogs) {
        this.gate = gate;
        this.dialogs = dialogs;
        models = Models.of(gate, installation, launcher);
        var views = new Views(models, theme, this::keys, this::show, this::export).all();
        keys = new Keys(new Commands(models, installation, this).all(views));
        docking =
                new Docking(
                        views,
                        EmptyState.of(
                                MaterialDesignV.VIEW_DASHBOARD_OUTLINE,
                                "No view is open here",
                                "Open one from the menu View, or take this perspective back to how it was.",
                                keys.command("reset-layout")));
        frame =
                new Frame(
                        keys,
                        docking,
                        models.palette(),
                        new StatusView(models.status(), models.session().message()),
                        Commands.menus(views),
                        Commands.TOOLBAR);
        theme.choose(Theme.Choice.SYSTEM);
        docking.use(Perspective.TRAIN);
        connect();
    }

    private void connect() {
        gate.onFailure(text -> {
            models.session().message().set(text);
            models.problems().add("workspace", text);
        });
        models.preferences().values().addListener((_, _, values) -> apply(values));
        models.preferences()
                .loads()
                .addListener((_, _, _) -> {
                    apply(models.preferences().values().get());
                    restored = true;
                    restore(models.preferences().values().get());
                });
        models.session().changes().addListener((_, _, _) -> watchRuns());
        models.recipe().checked().addListener((_, _, checked) -> tell(checked));
        models.catalogue()
                .offer()
                .addListener((_, _, offer) ->
                        offer.ifPresent(found ->
                                models.problems()
                                        .set(
                                                "plugins",
                                                found.problems().stream()
                                                        .map(p ->
                                                                new Problem(
                                                                        "plugin " + p.id(),
                                                                        p.what(),
                                                                        () -> show("plugins")))
                                                        .toList())));
        models.jobs().jobs().addListener((javafx.beans.InvalidationListener) _ -> watchJobs());
        models.palette().add(this::commandEntries);
        models.palette().add(this::runEntries);
        models.palette().add(this::recipeEntries);
    }

    private void apply(Map<String, String> values) {
        theme.choose(Theme.Choice.of(models.preferences().value(PreferencesModel.THEME)));
        var percent = models.preferences().value(PreferencesModel.SCALE).replaceAll("\\D", "");
        theme.scale(percent.isEmpty() ? 1 : Math.clamp(Integer.parseInt(percent) / 100.0, 0.5, 3));
        if (keys.read(values)) {
            frame.rebuildMenus();
        }
    }

    private void restore(Map<String, String> values) {
        var layouts = new TreeMap<String, String>();
        values.forEach((key, value) -> {
            if (key.startsWith(LAYOUT)) {
                layouts.put(key.substring(LAYOUT.length()), value);
            }
        });
        for (var mended : docking.restore(layouts)) {
            models.session().message().set("layout of perspective " + mended + " was repaired");
        }
        var last = values.get(PERSPECTIVE);
        var perspective =
                Stream.of(Perspective.values())
                        .filter(each -> each.id().equals(last))
                        .findFirst()
                        .orElse(Perspective.TRAIN);
        docking.replace(perspective);
    }

    private void watchRuns() {
        for (var row : models.session().runs()) {
            if (row.state() == State.INTERRUPTED && interrupted.add(row.run().id())) {
                models.session().select(row.run().id());
                frame.notice(
                        row.title() + " was interrupted: its process is gone.",
                        keys.command("resume"));
            } else if (row.state() == State.RUNNING && interrupted.remove(row.run().id())) {
                frame.quiet();
            }
        }
    }

    private void tell(Optional<Checked> checked) {
        var mistakes = checked.flatMap(Checked::mistake).stream();
        models.problems()
                .set(
                        "recipe",
                        mistakes.map(m -> new Problem("recipe", m.text(), () -> show("recipe")))
                                .toList());
    }

    private void watchJobs() {
        models.problems()
                .set(
                        "processes",
                        models.jobs().jobs().stream()
                                .filter(job -> job.state().startsWith("failed"))
                                .map(job ->
                                        new Problem(
                                                job.started().title(),
                                                job.state()
                                                        + "; what it said is in the console and in "
                                                        + job.started().output(),
                                                () -> show("console")))
                                .toList());
    }

    private Stream<Entry> commandEntries() {
        return keys.commands().stream()
                .map(command ->
                        new Entry(
                                command.id().startsWith("show-") ? "View" : "Command",
                                command.title(),
                                Buttons.displayed(keys.of(command.id())),
                                command.enabled().get(),
                                command::invoke));
    }

    private Stream<Entry> runEntries() {
        return models.session().runs().stream()
                .map(row -> new Entry("Run", row.title(), "", true, () -> look(row)));
    }

    private void look(RunRow row) {
        models.session().select(row.run().id());
        show("curves");
    }

    private Stream<Entry> recipeEntries() {
        return models.recipe().files().stream()
                .map(file ->
                        new Entry(
                                "Recipe",
                                file.toString(),
                                "",
                                true,
                                () -> {
                                    models.recipe().file().set(file);
                                    show("recipe");
                                }));
    }

    private void export(CurvesView.Format format) {
        var ending = format.name().toLowerCase(Locale.ROOT);
        dialogs.file().apply("curves." + ending).ifPresent(path -> save(format, path));
    }

    private void save(CurvesView.Format format, Path path) {
        switch (format) {
            case CSV -> models.curves().csv(text -> write(path, text));
            case SVG -> models.curves().svg().ifPresent(text -> write(path, text));
            case PNG -> {
                var grid = frame.lookup(".charts");
                if (grid != null) {
                    var image = Pictures.of(grid);
                    gate.load(() -> Pictures.write(image, path), this::saved);
                }
            }
        }
    }

    private void write(Path path, String text) {
        gate.load(() -> Files.writeString(path, text), this::saved);
    }

    private void saved(Path path) {
        models.session().message().set("saved " + path);
    }

    /// Opens the workspace in `folder`.
    public void open(Path folder) {
        restored = false;
        models.session().open(folder);
    }

    /// Looks again every second, until the program ends.
    public void tick() {
        gate.every(PULSE, this::pulse);
    }

    private void pulse() {
        models.session().refresh();
        models.status().refresh(System.nanoTime());
        models.console().refresh();
        if (docking.visible().contains("hardware")) {
            models.hardware().refresh();
        }
        // Kept now and then too: a killed window forgets little.
        if (restored && ticks++ % 10 == 9) {
            models.preferences().setAll(arrangement());
        }
    }

    private Map<String, String> arrangement() {
        var kept = new TreeMap<String, String>();
        docking.layouts().forEach((id, layout) -> kept.put(LAYOUT + id, layout));
        kept.put(PERSPECTIVE, docking.perspective().get().id());
        return kept;
    }

    /// Puts the arrangement away; the processes go on.
    public void close() {
        if (restored) {
            models.session()
                    .workspace()
                    .get()
                    .ifPresent(open -> arrangement().forEach(open.preferences()::put));
        }
    }

    /// The window's content.
    public Frame frame() {
        return frame;
    }

    /// Dresses the window that shows [#frame].
    public void dress(Scene scene) {
        theme.dress(scene);
    }

    /// The behaviour of the views.
    public Models models() {
        return models;
    }

    Docking docking() {
        return docking;
    }

    Keys keys() {
        return keys;
    }

    @Override
    public void show(String view) {
        docking.show(view);
    }

    @Override
    public void use(Perspective perspective) {
        docking.use(perspective);
    }

    @Override
    public void resetLayout() {
        docking.reset();
    }

    @Override
    public void focusNext() {
        docking.focusNext();
    }

    @Override
    public void chooseWorkspace() {
        dialogs.folder().get().ifPresent(this::open);
    }

    @Override
    public void quit() {
        close();
        Platform.exit();
    }

    /// Everything that commands can be given keys for, for whoever lists it.
    List<String> clashes() {
        return keys.clashes();
    }
}
