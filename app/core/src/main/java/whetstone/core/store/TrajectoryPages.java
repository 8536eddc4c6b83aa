package whetstone.core.store;

import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Trajectories as a list to look through, a line each, and the turns of one with all that is known of them.
public final class TrajectoryPages {

    /// Which trajectories are seen; null means all.
    ///
    /// @param outcome label of the verdict on the last turn
    /// @param kept whether later stages train on them
    /// @param good whether each of the steps was judged good
    public record Filter(
            long run,
            String stage,
            @Nullable String outcome,
            @Nullable Boolean kept,
            Trajectory.@Nullable Ended ended,
            @Nullable Boolean good) {

        /// Everything in a stage.
        public static Filter all(long run, String stage) {
            return new Filter(run, stage, null, null, null, null);
        }
    }

    /// A trajectory, shortened.
    ///
    /// @param id row id
    /// @param position within the stage, from 0
    /// @param task id of the problem
    /// @param prompt of the problem
    /// @param truth of the problem, JSON
    /// @param good turns that were judged good
    /// @param outcome label of the verdict on the last turn
    /// @param why of that verdict
    /// @param kept whether later stages train on it; null where nothing was chosen
    /// @param reason why it was kept or not; null where nothing was chosen
    public record Line(
            long id,
            int position,
            String task,
            String prompt,
            String truth,
            Trajectory.Ended ended,
            int turns,
            int good,
            String outcome,
            String why,
            @Nullable Boolean kept,
            @Nullable String reason) {}

    /// What some trajectories come to.
    ///
    /// @param right those with a correct outcome
    /// @param kept those that later stages train on
    /// @param good those with good steps alone
    public record Count(int trajectories, int right, int kept, int good, int turns) {}

    /// A turn with what the policy wrote in it.
    ///
    /// @param text all of the policy's words
    /// @param rollout row id
    public record Turn(Trajectory.Taken taken, String text, long rollout) {}

    // The pool of a stage has a row for each turn, in the order of the trajectories.
    private static final String CHOSEN =
            """
            WITH counted AS (
                SELECT trajectory.id, trajectory.position, trajectory.task_id, ended, step_id, step.run_id, step.stage,
                       count(*) AS turns, sum(turn.label = 'correct') AS good
                  FROM stage
                  JOIN step ON step.run_id = stage.run_id AND step.stage = stage.position
                  JOIN trajectory ON step_id = step.id
                  JOIN turn ON trajectory_id = trajectory.id
                 WHERE stage.run_id = :run AND stage.name = :stage
                 GROUP BY trajectory.id),
            placed AS (SELECT *, sum(turns) OVER (ORDER BY id) - turns AS first FROM counted),
            judged AS (
                SELECT placed.*, prompt, truth, verdict.label AS outcome, verdict.why
                  FROM placed
                  JOIN (SELECT id, prompt AS prompt, truth FROM task) AS task ON task.id = task_id
                  JOIN turn ON trajectory_id = placed.id AND number = turns - 1
                  JOIN (SELECT id, step_id, position FROM rollout_group) AS place
                    ON place.step_id = placed.step_id AND place.position = group_position
                  JOIN (SELECT id, group_id, member FROM rollout) AS sampled
                    ON group_id = place.id AND sampled.member = turn.member
                  JOIN verdict ON rollout_id = sampled.id),
            chosen AS (
                SELECT judged.*, pool.kept, pool.reason
                  FROM judged
                  LEFT JOIN pool ON pool.run_id = judged.run_id AND pool.stage = judged.stage AND pool.position = first
                 WHERE (:outcome IS NULL OR outcome = :outcome) AND (:kept IS NULL OR pool.kept = :kept)
                   AND (:ended IS NULL OR ended = :ended) AND (:good IS NULL OR (good = turns) = :good))
            """;

    private static final RowMapper<Line> LINE =
            (row, _) ->
                    new Line(
                            row.getLong("id"),
                            row.getInt("position"),
                            row.getString("task_id"),
                            row.getString("prompt"),
                            row.getString("truth"),
                            Trajectory.Ended.valueOf(row.getString("ended")),
                            row.getInt("turns"),
                            row.getInt("good"),
                            row.getString("outcome"),
                            row.getString("why"),
                            row.getObject("kept") == null ? null : (Boolean) row.getBoolean("kept"),
                            row.getString("reason"));

    private final Database database;

    TrajectoryPages(Database database) {
        this.database = database;
    }

    /// The names of a run's stages that have trajectories, in order.
    public List<String> stages(long run) {
        var sql =
                """
                SELECT name FROM stage
                 WHERE run_id = :run
                   AND EXISTS (SELECT 1 FROM step JOIN trajectory ON step_id = step.id
                                WHERE step.run_id = stage.run_id AND step.stage = stage.position)
                 ORDER BY position
                """;
        return database.read(
                handle -> handle.createQuery(sql).bind("run", run).mapTo(String.class).list());
    }

    /// The next lines, in the order in which they were written.
    ///
    /// @param after id of the last one of the page before; 0 for the first page
    public List<Line> page(Filter filter, long after, int limit) {
        var sql = CHOSEN + "SELECT * FROM chosen WHERE id > :after ORDER BY id LIMIT :limit";
        return database.read(handle -> {
            try (var query = bound(handle.createQuery(sql), filter)) {
                return query.bind("after", after).bind("limit", limit).map(LINE).list();
            }
        });
    }

    /// What all trajectories of `filter` come to.
    public Count count(Filter filter) {
        var sql =
                CHOSEN
                        + """
                        SELECT count(*), ifnull(sum(outcome = 'correct'), 0), ifnull(sum(kept), 0),
                               ifnull(sum(good = turns), 0), ifnull(sum(turns), 0)
                          FROM chosen
                        """;
        return database.read(handle -> {
            try (var query = bound(handle.createQuery(sql), filter)) {
                return query.map((row, _) ->
                                new Count(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getInt(3),
                                        row.getInt(4),
                                        row.getInt(5)))
                        .one();
            }
        });
    }

    private static Query bound(Query query, Filter filter) {
        var ended = filter.ended();
        return query.bind("run", filter.run())
                .bind("stage", filter.stage())
                .bind("outcome", filter.outcome())
                .bind("kept", filter.kept())
                .bind("ended", ended == null ? null : ended.name())
                .bind("good", filter.good());
    }

    /// The turns of a trajectory, in order; none if it is gone.
    ///
    /// @param trajectory row id
    public List<Turn> turns(long trajectory) {
        var sql =
                """
                SELECT turn.*, rollout.id AS rollout, text
                  FROM turn
                  JOIN trajectory ON trajectory.id = trajectory_id
                  JOIN rollout_group ON rollout_group.step_id = trajectory.step_id
                       AND rollout_group.position = group_position
                  JOIN rollout ON group_id = rollout_group.id AND rollout.member = turn.member
                 WHERE trajectory_id = ? ORDER BY number
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind(0, trajectory)
                        .map((row, _) ->
                                new Turn(
                                        Trajectories.taken(row),
                                        row.getString("text"),
                                        row.getLong("rollout")))
                        .list());
    }
}
