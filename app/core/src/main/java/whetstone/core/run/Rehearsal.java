package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.KnowledgeTool;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.Stage;
import whetstone.core.role.ChatRequest;
import whetstone.core.role.Roles;
import whetstone.core.run.TrainingStage.Stand;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;
import whetstone.model.Decoders;
import whetstone.model.ModelFolder;
import whetstone.model.ModelShape;
import whetstone.train.Policy;

/// Stages of a recipe, done for the time that they take: with its own model, tasks and loop, in a workspace that is gone
/// afterwards. Nothing is learned, and every group teaches, so that no work is left out for want of a right answer.
public final class Rehearsal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int LOOKED_AT = 32; // tasks whose lengths are taken
    private static final String ROLE = "teacher";
    private static final int REPLY = 1024; // tokens
    private static final Duration VERDICT = Duration.ofSeconds(2);

    private final Recipe recipe;
    private final Plugins plugins;
    private final ComputeDevice device;
    private final Workspace workspace;
    private final Toolbox toolbox;
    private final TaskSource source;
    private final ModelFolder.Model model;
    private @Nullable Policy policy; // its optimizer takes memory: made when a step is done
    private final List<Task> seen;

    private Rehearsal(Recipe recipe, Plugins plugins, ComputeDevice device, Path folder) {
        this.recipe = recipe;
        this.plugins = plugins;
        this.device = device;
        workspace = Workspace.open(folder);
        toolbox = Toolbox.open(withoutTools(recipe), plugins, workspace);
        source = new TaskSource(recipe.tasks(), plugins, toolbox, new Seed(recipe.seed()));
        model = InitialModel.of(device, recipe);
        seen = source.spread(Split.TRAIN, LOOKED_AT);
    }

    /// Makes the recipe's model, and a workspace for nothing else.
    ///
    /// @throws RecipeException if its model is not there
    public static Rehearsal open(Recipe recipe, Plugins plugins, ComputeDevice device) {
        try {
            var folder = Files.createTempDirectory("whetstone-rehearsal-");
            try {
                var opened = new Rehearsal(recipe, plugins, device, folder);
                leaveNothing(folder);
                return opened;
            } catch (RuntimeException e) {
                CheckpointFolder.delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Where the process is stopped meanwhile.
    private static void leaveNothing(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.forEach(path -> path.toFile().deleteOnExit());
        }
    }

    // A folder of texts may take long to index, and single turns call no tools.
    private static Recipe withoutTools(Recipe recipe) {
        return with(recipe, recipe.stages(), Map.of());
    }

    private static Recipe with(
            Recipe recipe, List<Stage> stages, Map<String, KnowledgeTool> tools) {
        return new Recipe(
                recipe.name(),
                recipe.seed(),
                recipe.model(),
                recipe.tasks(),
                recipe.pay(),
                Map.of(),
                tools,
                recipe.checkpointEvery(),
                recipe.pauseAboveUnscorable(),
                List.of(),
                stages);
    }

    /// The machine as runs record it, JSON: runs are as fast as each other where it is the same.
    public static String hardware(Plugins plugins, ComputeDevice device) {
        return RunRecord.hardware(plugins, device);
    }

    /// The shape of the recipe's model.
    public ModelShape shape() {
        return model.decoder().shape();
    }

    /// Tokens of a prompt, mean over some tasks.
    public int prompt() {
        return (int)
                Math.ceil(
                        seen.stream()
                                .mapToInt(
                                        task -> source.promptTokens(model.tokenizer(), task).length)
                                .average()
                                .orElse(1));
    }

    /// Tokens of a worked answer, mean over some tasks; empty where their domains show none.
    public OptionalInt answer() {
        try {
            double mean =
                    seen.stream()
                            .flatMap(task -> source.worked(task).stream())
                            .mapToInt(one ->
                                    source.demonstration(model.tokenizer(), one)
                                            .completion()
                                            .length)
                            .average()
                            .orElse(1);
            return OptionalInt.of((int) Math.ceil(mean));
        } catch (RecipeException | PluginException e) {
            LOG.debug("no worked answers", e);
            return OptionalInt.empty();
        }
    }

    /// Does the first steps of `stage`, whose tasks are drawn even where the recipe has them come from an earlier stage.
    ///
    /// @param stage one of `warm-up`, `rl` and `evaluate`, as the recipe has it or smaller
    /// @param steps how many; an evaluation is done so many times
    /// @param limit after which no more is done, looked at whenever a completion is there
    /// @return seconds of each step, storing included; fewer than `steps` where the time was up
    public double[] seconds(Stage stage, int steps, Duration limit) {
        var alone = with(recipe, List.of(stage), recipe.tools());
        long run = workspace.runs().create(RunRecord.of(alone, plugins, device, toolbox));
        var control = new Control(workspace.requests(), run);
        var setting =
                new Roles.Setting(workspace, Map.of(), new Seed(recipe.seed()), device, Map.of());
        long end = System.nanoTime() + limit.toNanos();
        try (var journal = workspace.journal(run);
                var verifying = new Verifying(Runtime.getRuntime().availableProcessors(), VERDICT);
                var roles = new Roles(setting, run, control::requireMore)) {
            var parts =
                    new Parts(
                            run,
                            alone,
                            new Seed(recipe.seed()).derive("rehearsal"),
                            policy(),
                            model.tokenizer(),
                            source,
                            roles,
                            plugins,
                            verifying,
                            journal,
                            control,
                            new Notes(workspace.events(), run, _ -> {}),
                            _ -> {
                                if (System.nanoTime() > end) {
                                    control.stop();
                                }
                            });
            return timed(parts, stage, steps, end);
        }
    }

    /// Has a program that stands in for a model answer the same `question` so many times, each time anew.
    ///
    /// @return seconds of an answer
    public double seconds(RoleBinding.StandIn program, String question, int times) {
        var seed = new Seed(recipe.seed()).derive("rehearsal");
        var bindings = Map.<String, RoleBinding>of(ROLE, program);
        var setting = new Roles.Setting(workspace, bindings, seed, device, StandIns.known(plugins));
        try (var roles = new Roles(setting, 0, () -> {})) {
            var model = roles.of(ROLE, ROLE);
            model.answer(
                    List.of(request(question, seed.value()))); // it also looks up what it knows
            long start = System.nanoTime();
            model.answer(
                    IntStream.range(0, times)
                            .mapToObj(i -> request(question, seed.derive(i).value()))
                            .toList());
            return (System.nanoTime() - start) / 1e9 / times;
        }
    }

    private static ChatRequest request(String question, long seed) {
        return new ChatRequest(
                List.of(new ChatRequest.Message(ChatRequest.Speaker.USER, question)),
                1,
                1,
                REPLY,
                1,
                seed);
    }

    private Policy policy() {
        var made = policy;
        if (made == null) {
            made = new Policy(model.decoder());
            policy = made;
        }
        return made;
    }

    private double[] timed(Parts parts, Stage stage, int steps, long end) {
        return switch (stage) {
            case Stage.WarmUp warmUp -> timed(training(parts, warmUp), steps, end);
            case Stage.Rl rl -> timed(training(parts, rl), steps, end);
            case Stage.Evaluate evaluate -> evaluated(parts, evaluate);
            case Stage.Explore _, Stage.Curate _, Stage.Synthesize _ ->
                    throw new IllegalArgumentException(stage.name() + " cannot be rehearsed");
        };
    }

    private TrainingStage training(Parts parts, Stage.WarmUp stage) {
        return TrainingStage.warmUp(parts, Standstill.of(stage), drawn());
    }

    private TrainingStage training(Parts parts, Stage.Rl stage) {
        var reference =
                AlgorithmBoundary.around(stage.algorithm())
                                .needs()
                                .contains(Signal.REFERENCE_LOG_PROB)
                        ? Optional.of(
                                new Reference(
                                        Signal.REFERENCE_LOG_PROB,
                                        Decoders.copy(model.decoder()),
                                        stage.decoding().temperature()))
                        : Optional.<Reference>empty();
        var sources =
                new TrainingStage.Sources(drawn(), reference, _ -> List.of(), _ -> new double[0]);
        return TrainingStage.rl(parts, Standstill.of(stage), sources, Stand.START);
    }

    private Draws.Source drawn() {
        return (levels, tasks) -> new FreshDraws(source, levels, 0, tasks);
    }

    private static double[] timed(TrainingStage stage, int steps, long end) {
        var seconds = new double[steps];
        int done = 0;
        try {
            while (done < steps && System.nanoTime() < end) {
                long start = System.nanoTime();
                if (!stage.endsBefore(done)) {
                    stage.step(done);
                }
                seconds[done++] = (System.nanoTime() - start) / 1e9;
            }
        } catch (Halted e) {
            LOG.debug("the time is up after {} steps", done);
        } finally {
            stage.end();
        }
        return IntStream.range(0, done).mapToDouble(i -> seconds[i]).toArray();
    }

    private static double[] evaluated(Parts parts, Stage.Evaluate stage) {
        long start = System.nanoTime();
        try {
            EvaluationStage.run(parts, stage);
            return new double[] {(System.nanoTime() - start) / 1e9};
        } catch (Halted e) {
            return new double[0];
        }
    }

    @Override
    public void close() {
        model.decoder().close();
        toolbox.close();
        try {
            CheckpointFolder.delete(workspace.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
