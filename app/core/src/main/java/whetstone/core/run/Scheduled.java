package whetstone.core.run;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.recipe.Components;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Schedule;
import whetstone.core.recipe.Stage;

/// The algorithm of a stage as it is at each step.
///
/// @param seen a metric at each step so far, by name; from the store, so that a resumed run goes on alike
record Scheduled(Stage.Rl stage, Function<String, double[]> seen) {

    /// Refuses schedules of what is no number of the algorithm, and those whose ends it does not take.
    ///
    /// @throws RecipeException naming the stage and the key
    static void check(Stage.Rl stage) {
        var plain = new Scheduled(stage, _ -> new double[0]);
        plain.at(0);
        plain.at(Math.max(0, stage.steps() - 1));
    }

    /// What it is at step `index`.
    Algorithm at(int index) {
        var algorithm = stage.algorithm();
        for (var entry : stage.schedules().entrySet()) {
            double value = value(entry, index);
            algorithm = Components.with(algorithm, entry.getKey(), value, where(entry.getKey()));
        }
        return algorithm;
    }

    /// The numbers that schedules move, at step `index`, as metrics.
    Map<String, Double> numbers(int index) {
        return stage.schedules().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> "schedule/" + entry.getKey(),
                                entry -> value(entry, index)));
    }

    private double value(Map.Entry<String, Schedule> entry, int index) {
        var schedule = entry.getValue();
        double from =
                Components.number(
                        (Record) stage.algorithm(), entry.getKey(), where(entry.getKey()));
        var before =
                schedule.shape() == Schedule.Shape.CONTROLLED
                        ? seen.apply(schedule.metric())
                        : new double[0];
        int known = Math.min(index, before.length);
        return schedule.value(from, index, stage.steps(), Arrays.copyOf(before, known));
    }

    private String where(String key) {
        return "stages.%s.schedules.%s: algorithm".formatted(stage.name(), key);
    }
}
