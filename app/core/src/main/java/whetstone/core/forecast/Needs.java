package whetstone.core.forecast;

import java.util.ArrayList;
import whetstone.api.Signal;
import whetstone.core.forecast.Forecast.Memory;
import whetstone.core.forecast.Forecast.Part;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.ModelShape;

/// What a recipe needs of memory and disk, by its sizes.
///
/// @param lanes pieces of work at a time on its device
/// @param part tokens whose activations are held at a time, for each lane
/// @param wide bytes of a number in products
/// @param prompt tokens of a prompt
record Needs(Recipe recipe, ModelShape shape, int lanes, int part, int wide, int prompt) {

    private static final int FLOAT = 4;
    private static final int ROWS = 1024; // completions sampled at a time, for each lane
    private static final int KEPT = 2; // checkpoints of a stage with several steps

    // Of a stored rollout beside its tokens, with its verdict, its share of a task and its place in
    // indexes; and what
    // each of its tokens has: measured on stores of recipes/quickstart.yaml and recipes/swirl.yaml.
    private static final double ROW = 215;
    private static final double TOKEN = 20;

    static Needs of(Recipe recipe, ModelShape shape, ComputeDevice device, int prompt) {
        int wide = device.precision() == Precision.BF16 ? 2 : FLOAT;
        return new Needs(recipe, shape, device.lanes(), device.goodPart(), wide, prompt);
    }

    /// Memory at its height.
    ///
    /// @param program bytes that the program has before it has a model
    /// @param seen the most that it had while steps were tried; 0 if none was
    Memory memory(long program, long seen, long available) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("program", program, Source.MEASURED, "this process, without a model"));
        long weights = shape.parameters();
        parts.add(part("weights", weights * (FLOAT + wide), "float32, and once more for products"));
        if (trains()) {
            parts.add(part("gradients", weights * FLOAT * (1L + lanes), "one sum for each lane"));
            parts.add(part("optimizer", weights * FLOAT * 2, "two means of AdamW"));
            parts.add(part("activations", activations(), "%,d tokens at a time".formatted(part)));
        }
        if (copies() > 0) {
            parts.add(
                    part(
                            "copies",
                            copies() * weights * (FLOAT + wide),
                            "of the policy: reference, actor"));
        }
        if (longest() > 0) {
            parts.add(
                    part(
                            "cache",
                            cache(),
                            "keys and values of %,d completions at a time".formatted(rows())));
        }
        long sum = parts.stream().mapToLong(Part::bytes).sum();
        return new Memory(parts, Math.max(sum, seen), available);
    }

    private static Part part(String name, long bytes, String how) {
        return new Part(name, bytes, Source.COMPUTED, how);
    }

    private boolean trains() {
        return recipe.stages().stream()
                .anyMatch(s -> s instanceof Stage.WarmUp || s instanceof Stage.Rl);
    }

    private long copies() {
        return recipe.stages().stream()
                .mapToLong(stage ->
                        stage instanceof Stage.Rl rl
                                ? (needs(rl) ? 1 : 0) + (rl.staleness() > 0 ? 1 : 0)
                                : 0)
                .max()
                .orElse(0);
    }

    private static boolean needs(Stage.Rl rl) {
        return AlgorithmBoundary.around(rl.algorithm()).needs().contains(Signal.REFERENCE_LOG_PROB);
    }

    // What the way back needs of each token: inputs of the projections, of the gate, and the
    // logits.
    private long activations() {
        long layer = 8L * shape.width() + 4L * shape.hidden() + 2L * shape.heads() * length();
        return (long) part * lanes * (shape.layers() * layer + 3L * shape.vocabulary()) * FLOAT;
    }

    private long length() {
        return Math.min(shape.context(), prompt + longest());
    }

    // Twice: while rows are picked, and while a token is added, the old cache is still there.
    private long cache() {
        long token = 2L * shape.layers() * shape.keyValueHeads() * shape.headSize() * wide;
        return 2 * rows() * length() * token + rows() * shape.vocabulary() * (long) FLOAT;
    }

    private long rows() {
        return Math.min(sampledAtOnce(), (long) ROWS * lanes);
    }

    private long sampledAtOnce() {
        return recipe.stages().stream().mapToLong(Needs::completions).max().orElse(0);
    }

    private long longest() {
        return recipe.stages().stream().mapToLong(Needs::tokens).max().orElse(0);
    }

    private static long tokens(Stage stage) {
        return switch (stage) {
            case Stage.Evaluate s -> s.decoding().maxTokens();
            case Stage.Explore s -> s.decoding().maxTokens();
            case Stage.Rl s -> s.decoding().maxTokens();
            case Stage.Curate s -> s.decoding().maxTokens();
            case Stage.Synthesize s ->
                    Math.max(s.samplings().check().maxTokens(), s.samplings().score().maxTokens());
            case Stage.WarmUp _ -> 0;
        };
    }

    /// Completions of a step.
    private static long completions(Stage stage) {
        return switch (stage) {
            case Stage.Evaluate s -> (long) s.problems() * s.samples();
            case Stage.Explore s -> (long) s.problems() * s.samples();
            case Stage.Rl s -> (long) s.tasks() * s.groupSize();
            case Stage.Curate s -> s.from().isEmpty() ? (long) s.tasks() * s.samples() : 0;
            case Stage.Synthesize s ->
                    (long) s.amounts().examples() * (s.adapt() ? 2 : 1) * s.amounts().scores();
            case Stage.WarmUp _ -> 0;
        };
    }

    private static int steps(Stage stage) {
        return stage instanceof Stage.Rl rl ? rl.steps() : 1;
    }

    private static int turns(Stage stage) {
        return switch (stage) {
            case Stage.Evaluate s -> s.turns();
            case Stage.Explore s -> s.turns();
            case Stage.Rl s -> s.rounds();
            case Stage.WarmUp _, Stage.Curate _, Stage.Synthesize _ -> 1;
        };
    }

    /// Bytes that the store grows by.
    ///
    /// @param answer tokens that completions have as a rule
    Span store(int answer) {
        var sum = Span.NOTHING;
        for (var stage : recipe.stages()) {
            double rollouts = (double) completions(stage) * steps(stage);
            double usual = ROW + TOKEN * Math.min(answer, tokens(stage));
            double most = (ROW + TOKEN * tokens(stage)) * turns(stage);
            sum =
                    sum.plus(
                            new Span(rollouts * usual, rollouts * usual, rollouts * most)
                                    .times(0.8, 1, 1.2));
        }
        return sum;
    }

    /// Bytes of the checkpoints that stay.
    long checkpoints() {
        long each = shape.parameters() * FLOAT * 3; // weights, two means
        return recipe.stages().stream()
                .mapToLong(stage ->
                        switch (stage) {
                            case Stage.WarmUp s -> each * kept(s.steps());
                            case Stage.Rl s ->
                                    (each + (s.staleness() > 0 ? each / 3 : 0)) * kept(s.steps());
                            case Stage.Evaluate _,
                                    Stage.Explore _,
                                    Stage.Curate _,
                                    Stage.Synthesize _ ->
                                    each;
                        })
                .sum();
    }

    private int kept(int steps) {
        return Math.min(KEPT, Math.ceilDiv(steps, recipe.checkpointEvery()));
    }
}
