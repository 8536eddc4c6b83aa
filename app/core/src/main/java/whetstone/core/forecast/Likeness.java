package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.recipe.Stage;

/// What the time of a stage's step hangs on, beside the model and the task mix. Rates, names and the number of steps are
/// not among it.
///
/// @param of the values, in an order that only the kind of stage says
record Likeness(List<Object> of) {

    Likeness {
        of = List.copyOf(of);
    }

    static Likeness of(Stage stage) {
        return new Likeness(
                switch (stage) {
                    case Stage.WarmUp s ->
                            list(s.tasks(), s.untilPassRate(), s.from(), work(s.algorithm()));
                    case Stage.Evaluate s ->
                            list(
                                    s.problems(),
                                    s.samples(),
                                    s.turns(),
                                    s.domains(),
                                    s.decoding().maxTokens(),
                                    "evaluate");
                    case Stage.Explore s ->
                            list(
                                    s.problems(),
                                    s.samples(),
                                    s.turns(),
                                    s.judges(),
                                    s.domains(),
                                    s.decoding().maxTokens());
                    case Stage.Rl s ->
                            list(
                                    s.tasks(),
                                    s.groupSize(),
                                    s.minibatch(),
                                    s.epochs(),
                                    s.rollouts(),
                                    s.rounds(),
                                    s.staleness(),
                                    s.ahead(),
                                    s.buffer(),
                                    s.from(),
                                    work(s.algorithm()),
                                    s.decoding().maxTokens());
                    case Stage.Curate s ->
                            list(s.from(), s.tasks(), s.samples(), s.decoding().maxTokens());
                    case Stage.Synthesize s -> list(s.definition(), s.amounts(), s.adapt());
                });
    }

    private static List<Object> list(Object... values) {
        return List.of(values);
    }

    // A coefficient moves no work; what must be recorded does.
    private static List<Object> work(Algorithm algorithm) {
        var work = new ArrayList<Object>(List.of(algorithm.getClass().getName()));
        var asked = AlgorithmBoundary.around(algorithm);
        work.add(asked.needs());
        work.add(asked.criticSettings().isPresent());
        return work;
    }
}
