package whetstone.desktop;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import whetstone.desktop.console.ConsoleView;
import whetstone.desktop.curves.Chart;
import whetstone.desktop.curves.CurvesView;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.frame.Theme;
import whetstone.desktop.frame.ViewSpec;
import whetstone.desktop.hardware.HardwareView;
import whetstone.desktop.playground.PlaygroundView;
import whetstone.desktop.plugins.PluginsView;
import whetstone.desktop.preferences.PreferencesView;
import whetstone.desktop.problems.ProblemsView;
import whetstone.desktop.progress.ProgressView;
import whetstone.desktop.recipe.RecipeView;
import whetstone.desktop.rollouts.RolloutsView;
import whetstone.desktop.runs.RunsView;
import whetstone.desktop.tasks.TasksView;
import whetstone.desktop.welcome.WelcomeView;
import whetstone.desktop.welcome.WelcomeView.Door;

/// Every view, a line each.
///
/// @param keys known once all commands are
/// @param show brings a view to the front
/// @param export saves curves
record Views(
        Models models,
        Theme theme,
        Supplier<Keys> keys,
        Consumer<String> show,
        Consumer<CurvesView.Format> export) {

    List<ViewSpec> all() {
        return List.of(
                new ViewSpec(
                        "welcome", "Welcome", MaterialDesignH.HUMAN_GREETING, "F1", this::welcome),
                new ViewSpec(
                        "runs", "Runs", MaterialDesignF.FORMAT_LIST_BULLETED, "Alt+1", this::runs),
                new ViewSpec(
                        "recipe",
                        "Recipe",
                        MaterialDesignF.FILE_DOCUMENT_EDIT_OUTLINE,
                        "Alt+2",
                        this::recipe),
                new ViewSpec("curves", "Curves", MaterialDesignC.CHART_LINE, "Alt+3", this::curves),
                new ViewSpec(
                        "rollouts",
                        "Rollouts",
                        MaterialDesignC.COMMENT_TEXT_MULTIPLE_OUTLINE,
                        "Alt+4",
                        this::rollouts),
                new ViewSpec("tasks", "Tasks", MaterialDesignG.GRID, "Alt+5", this::tasks),
                new ViewSpec(
                        "playground",
                        "Verifier",
                        MaterialDesignG.GAVEL,
                        "Alt+6",
                        () -> new PlaygroundView(models.playground())),
                new ViewSpec(
                        "progress",
                        "Progress",
                        MaterialDesignP.PROGRESS_CLOCK,
                        "Alt+7",
                        () -> new ProgressView(models.progress(), command("sample"))),
                new ViewSpec(
                        "problems",
                        "Problems",
                        MaterialDesignC.CLIPBOARD_ALERT_OUTLINE,
                        "Alt+8",
                        () -> new ProblemsView(models.problems())),
                new ViewSpec(
                        "console",
                        "Console",
                        MaterialDesignC.CONSOLE,
                        "Alt+9",
                        () -> new ConsoleView(models.console())),
                new ViewSpec(
                        "hardware",
                        "Hardware",
                        MaterialDesignM.MEMORY,
                        "Alt+0",
                        () -> new HardwareView(models.hardware())),
                new ViewSpec(
                        "plugins",
                        "Plugins",
                        MaterialDesignP.PUZZLE_OUTLINE,
                        "",
                        () -> new PluginsView(models.catalogue())),
                new ViewSpec(
                        "preferences",
                        "Preferences",
                        MaterialDesignT.TUNE,
                        "Shortcut+COMMA",
                        () -> new PreferencesView(models.preferences(), keys.get())));
    }

    private Command command(String id) {
        return keys.get().command(id);
    }

    private WelcomeView welcome() {
        return new WelcomeView(
                models.welcome(),
                List.of(
                        new Door(
                                command("sample"),
                                "A small model learns to add on this machine, in about four minutes. No network."),
                        new Door(
                                command("show-recipe"),
                                "Say what to train on and how, in text that is checked as you type."),
                        new Door(command("open"), "Look at the runs of another folder.")));
    }

    private RunsView runs() {
        Function<List<String>, List<Command>> commands =
                ids -> ids.stream().map(this::command).toList();
        return new RunsView(
                models.runs(),
                command("sample"),
                () -> show.accept("curves"),
                commands.apply(
                        List.of(
                                "show-curves",
                                "show-rollouts",
                                "show-tasks",
                                "pause",
                                "resume",
                                "stop",
                                "checkpoint")));
    }

    private RecipeView recipe() {
        return new RecipeView(models.recipe(), command("run"), command("save"));
    }

    private CurvesView curves() {
        Consumer<Chart.Hit> follow =
                hit -> {
                    models.curves().go(hit);
                    show.accept("rollouts");
                };
        return new CurvesView(models.curves(), theme.dark(), follow, command("sample"), export);
    }

    private RolloutsView rollouts() {
        return new RolloutsView(
                models.rollouts(), models.tokens(), theme.dark(), command("sample"));
    }

    private TasksView tasks() {
        return new TasksView(
                models.tasks(),
                (domain, level) -> {
                    models.rollouts().task(domain, level);
                    show.accept("rollouts");
                },
                command("sample"));
    }
}
