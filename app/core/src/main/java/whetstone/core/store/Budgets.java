package whetstone.core.store;

/// What runs cost.
public final class Budgets {

    /// What the training stages of a run cost; evaluations are no part of it.
    ///
    /// @param completions sampled
    /// @param tokens sampled
    /// @param optimizerSteps taken, those on demonstrations included
    /// @param seconds that its steps took, demonstrations included
    public record Budget(long completions, long tokens, long optimizerSteps, double seconds) {}

    private final Database database;

    Budgets(Database database) {
        this.database = database;
    }

    /// The budget of a run so far.
    public Budget of(long run) {
        var sql =
                """
                WITH trained AS (
                    SELECT step.id AS id, value FROM step
                      JOIN metric ON metric.step_id = step.id AND name = 'optimizer/steps'
                     WHERE run_id = :run)
                SELECT (SELECT count(*) FROM trained
                          JOIN rollout_group ON step_id = trained.id
                          JOIN rollout ON group_id = rollout_group.id) AS completions,
                       (SELECT ifnull(sum(length(completion)), 0) / 4 FROM trained
                          JOIN rollout_group ON step_id = trained.id
                          JOIN rollout ON group_id = rollout_group.id) AS tokens,
                       (SELECT ifnull(sum(value), 0) FROM trained) AS steps,
                       (SELECT ifnull(sum(timing.value), 0) FROM trained
                          JOIN timing ON timing.step_id = trained.id AND name = 'time/step') AS seconds
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .map((row, _) ->
                                new Budget(
                                        row.getLong("completions"),
                                        row.getLong("tokens"),
                                        Math.round(row.getDouble("steps")),
                                        row.getDouble("seconds")))
                        .one());
    }
}
