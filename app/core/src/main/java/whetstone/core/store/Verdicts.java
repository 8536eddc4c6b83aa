package whetstone.core.store;

import java.util.List;

/// Verdicts, counted.
public final class Verdicts {

    /// The samples of one task.
    ///
    /// @param task id of the task
    /// @param samples that could be judged
    /// @param correct of these
    public record Tally(String task, String domain, int level, int samples, int correct) {}

    private final Database database;

    Verdicts(Database database) {
        this.database = database;
    }

    /// What a stage's samples came to, task by task in the order in which they were drawn. Of what was sampled in several
    /// turns the last one counts.
    public List<Tally> tallies(long run, String stage) {
        var sql =
                """
                SELECT task.id, task.domain, task.level,
                       SUM(label <> 'unscorable') AS samples, SUM(label = 'correct') AS correct
                  FROM step
                  JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                  JOIN rollout_group ON rollout_group.step_id = step.id
                  JOIN task ON task.id = rollout_group.task_id
                  JOIN rollout ON rollout.group_id = rollout_group.id
                  JOIN verdict ON verdict.rollout_id = rollout.id
                 WHERE step.run_id = :run AND stage.name = :stage
                """
                        + Trajectories.COUNTED
                        + " GROUP BY rollout_group.id ORDER BY rollout_group.id";
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("stage", stage)
                        .map((row, _) ->
                                new Tally(
                                        row.getString("id"),
                                        row.getString("domain"),
                                        row.getInt("level"),
                                        row.getInt("samples"),
                                        row.getInt("correct")))
                        .list());
    }

    /// How many rollouts of a run could not be judged.
    public long unscorable(long run) {
        var sql =
                """
                SELECT COUNT(*)
                  FROM step
                  JOIN rollout_group ON rollout_group.step_id = step.id
                  JOIN rollout ON rollout.group_id = rollout_group.id
                  JOIN verdict ON verdict.rollout_id = rollout.id
                 WHERE step.run_id = :run AND label = 'unscorable'
                """;
        return database.read(
                handle -> handle.createQuery(sql).bind("run", run).mapTo(Long.class).one());
    }
}
