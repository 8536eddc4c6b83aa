package whetstone.core.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What evaluators said of problems. They are no longer needed to read it.
public final class Scores {

    private final Database database;

    Scores(Database database) {
        this.database = database;
    }

    /// The scores of a stage by name, each with its value by task, in the order in which the tasks were drawn.
    public SortedMap<String, Map<String, Double>> of(long run, String stage) {
        var sql =
                """
                SELECT score.name, task_id, value
                  FROM step
                  JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                  JOIN rollout_group ON rollout_group.step_id = step.id
                  JOIN score ON score.group_id = rollout_group.id
                 WHERE step.run_id = ? AND stage.name = ? ORDER BY rollout_group.id
                """;
        return database.read(handle -> {
            var scores = new TreeMap<String, Map<String, Double>>();
            handle.createQuery(sql)
                    .bind(0, run)
                    .bind(1, stage)
                    .map((row, _) ->
                            scores.computeIfAbsent(row.getString(1), _ -> new LinkedHashMap<>())
                                    .put(row.getString(2), row.getDouble(3)))
                    .forEach(_ -> {});
            scores.replaceAll((_, byTask) -> Collections.unmodifiableMap(byTask));
            return Collections.unmodifiableSortedMap(scores);
        });
    }
}
