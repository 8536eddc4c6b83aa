package whetstone.desktop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import whetstone.core.plugin.Library;
import whetstone.core.store.Workspace;
import whetstone.desktop.curves.CurvesView;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Docking;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.frame.Frame;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.frame.Theme;
import whetstone.desktop.frame.ViewSpec;
import whetstone.desktop.plugins.HeldWindow;
import whetstone.desktop.preferences.PreferencesModel;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.runs.RunNews;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.status.StatusView;
import whetstone.desktop.thread.Gate;

/// The workbench: puts its parts together and leads what one part says to the others.
public final class Workbench implements Shell {
    private static final Duration PULSE = Duration.ofSeconds(1);
    private static final Duration PARTING = Duration.ofSeconds(2); // others may keep the store

    private final Gate gate;
    private final Dialogs dialogs;
    private final Models models;
    private final Theme theme = new Theme();
    private final Exports exports;
    private final Docking docking;
    private final Arrangement arrangement;
    private final Keys keys;
    private final Frame frame;
    private final Set<Long> interrupted = new HashSet<>();
    private Optional<Path> wanted = Optional.empty();
    private boolean restored;
    private boolean untouched; // nobody has arranged anything here yet
    private long ticks;

    public Workbench(Gate gate, Installation installation, Launcher launcher, Dialogs dialogs) {
        this.gate = gate;
        this.dialogs = dialogs;
        models = Models.of(gate, installation, launcher);
        exports = new Exports(models, gate, dialogs);
        var views = new Views(models, theme, this::keys, this::show, this::export, dialogs).all();
        keys = new Keys(commands(views, installation));
        docking = new Docking(views, empty(keys.command("reset-layout")));
        arrangement = new Arrangement(docking);
        var status = new StatusView(models.status(), models.session().message());
        frame = new Frame(keys, MenuPlan.of(views, List.of()), docking, models.palette(), status);
        new Drops(models, this).on(frame);
        theme.choose(Theme.Choice.SYSTEM);
        docking.use(Perspective.TRAIN);
        connect();
        var commands = new FrameCommands(models, this);
        new Contributions(models, commands, docking, keys, frame, views).watch();
    }

    private List<Command> commands(List<ViewSpec> views, Installation installation) {
        var sample = installation.recipes().resolve("quickstart.yaml");
        var running = new RunCommands(models, sample, this).all();
        var framing = new FrameCommands(models, this).all(views);
        var plugging = new PluginCommands(models, this, dialogs).all();
        return Stream.of(running, framing, plugging).flatMap(List::stream).toList();
    }

    private static Node empty(Command reset) {
        return EmptyState.of(
                MaterialDesignV.VIEW_DASHBOARD_OUTLINE,
                "No view is open here",
                "Open one from the menu View, or take this perspective back to how it was.",
                reset);
    }

    private void export(CurvesView.Format format) {
        Optional.ofNullable(frame.lookup(".charts")).ifPresent(grid -> exports.save(format, grid));
    }

    private void connect() {
        gate.onFailure(text -> {
            models.session().message().set(text);
            models.problems().add("workspace", text);
            if (models.session().workspace().get().isEmpty()) {
                frame.notice(text, keys.command("open-again"), keys.command("open"));
            }
        });
        models.session().workspace().addListener((_, _, _) -> opened());
        models.session().trouble().addListener((_, before, now) -> tell(before, now));
        models.preferences().values().addListener((_, _, values) -> apply(values));
        models.preferences()
                .loads()
                .addListener((_, _, _) -> restore(models.preferences().values().get()));
        models.session().changes().addListener((_, _, _) -> watchRuns());
        frame.onRefused(command ->
                models.session()
                        .message()
                        .set("%s: %s".formatted(command.title(), command.needs())));
        new RunNews(models.session(), new Notices(models, this, frame)::show);
        new Findings(models, this::show).watch();
        models.palette().add(new PaletteEntries(models, keys, this::show)::all);
    }

    private void tell(String before, String now) {
        models.problems().drop("workspace", before);
        models.session().message().set(now.isEmpty() ? "the store can be read again" : now);
        if (!now.isEmpty()) {
            models.problems().add("workspace", now);
        }
    }

    private void opened() {
        frame.quiet();
        models.problems().set("workspace", List.of());
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
        apply(values);
        restored = true;
        untouched = Arrangement.none(values);
        for (var mended : arrangement.restore(values)) {
            models.session().message().set("layout of perspective " + mended + " was repaired");
        }
        lookAtRuns();
    }

    // Whoever opens a workspace that others have worked in came to see what they did.
    private void lookAtRuns() {
        if (untouched && !models.session().runs().isEmpty()) {
            untouched = false;
            show("curves");
        }
    }

    private void watchRuns() {
        lookAtRuns();
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

    /// Opens the workspace in `folder`.
    public void open(Path folder) {
        restored = false;
        wanted = Optional.of(folder);
        models.session().open(folder);
    }

    /// Looks again every second, until the program ends.
    public void tick() {
        gate.every(PULSE, this::pulse);
    }

    /// Ends the process where a plugin holds the window for good.
    ///
    /// @param library of the plugins that this user installed
    void guard(Path library) {
        Runnable end = () -> Runtime.getRuntime().halt(1);
        gate.watch(new HeldWindow(models.catalogue(), new Library(library), end)::look);
    }

    private void pulse() {
        models.session().refresh();
        models.status().refresh(System.nanoTime());
        models.console().refresh();
        if (docking.visible().contains("hardware")) {
            models.hardware().refresh();
        }
        if (docking.visible().contains("plugins")) {
            models.plugins().watch();
        }
        // Kept now and then too: a killed window forgets little.
        if (restored && ticks++ % 10 == 9) {
            models.preferences().setAll(arrangement.kept());
            models.preferences().keep();
        }
    }

    /// Puts the arrangement away and looks no more; the processes go on.
    public void close() {
        gate.close();
        if (restored) {
            var kept = new TreeMap<>(models.preferences().unsaved());
            kept.putAll(arrangement.kept());
            models.session()
                    .workspace()
                    .get()
                    .map(Workspace::preferences)
                    .ifPresent(to -> gate.finish(() -> kept.forEach(to::put), PARTING));
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
        dialogs.folder().apply("Open or make a workspace").ifPresent(this::open);
    }

    @Override
    public void openAgain() {
        wanted.ifPresent(this::open);
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
