package whetstone.core.forecast;

import java.util.List;
import whetstone.api.Split;
import whetstone.core.recipe.Stage;
import whetstone.sample.Decoding;

/// How much of a step of a stage is done.
///
/// @param tasks of a step
/// @param tokens of a completion; 1 where completions are given
record Slice(int tasks, int tokens) {

    private static final int FEWEST_TASKS = 4;
    private static final int FEWEST_TOKENS = 16;
    private static final int GROWTH = 4;

    /// All of a step.
    ///
    /// @param answer tokens that completions have as a rule
    static Slice whole(Stage stage, int answer) {
        return switch (stage) {
            case Stage.WarmUp warmUp -> new Slice(warmUp.tasks(), 1);
            case Stage.Rl rl -> new Slice(rl.tasks(), shorter(rl.decoding(), answer));
            case Stage.Evaluate evaluate ->
                    new Slice(evaluate.problems(), shorter(evaluate.decoding(), answer));
            case Stage.Explore _, Stage.Curate _, Stage.Synthesize _ ->
                    throw new IllegalArgumentException(stage.name() + " has no steps to do");
        };
    }

    private static int shorter(Decoding decoding, int answer) {
        return Math.min(decoding.maxTokens(), answer);
    }

    /// The stage whose steps can stand for those of `stage`, without what it asks of roles.
    static Stage like(Stage stage) {
        return switch (stage) {
            case Stage.WarmUp _, Stage.Rl _ -> stage;
            case Stage.Evaluate evaluate -> oneTurn(evaluate);
            case Stage.Explore explore ->
                    sampled(
                            explore.name(),
                            explore.problems(),
                            explore.samples(),
                            explore.decoding());
            case Stage.Curate curate ->
                    sampled(curate.name(), curate.tasks(), curate.samples(), curate.decoding());
            case Stage.Synthesize s ->
                    sampled(
                            s.name(),
                            s.amounts().examples() * (s.adapt() ? 2 : 1),
                            s.amounts().scores() + (s.adapt() ? 1 : 0), // it is checked before
                            s.samplings().score());
        };
    }

    private static Stage.Evaluate oneTurn(Stage.Evaluate stage) {
        return new Stage.Evaluate(
                stage.name(),
                stage.split(),
                stage.problems(),
                stage.samples(),
                1,
                stage.domains(),
                List.of(),
                stage.decoding());
    }

    private static Stage sampled(String name, int problems, int samples, Decoding decoding) {
        return new Stage.Evaluate(
                name, Split.TRAIN, problems, samples, 1, List.of(), List.of(), decoding);
    }

    /// The first one that is tried of `whole`.
    static Slice first(Slice whole) {
        return new Slice(
                Math.min(whole.tasks, FEWEST_TASKS), Math.min(whole.tokens, FEWEST_TOKENS));
    }

    /// The next larger one: longer completions before more of them.
    Slice grown(Slice whole) {
        return tokens < whole.tokens
                ? new Slice(tasks, (int) Math.min((long) tokens * GROWTH, whole.tokens))
                : new Slice((int) Math.min((long) tasks * GROWTH, whole.tasks), tokens);
    }

    /// What the work is in proportion to.
    double units() {
        return (double) tasks * tokens;
    }

    /// So much of `stage`, one that is [#like] another.
    Stage of(Stage stage) {
        return switch (stage) {
            case Stage.WarmUp warmUp -> warmUp.resized(warmUp.steps(), tasks);
            case Stage.Rl rl -> rl.resized(rl.steps(), tasks, shortened(rl.decoding()));
            case Stage.Evaluate all ->
                    new Stage.Evaluate(
                            all.name(),
                            all.split(),
                            tasks,
                            all.samples(),
                            1,
                            all.domains(),
                            List.of(),
                            shortened(all.decoding()));
            case Stage.Explore _, Stage.Curate _, Stage.Synthesize _ ->
                    throw new IllegalArgumentException(stage.name() + " has no steps to do");
        };
    }

    private Decoding shortened(Decoding decoding) {
        return new Decoding(decoding.temperature(), decoding.topP(), decoding.topK(), tokens);
    }
}
