package whetstone.core.forecast;

import java.util.List;
import java.util.Optional;
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

    /// The stage whose steps can stand for those of `stage`; empty where there is none.
    static Optional<Stage> like(Stage stage) {
        return switch (stage) {
            case Stage.WarmUp _, Stage.Rl _ -> Optional.of(stage);
            case Stage.Evaluate evaluate -> Optional.of(oneTurn(evaluate));
            case Stage.Explore explore ->
                    explore.judges().process().isEmpty() && explore.judges().outcome().isEmpty()
                            ? Optional.of(
                                    sampled(
                                            explore.name(),
                                            explore.problems(),
                                            explore.samples(),
                                            explore.decoding()))
                            : Optional.empty();
            case Stage.Curate curate ->
                    Optional.of(
                            sampled(
                                    curate.name(),
                                    curate.tasks(),
                                    curate.samples(),
                                    curate.decoding()));
            case Stage.Synthesize _ -> Optional.empty();
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
            case Stage.WarmUp warmUp ->
                    new Stage.WarmUp(
                            warmUp.name(),
                            warmUp.steps(),
                            tasks,
                            warmUp.untilPassRate(),
                            warmUp.from(),
                            warmUp.algorithm(),
                            warmUp.optimizer());
            case Stage.Rl rl -> smaller(rl);
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

    private Stage smaller(Stage.Rl rl) {
        return new Stage.Rl(
                rl.name(),
                rl.steps(),
                tasks,
                rl.groupSize(),
                rl.minibatch(),
                rl.epochs(),
                rl.rollouts(),
                rl.rounds(),
                rl.staleness(),
                rl.ahead(),
                rl.schedules(),
                rl.buffer(),
                rl.from(),
                rl.curriculum(),
                rl.shuffleRewards(),
                rl.algorithm(),
                rl.optimizer(),
                shortened(rl.decoding()));
    }

    private Decoding shortened(Decoding decoding) {
        return new Decoding(decoding.temperature(), decoding.topP(), decoding.topK(), tokens);
    }
}
