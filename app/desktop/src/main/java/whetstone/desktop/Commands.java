package whetstone.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import whetstone.core.store.Requests.Kind;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Frame.MenuSpec;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.frame.ViewSpec;
import whetstone.desktop.preferences.PreferencesModel;
import whetstone.desktop.process.CommandLine;

/// Everything that can be done, and the menus it stands in.
final class Commands {
    /// Ids of the toolbar.
    static final List<String> TOOLBAR = List.of("run", "pause", "resume", "stop", "checkpoint");

    private final Models models;
    private final Installation installation;
    private final Shell shell;

    /// What commands do to the frame.
    interface Shell {
        void show(String view);

        void use(Perspective perspective);

        void resetLayout();

        void focusNext();

        void chooseWorkspace();

        void quit();
    }

    Commands(Models models, Installation installation, Shell shell) {
        this.models = models;
        this.installation = installation;
        this.shell = shell;
    }

    /// All of them, `views` opened by one each.
    List<Command> all(List<ViewSpec> views) {
        var all = new ArrayList<>(running());
        all.addAll(framing());
        for (var perspective : Perspective.values()) {
            all.add(
                    Command.always(
                            "perspective-" + perspective.id(),
                            "Perspective " + perspective.title(),
                            MaterialDesignV.VIEW_DASHBOARD_OUTLINE,
                            perspective.keys(),
                            () -> shell.use(perspective)));
        }
        for (var theme : PreferencesModel.THEME.values()) {
            all.add(
                    Command.always(
                            "theme-" + theme,
                            "Theme " + theme,
                            MaterialDesignT.THEME_LIGHT_DARK,
                            "",
                            () -> models.preferences().set(PreferencesModel.THEME.key(), theme)));
        }
        for (var view : views) {
            all.add(
                    Command.always(
                            "show-" + view.id(),
                            view.title(),
                            view.icon(),
                            view.keys(),
                            () -> shell.show(view.id())));
        }
        return all;
    }

    private List<Command> running() {
        var open =
                Bindings.createBooleanBinding(
                        () -> models.session().workspace().get().isPresent(),
                        models.session().workspace());
        var recipe =
                Bindings.createBooleanBinding(
                        () ->
                                models.recipe()
                                        .checked()
                                        .get()
                                        .filter(checked -> checked.mistake().isEmpty())
                                        .isPresent(),
                        models.recipe().checked());
        var running = models.runs().running();
        var resumable = models.runs().resumable();
        var going = "The selected run is not under way";
        return List.of(
                command(
                        "sample",
                        "Start the sample run",
                        MaterialDesignF.FLAG_CHECKERED,
                        "",
                        open,
                        "Open a workspace first",
                        this::sample),
                command(
                        "run",
                        "Run recipe",
                        MaterialDesignP.PLAY,
                        "Shortcut+R",
                        recipe,
                        "The recipe has a mistake, or is still being checked",
                        models.recipe()::run),
                command(
                        "pause",
                        "Pause",
                        MaterialDesignP.PAUSE,
                        "",
                        running,
                        going,
                        asks(Kind.PAUSE)),
                command(
                        "resume",
                        "Resume",
                        MaterialDesignP.PLAY_OUTLINE,
                        "",
                        resumable,
                        "The selected run is under way or done",
                        models.runs()::resume),
                command(
                        "stop",
                        "Stop",
                        MaterialDesignS.STOP,
                        "Shortcut+Shift+S",
                        running,
                        going,
                        asks(Kind.STOP)),
                command(
                        "checkpoint",
                        "Checkpoint now",
                        MaterialDesignC.CONTENT_SAVE_OUTLINE,
                        "",
                        running,
                        going,
                        asks(Kind.CHECKPOINT)),
                Command.always(
                        "save",
                        "Save recipe",
                        MaterialDesignC.CONTENT_SAVE,
                        "Shortcut+S",
                        models.recipe()::save),
                Command.always(
                        "fix",
                        "Fix the recipe's mistake",
                        MaterialDesignW.WRENCH_OUTLINE,
                        "Shortcut+PERIOD",
                        models.recipe()::fix),
                Command.always(
                        "copy-command",
                        "Copy the command line of the recipe",
                        MaterialDesignC.CONSOLE_LINE,
                        "Shortcut+Shift+R",
                        this::copyCommand));
    }

    private static Command command(
            String id,
            String title,
            Ikon icon,
            String keys,
            ObservableBooleanValue enabled,
            String needs,
            Runnable action) {
        return new Command(id, title, icon, keys, enabled, needs, action);
    }

    private Runnable asks(Kind kind) {
        return () -> models.runs().ask(kind);
    }

    private void sample() {
        var recipe = installation.recipes().resolve("quickstart.yaml").toString();
        models.session()
                .workspace()
                .get()
                .ifPresent(open ->
                        models.jobs()
                                .start(
                                        "sample run",
                                        CommandLine.of(
                                                "run",
                                                recipe,
                                                "--workspace",
                                                open.folder().toString())));
        shell.show("curves");
    }

    private void copyCommand() {
        var content = new ClipboardContent();
        content.putString(models.recipe().command().typed());
        Clipboard.getSystemClipboard().setContent(content);
        models.session().message().set("command line copied");
    }

    private List<Command> framing() {
        Consumer<Integer> rollout = models.rollouts()::step;
        return List.of(
                Command.always(
                        "open",
                        "Open workspace",
                        MaterialDesignF.FOLDER_OPEN_OUTLINE,
                        "Shortcut+O",
                        shell::chooseWorkspace),
                Command.always(
                        "refresh",
                        "Refresh",
                        MaterialDesignR.REFRESH,
                        "F5",
                        models.session()::refresh),
                Command.always(
                        "palette",
                        "Search everywhere",
                        MaterialDesignM.MAGNIFY,
                        "Shortcut+Shift+P",
                        models.palette()::show),
                Command.always(
                        "next-rollout",
                        "Next rollout",
                        MaterialDesignC.CHEVRON_DOWN,
                        "Alt+DOWN",
                        () -> rollout.accept(1)),
                Command.always(
                        "previous-rollout",
                        "Previous rollout",
                        MaterialDesignC.CHEVRON_UP,
                        "Alt+UP",
                        () -> rollout.accept(-1)),
                Command.always(
                        "next-view",
                        "Next view",
                        MaterialDesignV.VIEW_CAROUSEL_OUTLINE,
                        "F6",
                        shell::focusNext),
                Command.always(
                        "reset-layout",
                        "Reset this perspective",
                        MaterialDesignR.RESTORE,
                        "",
                        shell::resetLayout),
                Command.always("quit", "Quit", MaterialDesignC.CLOSE, "Shortcut+Q", shell::quit));
    }

    /// The menus, by ids.
    static List<MenuSpec> menus(List<ViewSpec> views) {
        var shown = views.stream().map(view -> "show-" + view.id()).toList();
        var window = new ArrayList<String>();
        for (var perspective : Perspective.values()) {
            window.add("perspective-" + perspective.id());
        }
        window.addAll(
                List.of(
                        "",
                        "reset-layout",
                        "next-view",
                        "",
                        "theme-system",
                        "theme-light",
                        "theme-dark"));
        return List.of(
                new MenuSpec("File", List.of("open", "save", "", "show-preferences", "", "quit")),
                new MenuSpec(
                        "Run",
                        List.of(
                                "sample",
                                "run",
                                "copy-command",
                                "fix",
                                "",
                                "pause",
                                "resume",
                                "stop",
                                "checkpoint")),
                new MenuSpec("View", shown),
                new MenuSpec("Window", window),
                new MenuSpec(
                        "Help",
                        List.of(
                                "show-welcome",
                                "palette",
                                "refresh",
                                "next-rollout",
                                "previous-rollout")));
    }
}
