package whetstone.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Seed;
import whetstone.core.measure.Summaries;
import whetstone.core.measure.Summary;
import whetstone.core.measure.SummaryJson;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.role.Roles;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Journal;
import whetstone.core.store.Runs;
import whetstone.core.store.Runs.Details;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

/// Executes recipes in a workspace, one at a time, and takes up again those that did not end.
public final class RunService {

    private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

    /// Kind of the event that tells of plugins that a run did not start with.
    static final String OTHER_PLUGINS = "plugins";

    private static final Duration DEADLINE = Duration.ofSeconds(2); // of one verdict

    private final Workspace workspace;
    private final Plugins plugins;
    private final ComputeDevice.Choice device;
    private final Consumer<RunEvent> events;
    private volatile @Nullable Control control;
    private volatile boolean stopped;
    private final Object telling = new Object();
    private final Semaphore idle = new Semaphore(1); // held while a run is under way

    public RunService(
            Workspace workspace,
            Plugins plugins,
            ComputeDevice.Choice device,
            Consumer<RunEvent> events) {
        this.workspace = workspace;
        this.plugins = plugins;
        this.device = device;
        // Also told by those who sample, and by those who ask others, while the run goes on.
        this.events =
                event -> {
                    synchronized (telling) {
                        events.accept(event);
                    }
                };
    }

    /// How a run stands when this returns, and what it came to where it is done.
    public record Outcome(long run, Status status, Optional<Summary> summary) {}

    /// Asks the run under way to stop at the next point from which it can be resumed; from any thread.
    public void stop() {
        stopped = true;
        var current = control;
        if (current != null) {
            current.stop();
        }
    }

    /// Makes Ctrl-C and SIGTERM ask the run under way to stop; the process ends when it has.
    public void stopOnSignal() {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    stop();
                                    idle.acquireUninterruptibly();
                                }));
    }

    /// Runs `recipe` from its start.
    ///
    /// @throws RecipeException if it asks for what is not there, or for what cannot work
    public Outcome run(Recipe recipe) {
        return run(recipe, false);
    }

    /// Runs `recipe` from its start, or from the end of its first stages where an earlier run of the workspace has done the
    /// same: same seed, settings, plugins, engine and machine. The rows are the same either way.
    ///
    /// @param reuse whether to look for such a run
    /// @throws RecipeException if it asks for what is not there, or for what cannot work
    public Outcome run(Recipe recipe, boolean reuse) {
        return locked(() -> {
            check(recipe);
            try (var opened = ComputeDevice.open(device, recipe.model().products().precision());
                    var toolbox = Toolbox.open(recipe, plugins, workspace)) {
                var model = InitialModel.of(opened, recipe);
                var bound = bound(recipe, opened, toolbox);
                Preflight.of(recipe, bound.source(), model).check();
                Roles.check(bound.roles());
                var record = RunRecord.of(recipe, plugins, opened, toolbox);
                var shared =
                        reuse
                                ? SharedStart.find(workspace, recipe, record, recipes())
                                : Optional.<SharedStart>empty();
                return execute(
                        workspace.runs().create(record),
                        false,
                        bound,
                        (progress, journal) ->
                                shared.map(found -> progress.resume(found, opened, recipe, journal))
                                        .orElseGet(() -> Progress.Standing.fresh(model)));
            }
        });
    }

    /// Goes on from a checkpoint of a run as a run of its own, whose recipe may be another from there on.
    ///
    /// @param otherPlugins whether it may go on with other plugins than the parent had; its events say so then
    /// @throws RecipeException if `recipe` changes what lies before the checkpoint, or asks for what is not there
    /// @throws StoreException if the checkpoint is damaged
    public Outcome fork(Checkpoint from, Recipe recipe, boolean otherPlugins) {
        return locked(() -> {
            check(recipe);
            var forking = Forking.of(workspace, from, recipe, plugins);
            var others = RunRecord.otherPlugins(forking.parent(), plugins);
            requirePlugins("--fork", others, otherPlugins);
            var precision = Optional.of(RunRecord.precision(forking.parent()));
            try (var opened = ComputeDevice.open(device, precision);
                    var toolbox = Toolbox.open(recipe, plugins, workspace)) {
                var bound = bound(recipe, opened, toolbox);
                forking.preflight(bound.source()).check();
                Roles.check(bound.roles());
                var record = RunRecord.of(recipe, plugins, opened, toolbox).from(forking.point());
                long run = workspace.runs().create(record);
                others.forEach(other -> workspace.events().append(run, OTHER_PLUGINS, other));
                var notes = new Notes(workspace.events(), run, events);
                notes.inform(forking.told());
                tellOthers(forking.parent(), toolbox, notes);
                return execute(
                        run,
                        false,
                        bound,
                        (progress, journal) -> progress.fork(from, opened, recipe, journal));
            }
        });
    }

    /// Refuses what [#fork] would refuse of a recipe.
    ///
    /// @throws RecipeException if `recipe` changes what lies before the checkpoint
    /// @throws StoreException if the checkpoint is damaged
    public static void checkFork(
            Workspace workspace, Checkpoint from, Recipe recipe, Plugins plugins) {
        Forking.of(workspace, from, recipe, plugins);
    }

    /// Goes on with a run that was stopped, killed or paused, from its last checkpoint; writes the rows that it would
    /// have written.
    ///
    /// @throws RecipeException if there is no such run, if it is done, or if it was started with other plugins
    public Outcome resume(long run) {
        return resume(run, false);
    }

    /// Goes on with a run as [#resume(long)] does.
    ///
    /// @param otherPlugins whether it may go on with other plugins than it started with; the run's events say so then
    public Outcome resume(long run, boolean otherPlugins) {
        return locked(() -> {
            var found = unfinished(workspace, run);
            var others = RunRecord.otherPlugins(found.start(), plugins);
            requirePlugins("--resume", others, otherPlugins);
            others.forEach(other -> workspace.events().append(run, OTHER_PLUGINS, other));
            var notes = new Notes(workspace.events(), run, events);
            var recipe = recipes().read(found.start().recipe(), List.of());
            check(recipe);
            var precision = Optional.of(RunRecord.precision(found.start()));
            try (var opened = ComputeDevice.open(device, precision);
                    var toolbox = Toolbox.open(recipe, plugins, workspace)) {
                tellOthers(found.start(), toolbox, notes);
                var bound = bound(recipe, opened, toolbox);
                Roles.check(bound.roles());
                return execute(
                        run,
                        true,
                        bound,
                        (progress, journal) -> progress.resume(opened, recipe, journal));
            }
        });
    }

    private static void requirePlugins(String option, List<String> others, boolean othersToo) {
        if (!others.isEmpty() && !othersToo) {
            throw new RecipeException(
                    "%s: %s; install that version, start a new run, or --allow-other-plugins, which the run will tell"
                            .formatted(option, others.getFirst()));
        }
    }

    private static void tellOthers(Runs.Start start, Toolbox toolbox, Notes notes) {
        if (RunRecord.otherBuild(start)) {
            notes.warn("goes on with another build of the program than it started with");
        }
        RunRecord.otherTexts(start, toolbox)
                .forEach(tool ->
                        notes.warn(
                                "goes on with other texts in the folder of tools.%s than it started with"
                                        .formatted(tool)));
    }

    /// The run that is to be resumed.
    ///
    /// @throws RecipeException if there is no such run, or if it is done
    static Details unfinished(Workspace workspace, long run) {
        var found =
                workspace
                        .runs()
                        .find(run)
                        .orElseThrow(() ->
                                new RecipeException(
                                        "--resume %d: no such run; 'whetstone runs list' shows them"
                                                .formatted(run)));
        if (found.run().status() == Status.DONE) {
            throw new RecipeException(
                    "--resume %d: the run is done; start it anew to repeat it".formatted(run));
        }
        return found;
    }

    private Roles.Setting roles(Recipe recipe, ComputeDevice opened) {
        return new Roles.Setting(
                workspace,
                recipe.roles(),
                new Seed(recipe.seed()),
                opened,
                StandIns.known(plugins));
    }

    private void check(Recipe recipe) {
        Recipes.check(recipe, plugins.domains().keySet());
        for (var stage : recipe.stages()) {
            if (stage instanceof Stage.Synthesize synthesize) {
                SynthesisStage.check(synthesize, recipe, plugins);
            }
            if (stage instanceof Stage.Explore explore) {
                RoleVerdicts.check(explore, recipe);
            }
        }
    }

    private Recipes recipes() {
        return Recipes.of(plugins);
    }

    /// A recipe with what it asks for by name.
    private record Bound(Recipe recipe, Roles.Setting roles, TaskSource source) {}

    private Bound bound(Recipe recipe, ComputeDevice opened, Toolbox toolbox) {
        var seed = new Seed(recipe.seed());
        return new Bound(
                recipe,
                roles(recipe, opened),
                new TaskSource(recipe.tasks(), plugins, toolbox, seed));
    }

    private Outcome locked(Supplier<Outcome> work) {
        idle.acquireUninterruptibly();
        try (var lock = workspace.lockForRun()) {
            LOG.debug("running under {}", lock);
            return work.get();
        } finally {
            idle.release();
        }
    }

    /// How a run comes to stand where it begins or goes on.
    private interface Start {
        Progress.Standing stand(Progress progress, Journal journal);
    }

    private Outcome execute(long run, boolean resumed, Bound bound, Start start) {
        var recipe = bound.recipe();
        var names = recipe.stages().stream().map(Stage::name).toList();
        events.accept(new RunEvent.Started(run, recipe.name(), names, resumed));
        workspace.runs().status(run, Status.RUNNING);
        var outcome = new Outcome(run, Status.FAILED, Optional.empty());
        try {
            outcome = walk(run, bound, start);
            workspace.runs().status(run, outcome.status());
        } catch (RuntimeException | Error e) {
            fail(run, e);
            throw e;
        } finally {
            control = null;
            events.accept(new RunEvent.Ended(run, outcome.status()));
        }
        return outcome;
    }

    // What went wrong may be the store itself.
    private void fail(long run, Throwable why) {
        try {
            workspace.runs().status(run, Status.FAILED);
            var done =
                    why instanceof PluginException
                            ? "; the run was stopped, 'whetstone run --resume %d' goes on from its last checkpoint"
                                    .formatted(run)
                            : "";
            workspace.events().append(run, "failure", why.getMessage() + done);
        } catch (StoreException e) {
            why.addSuppressed(e);
        }
    }

    private Outcome walk(long run, Bound bound, Start start) {
        var recipe = bound.recipe();
        int processors = Runtime.getRuntime().availableProcessors();
        var owned = control(run);
        try (var journal = workspace.journal(run);
                var verifying = new Verifying(processors, DEADLINE);
                var roles = new Roles(bound.roles(), run, owned::requireMore)) {
            var notes = new Notes(workspace.events(), run, events);
            var progress = new Progress(workspace, run, notes);
            var standing = start.stand(progress, journal);
            var parts =
                    new Parts(
                            run,
                            recipe,
                            new Seed(recipe.seed()),
                            standing.policy(),
                            standing.tokenizer(),
                            bound.source(),
                            roles,
                            plugins,
                            verifying,
                            journal,
                            owned,
                            notes,
                            events);
            var loop = new RunLoop(workspace, parts, progress);
            var status = loop.run(standing.state(), standing.stand());
            if (status != Status.DONE) {
                return new Outcome(run, status, Optional.empty());
            }
            var summary = Summaries.of(workspace, run, recipe, loop.seconds());
            workspace.reports().put(run, SummaryJson.write(summary));
            return new Outcome(run, status, Optional.of(summary));
        }
    }

    private Control control(long run) {
        var owned = new Control(workspace.requests(), run);
        control = owned;
        if (stopped) {
            owned.stop();
        }
        return owned;
    }
}
