package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.Stage;

/// What the time of a stage's step hangs on, beside the model and the task mix. Rates, names and the number of steps are
/// not among it.
///
/// @param of the values, in an order that only the kind of stage says
record Likeness(List<Object> of) {

    Likeness {
        of = List.copyOf(of);
    }

    /// @param recipe that the stage is one of
    static Likeness of(Stage stage, Recipe recipe) {
        var all = new ArrayList<Object>(of(stage));
        // Of a synthesis only the student's part is a step's.
        if (!(stage instanceof Stage.Synthesize)) {
            Demand.roles(stage, recipe).stream()
                    .map(recipe.roles()::get)
                    .filter(Objects::nonNull)
                    .forEach(binding -> all.add(answering(binding)));
        }
        return new Likeness(all);
    }

    // What it may spend, and how it is reached, makes it no quicker.
    private static List<Object> answering(RoleBinding binding) {
        return binding instanceof RoleBinding.Endpoint endpoint
                ? list(
                        PastAnswers.who(endpoint),
                        endpoint.concurrency(),
                        endpoint.requestsPerMinute())
                : list(binding);
    }

    private static List<Object> of(Stage stage) {
        return switch (stage) {
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
            case Stage.Rl s -> taught(s);
            case Stage.Curate s -> list(s.from(), s.tasks(), s.samples(), s.decoding().maxTokens());
            case Stage.Synthesize s ->
                    list(
                            s.definition(),
                            s.amounts(),
                            s.adapt(),
                            s.samplings().check().maxTokens(),
                            s.samplings().score().maxTokens());
        };
    }

    private static List<Object> list(Object... values) {
        return List.of(values);
    }

    private static List<Object> taught(Stage.Rl s) {
        return list(
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
