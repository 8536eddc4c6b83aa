package whetstone.core.run;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Spelling;
import whetstone.core.recipe.Stage;
import whetstone.core.watch.RunDoctor;
import whetstone.model.ModelFolder;
import whetstone.model.Tokenizer;

/// What can be said against a recipe once its model is there, and before the first token is sampled.
///
/// @param context longest sequence that the model takes, tokens
record Preflight(Recipe recipe, TaskSource source, Tokenizer tokenizer, int context) {

    // Of each domain and level: enough to see the long ones, few enough not to be noticed.
    private static final int DRAWS = 16;

    // The first one may start programs, and nothing waits for it but a person.
    private static final Duration FIRST_CHECK = Duration.ofSeconds(20);

    private static final Set<Signal> RECORDED =
            EnumSet.of(
                    Signal.LOG_PROB,
                    Signal.ENTROPY,
                    Signal.REFERENCE_LOG_PROB,
                    Signal.PROXIMAL_LOG_PROB,
                    Signal.VALUE);

    static Preflight of(Recipe recipe, TaskSource source, ModelFolder.Model model) {
        return new Preflight(recipe, source, model.tokenizer(), model.decoder().shape().context());
    }

    /// @throws RecipeException naming the stage, what is wrong with it and what to do
    void check() {
        if (recipe.tasks().domains().values().stream().allMatch(share -> share == 0)) {
            throw new RecipeException(
                    "tasks.domains: every share is 0; expected at least one above 0");
        }
        for (var rule : recipe.pauseOn()) {
            if (!RunDoctor.rules().contains(rule)) {
                throw new RecipeException(
                        "pauseOn: the run doctor has no rule '%s'; %s"
                                .formatted(rule, Spelling.meant(rule, RunDoctor.rules())));
            }
        }
        recipe.stages().forEach(this::check);
        requirePrograms();
    }

    // Judging may need programs that are not installed, which only a judgement tells.
    private void requirePrograms() {
        try (var verifying = new Verifying(1, FIRST_CHECK)) {
            recipe.tasks()
                    .domains()
                    .forEach((domain, share) -> {
                        if (share > 0) {
                            var task = source.spread(Split.TRAIN, 1, List.of(domain)).getFirst();
                            var verdict =
                                    verifying.submit(() -> source.judgeReference(task)).join();
                            if (verdict instanceof Verdict.Unscorable(var cause, var why, _)
                                    && cause == Cause.TOOL_MISSING) {
                                throw new RecipeException(
                                        "tasks.domains.%s: its answers cannot be judged here: %s"
                                                .formatted(domain, why));
                            }
                        }
                    });
        }
    }

    private void check(Stage stage) {
        switch (stage) {
            case Stage.WarmUp s -> {
                requireRecorded(s, s.algorithm(), Set.of());
                drawn(s.from())
                        .flatMap(task -> source.worked(task).stream())
                        .forEach(example -> {
                            var shown = source.demonstration(tokenizer, example);
                            requireRoom(s, example.task(), "its demonstration", shown);
                        });
            }
            case Stage.Evaluate s -> {
                requireDomains(s, s.domains());
                var tasks = source.spread(s.split(), s.problems(), s.domains());
                requireRoom(s, tasks, s.decoding().maxTokens());
                if (s.turns() > 1) {
                    requireTools(s, tasks);
                }
            }
            case Stage.Explore s -> {
                requireDomains(s, s.domains());
                var tasks = sample(s.domains());
                requireRoom(s, tasks, s.decoding().maxTokens());
                requireTools(s, tasks);
            }
            // What the teacher will write is not known yet; the stage itself refuses what does not
            // fit.
            case Stage.Synthesize _ -> {}
            case Stage.Curate s ->
                    requireRoom(s, drawn(s.from()).toList(), s.decoding().maxTokens());
            case Stage.Rl s -> check(s);
        }
    }

    private void check(Stage.Rl s) {
        requireRecorded(s, s.algorithm(), RECORDED);
        Scheduled.check(s);
        if (s.decoding().temperature() == 0) {
            throw new RecipeException(
                    "stages.%s.decoding.temperature: 0 always takes the likeliest token; to learn from differences it must be above 0"
                            .formatted(s.name()));
        }
        if (recipe.pay().overlong().buffer() > s.decoding().maxTokens()) {
            throw new RecipeException(
                    "pay.overlong.buffer: %d is more than stages.%s.decoding.maxTokens, %d: every completion would be punished; make it smaller"
                            .formatted(
                                    recipe.pay().overlong().buffer(),
                                    s.name(),
                                    s.decoding().maxTokens()));
        }
        requireRoom(s, drawn(s.from()).toList(), s.decoding().maxTokens());
    }

    private static void requireRecorded(Stage stage, Algorithm algorithm, Set<Signal> recorded) {
        var asked = AlgorithmBoundary.around(algorithm);
        for (var signal : new TreeSet<>(asked.needs())) {
            boolean valued = signal != Signal.VALUE || asked.criticSettings().isPresent();
            if (!recorded.contains(signal) || !valued) {
                throw new RecipeException(
                        "stages.%s.algorithm: %s needs the signal %s, which this stage does not record; it records %s; choose another algorithm"
                                .formatted(
                                        stage.name(),
                                        algorithm.getClass().getSimpleName(),
                                        signal,
                                        recorded));
            }
        }
    }

    private void requireDomains(Stage stage, List<String> chosen) {
        for (var id : chosen) {
            if (!recipe.tasks().domains().containsKey(id)) {
                throw new RecipeException(
                        "stages.%s.domains: '%s' is not among tasks.domains; %s"
                                .formatted(
                                        stage.name(),
                                        id,
                                        Spelling.meant(id, recipe.tasks().domains().keySet())));
            }
        }
    }

    private void requireTools(Stage stage, List<Task> tasks) {
        for (var task : tasks) {
            if (source.tools().domain(task.domain()).isEmpty()) {
                throw new RecipeException(
                        "stages.%s.turns: %s offers no tools, so there is nothing to do in a second turn; name other domains in stages.%s.domains"
                                .formatted(stage.name(), task.domain(), stage.name()));
            }
            for (var tool : source.tools().missing(task)) {
                throw new RecipeException(
                        "stages.%s: %s offers the tool %s, which nobody brings; install a plugin that does, or let it search a folder by 'tools: {%s: {folder: ...}}'"
                                .formatted(stage.name(), task.domain(), tool, tool));
            }
        }
    }

    // What a pool will hold is not known yet.
    private Stream<Task> drawn(String from) {
        return from.isEmpty() ? sample(List.of()).stream() : Stream.of();
    }

    private List<Task> sample(List<String> chosen) {
        int places = source.mix(chosen).domains().size() * recipe.tasks().levels().size();
        return source.spread(Split.TRAIN, DRAWS * places, chosen);
    }

    private void requireRoom(Stage stage, List<Task> tasks, int maxTokens) {
        for (var task : tasks) {
            int prompt = source.promptTokens(tokenizer, task).length;
            requireRoom(stage, task, prompt, "decoding.maxTokens", maxTokens);
        }
    }

    private void requireRoom(Stage stage, Task task, String what, Rollout shown) {
        requireRoom(stage, task, shown.prompt().length, what, shown.completion().length);
    }

    private void requireRoom(Stage stage, Task task, int prompt, String what, int tokens) {
        new Room(stage.name(), context).require(task, prompt, what, tokens);
    }
}
