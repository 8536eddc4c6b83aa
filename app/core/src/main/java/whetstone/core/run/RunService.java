package whetstone.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Seed;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;

/// Executes recipes in a workspace, one at a time, and takes up again those that did not end.
public final class RunService {

    private static final Logger LOG = LoggerFactory.getLogger(RunService.class);
    private static final Duration DEADLINE = Duration.ofSeconds(2); // of one verdict

    private final Workspace workspace;
    private final Plugins plugins;
    private final ComputeDevice.Choice device;
    private final Consumer<RunEvent> events;
    private volatile @Nullable Control control;
    private volatile boolean stopped;
    private final Semaphore idle = new Semaphore(1); // held while a run is under way

    public RunService(
            Workspace workspace,
            Plugins plugins,
            ComputeDevice.Choice device,
            Consumer<RunEvent> events) {
        this.workspace = workspace;
        this.plugins = plugins;
        this.device = device;
        this.events = events;
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
    /// @throws RecipeException if it asks for what is not there
    public Outcome run(Recipe recipe) {
        return locked(() -> {
            check(recipe);
            try (var opened = ComputeDevice.open(device, Optional.empty())) {
                var start = RunRecord.of(recipe, plugins, opened);
                return execute(workspace.runs().create(start), recipe, opened, false);
            }
        });
    }

    /// Goes on with a run that was stopped, killed or paused, from its last checkpoint; writes the rows that it would
    /// have written.
    ///
    /// @throws RecipeException if there is no such run, or if it is done
    public Outcome resume(long run) {
        return locked(() -> {
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
            RunRecord.requireSame(found.start(), plugins);
            var recipes = new Recipes(plugins.algorithms());
            var recipe = recipes.read(found.start().recipe(), List.of());
            Precision precision = RunRecord.precision(found.start());
            try (var opened = ComputeDevice.open(device, Optional.of(precision))) {
                return execute(run, recipe, opened, true);
            }
        });
    }

    private interface Locked {
        Outcome call();
    }

    private Outcome locked(Locked work) {
        idle.acquireUninterruptibly();
        try (var lock = workspace.lockForRun()) {
            LOG.debug("running under {}", lock);
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the workspace's lock: " + e.getMessage(), e);
        } finally {
            idle.release();
        }
    }

    // All that can be said against a recipe before anything is started.
    private void check(Recipe recipe) {
        Recipes.check(recipe, plugins.domains().keySet());
    }

    private Outcome execute(long run, Recipe recipe, ComputeDevice opened, boolean resumed) {
        var names = recipe.stages().stream().map(Stage::name).toList();
        events.accept(new RunEvent.Started(run, recipe.name(), names, resumed));
        var status = Status.FAILED;
        var summary = Optional.<Summary>empty();
        workspace.runs().status(run, Status.RUNNING);
        try (var journal = workspace.journal(run);
                var verifying =
                        new Verifying(Runtime.getRuntime().availableProcessors(), DEADLINE)) {
            var seed = new Seed(recipe.seed());
            var progress = new Progress(workspace, run);
            var started = progress.start(opened, recipe, journal);
            var owned = new Control(workspace.requests(), run);
            control = owned;
            if (stopped) {
                owned.stop();
            }
            var parts =
                    new Parts(
                            run,
                            recipe,
                            seed,
                            started.policy(),
                            started.tokenizer(),
                            new TaskSource(recipe.tasks(), plugins, seed),
                            verifying,
                            journal,
                            owned,
                            events);
            var loop = new RunLoop(workspace, parts, progress);
            status = loop.run(started.state());
            if (status == Status.DONE) {
                summary = Optional.of(Summaries.of(workspace, run, recipe, loop.seconds()));
                workspace.reports().put(run, SummaryJson.write(summary.get()));
            }
        } finally {
            control = null;
            workspace.runs().status(run, status);
            events.accept(new RunEvent.Ended(run, status));
        }
        return new Outcome(run, status, summary);
    }
}
