package whetstone.desktop;

import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CONSOLE_LINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CONTENT_SAVE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CONTENT_SAVE_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignF.FILE_DOCUMENT_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignF.FLAG_CHECKERED;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PAUSE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PLAY;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PLAY_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignS.SOURCE_FORK;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignS.STOP;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignT.TIMER_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignW.WRENCH_OUTLINE;
import static whetstone.desktop.frame.Command.always;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import whetstone.core.store.Requests.Kind;
import whetstone.desktop.frame.Command;
import whetstone.desktop.process.CommandLine;

/// What can be done with recipes and with runs.
///
/// @param sample recipe of the sample run
record RunCommands(Models models, Path sample, Shell shell) {
    private static final String CHECKED =
            "The recipe has a mistake, which Problems tells, or is still being checked";
    private static final String DONE = "The selected run is under way or done";

    List<Command> all() {
        return Stream.of(starting(), control(), recipe(), shipped()).flatMap(List::stream).toList();
    }

    private List<Command> starting() {
        return List.of(
                always("sample", "Start the sample run", FLAG_CHECKERED, "", this::startSample)
                        .when(open(), "Open a workspace first"),
                always("run", "Run recipe", PLAY, "Shortcut+R", models.recipe()::run)
                        .when(ready(), CHECKED),
                always(
                                "estimate-left",
                                "Estimate what is left",
                                TIMER_OUTLINE,
                                "",
                                this::estimateLeft)
                        .when(models.runs().resumable(), DONE));
    }

    private List<Command> control() {
        var runs = models.runs();
        var keys = "Shortcut+Shift+S";
        var idle = "The selected run is not under way";
        return List.of(
                always("pause", "Pause", PAUSE, "", asking(Kind.PAUSE)).when(runs.running(), idle),
                always("resume", "Resume", PLAY_OUTLINE, "", runs::resume)
                        .when(runs.resumable(), DONE),
                always("fork", "Fork with a change", SOURCE_FORK, "", this::fork)
                        .when(chosen(), "Select a run first"),
                always("stop", "Stop", STOP, keys, asking(Kind.STOP)).when(runs.running(), idle),
                always(
                                "checkpoint",
                                "Checkpoint now",
                                CONTENT_SAVE_OUTLINE,
                                "",
                                asking(Kind.CHECKPOINT))
                        .when(runs.running(), idle));
    }

    private List<Command> recipe() {
        var recipe = models.recipe();
        var copy = "Copy the command line of the recipe";
        return List.of(
                always("save", "Save recipe", CONTENT_SAVE, "Shortcut+S", recipe::save),
                always(
                        "fix",
                        "Fix the recipe's mistake",
                        WRENCH_OUTLINE,
                        "Shortcut+PERIOD",
                        recipe::fix),
                always(
                        "copy-command",
                        copy,
                        CONSOLE_LINE,
                        "Shortcut+Shift+R",
                        this::copyCommandLine));
    }

    // What makes the data that some views are about.
    private List<Command> shipped() {
        return Stream.of("synthetic-data-rl", "swirl").map(this::opening).toList();
    }

    private Command opening(String recipe) {
        return always(
                "recipe-" + recipe,
                "Open the recipe " + recipe,
                FILE_DOCUMENT_OUTLINE,
                "",
                () -> edit(recipe));
    }

    private void edit(String name) {
        models.recipe().files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .ifPresent(models.recipe().file()::set);
        shell.show("recipe");
    }

    private BooleanBinding chosen() {
        var run = models.session().run();
        return Bindings.createBooleanBinding(() -> run.get() > 0, run);
    }

    private void estimateLeft() {
        models.forecast().askLeft(models.session().run().get());
        shell.show("recipe");
    }

    private void fork() {
        models.recipe().fork();
        shell.show("recipe");
    }

    private BooleanBinding open() {
        var workspace = models.session().workspace();
        return Bindings.createBooleanBinding(() -> workspace.get().isPresent(), workspace);
    }

    private BooleanBinding ready() {
        var checked = models.recipe().checked();
        return Bindings.createBooleanBinding(
                () -> checked.get().filter(found -> found.mistake().isEmpty()).isPresent(),
                checked);
    }

    private Runnable asking(Kind kind) {
        return () -> models.runs().ask(kind);
    }

    private void startSample() {
        models.session().workspace().get().ifPresent(open -> startSample(open.folder()));
        shell.show("curves");
    }

    private void startSample(Path workspace) {
        var line = CommandLine.of("run", sample.toString(), "--workspace", workspace.toString());
        models.jobs().start("sample run", line);
    }

    private void copyCommandLine() {
        var content = new ClipboardContent();
        content.putString(models.recipe().command().typed());
        Clipboard.getSystemClipboard().setContent(content);
        models.session().message().set("command line copied");
    }
}
