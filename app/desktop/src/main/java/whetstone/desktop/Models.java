package whetstone.desktop;

import whetstone.desktop.compare.CompareModel;
import whetstone.desktop.console.ConsoleModel;
import whetstone.desktop.curves.CurvesModel;
import whetstone.desktop.definition.DefinitionModel;
import whetstone.desktop.frame.PaletteModel;
import whetstone.desktop.hardware.HardwareModel;
import whetstone.desktop.pipeline.PipelineModel;
import whetstone.desktop.playground.PlaygroundModel;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.plugins.PluginsModel;
import whetstone.desktop.preferences.PreferencesModel;
import whetstone.desktop.problems.ProblemsModel;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.progress.ProgressModel;
import whetstone.desktop.recipe.ForecastModel;
import whetstone.desktop.recipe.RecipeModel;
import whetstone.desktop.rollouts.RolloutsModel;
import whetstone.desktop.rollouts.TokensModel;
import whetstone.desktop.runs.RunsModel;
import whetstone.desktop.session.Session;
import whetstone.desktop.status.StatusModel;
import whetstone.desktop.tasks.TasksModel;
import whetstone.desktop.thread.Gate;
import whetstone.desktop.trajectories.TrajectoriesModel;
import whetstone.desktop.welcome.WelcomeModel;

/// The behaviour of every view, without a screen: wired here, by constructors.
public record Models(
        Session session,
        Jobs jobs,
        Catalogue catalogue,
        PluginsModel plugins,
        PreferencesModel preferences,
        ProblemsModel problems,
        RunsModel runs,
        CurvesModel curves,
        RolloutsModel rollouts,
        TokensModel tokens,
        TasksModel tasks,
        PipelineModel pipeline,
        TrajectoriesModel trajectories,
        CompareModel compare,
        RecipeModel recipe,
        ForecastModel forecast,
        DefinitionModel definition,
        PlaygroundModel playground,
        ProgressModel progress,
        ConsoleModel console,
        HardwareModel hardware,
        WelcomeModel welcome,
        StatusModel status,
        PaletteModel palette) {

    static Models of(Gate gate, Installation installation, Launcher launcher) {
        var session = new Session(gate);
        var jobs = new Jobs(session, launcher);
        var catalogue =
                new Catalogue(
                        session,
                        installation.plugins(),
                        installation.library(),
                        installation.cache());
        var recipe = new RecipeModel(session, catalogue, jobs, installation.recipes());
        var template = installation.recipes().resolve("synthetic-data-rl.yaml");
        return new Models(
                session,
                jobs,
                catalogue,
                new PluginsModel(session, catalogue),
                new PreferencesModel(session),
                new ProblemsModel(),
                new RunsModel(session, jobs),
                new CurvesModel(session),
                new RolloutsModel(session, catalogue),
                new TokensModel(),
                new TasksModel(session, catalogue),
                new PipelineModel(session),
                new TrajectoriesModel(session, catalogue),
                new CompareModel(session),
                recipe,
                new ForecastModel(session, jobs, recipe),
                new DefinitionModel(session, catalogue, jobs, recipe, template),
                new PlaygroundModel(session, catalogue, jobs),
                new ProgressModel(session, jobs),
                new ConsoleModel(jobs, gate),
                new HardwareModel(session, jobs),
                new WelcomeModel(session, catalogue),
                new StatusModel(session),
                new PaletteModel());
    }
}
