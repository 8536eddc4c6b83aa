package whetstone.desktop;

import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CHART_LINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CLIPBOARD_ALERT_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.COMMENT_TEXT_MULTIPLE_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CONSOLE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignF.FILE_DOCUMENT_EDIT_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignF.FILTER_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignF.FORMAT_LIST_BULLETED;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignG.GAVEL;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignG.GRID;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignH.HUMAN_GREETING;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignM.MAP_MARKER_PATH;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignM.MEMORY;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PROGRESS_CLOCK;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PUZZLE_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignS.SCALE_BALANCE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignS.SCHOOL_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignT.TUNE;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import whetstone.desktop.compare.CompareView;
import whetstone.desktop.console.ConsoleView;
import whetstone.desktop.curves.Chart;
import whetstone.desktop.curves.CurvesView;
import whetstone.desktop.definition.DefinitionView;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.frame.Theme;
import whetstone.desktop.frame.ViewSpec;
import whetstone.desktop.hardware.HardwareView;
import whetstone.desktop.pipeline.PipelineView;
import whetstone.desktop.playground.PlaygroundView;
import whetstone.desktop.plugins.PluginsView;
import whetstone.desktop.preferences.PreferencesView;
import whetstone.desktop.problems.ProblemsView;
import whetstone.desktop.progress.ProgressView;
import whetstone.desktop.recipe.RecipeFile;
import whetstone.desktop.recipe.RecipeView;
import whetstone.desktop.rollouts.RolloutsView;
import whetstone.desktop.runs.RunsView;
import whetstone.desktop.tasks.TasksView;
import whetstone.desktop.trajectories.TrajectoriesView;
import whetstone.desktop.welcome.WelcomeView;
import whetstone.desktop.welcome.WelcomeView.Door;

/// Every view, a line each.
///
/// @param keys known once all commands are
/// @param show brings a view to the front
/// @param export saves curves
/// @param dialogs ask for folders and files
record Views(
        Models models,
        Theme theme,
        Supplier<Keys> keys,
        Consumer<String> show,
        Consumer<CurvesView.Format> export,
        Dialogs dialogs) {

    List<ViewSpec> all() {
        return Stream.concat(main().stream(), around().stream()).toList();
    }

    private List<ViewSpec> main() {
        var rollouts = COMMENT_TEXT_MULTIPLE_OUTLINE;
        return List.of(
                new ViewSpec("welcome", "Welcome", HUMAN_GREETING, "F1", this::welcome),
                new ViewSpec("runs", "Runs", FORMAT_LIST_BULLETED, "Alt+1", this::runs),
                new ViewSpec("recipe", "Recipe", FILE_DOCUMENT_EDIT_OUTLINE, "Alt+2", this::recipe),
                new ViewSpec(
                        "definition", "Task definition", SCHOOL_OUTLINE, "Alt+D", this::definition),
                new ViewSpec("curves", "Curves", CHART_LINE, "Alt+3", this::curves),
                new ViewSpec("rollouts", "Rollouts", rollouts, "Alt+4", this::rollouts),
                new ViewSpec("tasks", "Tasks", GRID, "Alt+5", this::tasks),
                new ViewSpec("pipeline", "Pipeline", FILTER_OUTLINE, "Alt+P", this::pipeline),
                new ViewSpec(
                        "trajectories",
                        "Trajectories",
                        MAP_MARKER_PATH,
                        "Alt+T",
                        this::trajectories),
                new ViewSpec("compare", "Compare", SCALE_BALANCE, "Alt+C", this::compare),
                new ViewSpec("playground", "Verifier", GAVEL, "Alt+6", this::playground));
    }

    private List<ViewSpec> around() {
        var problems = CLIPBOARD_ALERT_OUTLINE;
        return List.of(
                new ViewSpec("progress", "Progress", PROGRESS_CLOCK, "Alt+7", this::progress),
                new ViewSpec("problems", "Problems", problems, "Alt+8", this::problems),
                new ViewSpec("console", "Console", CONSOLE, "Alt+9", this::console),
                new ViewSpec("hardware", "Hardware", MEMORY, "Alt+0", this::hardware),
                new ViewSpec("plugins", "Plugins", PUZZLE_OUTLINE, "", this::plugins),
                new ViewSpec("preferences", "Preferences", TUNE, "Shortcut+COMMA", this::settings));
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
                                "A small model learns to add on this machine, in a few minutes. No network."),
                        new Door(
                                command("show-recipe"),
                                "Say what to train on and how, in text that is checked as you type."),
                        new Door(command("open"), "Look at the runs of another folder.")),
                models.recipe().files(),
                this::edit);
    }

    private void edit(RecipeFile recipe) {
        models.recipe().file().set(recipe);
        show.accept("recipe");
    }

    private RunsView runs() {
        var ids =
                Stream.of(
                        "show-curves",
                        "show-rollouts",
                        "show-tasks",
                        "show-pipeline",
                        "show-trajectories",
                        "show-compare",
                        "pause",
                        "resume",
                        "estimate-left",
                        "stop",
                        "checkpoint",
                        "fork");
        return new RunsView(
                models.runs(),
                command("sample"),
                () -> show.accept("curves"),
                ids.map(this::command).toList());
    }

    private RecipeView recipe() {
        return new RecipeView(models.recipe(), models.forecast(), command("run"), command("save"));
    }

    private DefinitionView definition() {
        return new DefinitionView(
                models.definition(),
                () -> show.accept("recipe"),
                new DefinitionView.Choosing(
                        () -> dialogs.folder().apply("Texts that questions draw on"),
                        () -> dialogs.text().apply("Questions that you measure with")));
    }

    private CurvesView curves() {
        return new CurvesView(
                models.curves(), theme.dark(), this::follow, command("sample"), export);
    }

    private void follow(Chart.Hit hit) {
        models.curves().go(hit);
        show.accept("rollouts");
    }

    private RolloutsView rollouts() {
        return new RolloutsView(
                models.rollouts(), models.tokens(), theme.dark(), command("sample"));
    }

    private TasksView tasks() {
        return new TasksView(models.tasks(), this::followTasks, command("sample"));
    }

    private void followTasks(String domain, int level) {
        models.rollouts().task(domain, level);
        show.accept("rollouts");
    }

    private PipelineView pipeline() {
        return new PipelineView(
                models.pipeline(), this::followStage, command("recipe-synthetic-data-rl"));
    }

    private void followStage(String stage) {
        models.trajectories().go(stage);
        show.accept("trajectories");
    }

    private TrajectoriesView trajectories() {
        return new TrajectoriesView(
                models.trajectories(), this::followRollout, command("recipe-swirl"));
    }

    private void followRollout(long rollout) {
        models.session().rollout().set(rollout);
        show.accept("rollouts");
    }

    private CompareView compare() {
        return new CompareView(models.compare(), command("sample"));
    }

    private PlaygroundView playground() {
        return new PlaygroundView(models.playground());
    }

    private ProgressView progress() {
        return new ProgressView(models.progress(), command("sample"));
    }

    private ProblemsView problems() {
        return new ProblemsView(models.problems());
    }

    private ConsoleView console() {
        return new ConsoleView(models.console());
    }

    private HardwareView hardware() {
        return new HardwareView(models.hardware());
    }

    private PluginsView plugins() {
        return new PluginsView(models.plugins(), this::command);
    }

    private PreferencesView settings() {
        return new PreferencesView(models.preferences(), keys.get());
    }
}
