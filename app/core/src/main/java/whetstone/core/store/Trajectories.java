package whetstone.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What was worked on in several turns.
public final class Trajectories {

    private static final String SELECT =
            """
            SELECT trajectory.position, trajectory.task_id, ended, turn.*
              FROM step
              JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
              JOIN trajectory ON trajectory.step_id = step.id
              JOIN turn ON turn.trajectory_id = trajectory.id
            """;

    /// Operation of the tasks that are states within a trajectory.
    public static final String TURN = "turn";

    /// Ends a WHERE over `task` and `step`: of what was sampled in several turns the last one alone is a sample of its
    /// problem.
    static final String COUNTED =
            """
               AND (task.operation IS NOT 'turn'
                    OR NOT EXISTS (SELECT 1 FROM trajectory WHERE trajectory.step_id = step.id))
            """;

    private final Database database;

    Trajectories(Database database) {
        this.database = database;
    }

    /// A page of a stage's trajectories, in the order in which they were written; only its first steps of type explore or
    /// evaluate have any.
    ///
    /// @param step of the stage, from 0
    /// @param from position of the first one wanted, from 0
    public List<Trajectory> page(long run, String stage, int step, int from, int limit) {
        var where =
                """
                 WHERE step.run_id = :run AND stage.name = :stage AND step.step = :step
                   AND trajectory.position >= :from AND trajectory.position < :to
                 ORDER BY trajectory.position, number
                """;
        return database.read(handle ->
                gathered(
                        handle.createQuery(SELECT + where)
                                .bind("run", run)
                                .bind("stage", stage)
                                .bind("step", step)
                                .bind("from", from)
                                .bind("to", (long) from + limit)
                                .map((row, _) -> new Row(row.getInt("position"), of(row)))
                                .list()));
    }

    /// All trajectories of a step.
    static List<Trajectory> of(Handle handle, long step) {
        return gathered(
                handle.createQuery(
                                SELECT + " WHERE step.id = ? ORDER BY trajectory.position, number")
                        .bind(0, step)
                        .map((row, _) -> new Row(row.getInt("position"), of(row)))
                        .list());
    }

    /// A turn as if it were all of its trajectory.
    private record Row(int position, Trajectory part) {}

    private static List<Trajectory> gathered(List<Row> rows) {
        var parts = new TreeMap<Integer, List<Trajectory>>();
        rows.forEach(row ->
                parts.computeIfAbsent(row.position(), _ -> new ArrayList<>()).add(row.part()));
        return parts.values().stream()
                .map(all ->
                        new Trajectory(
                                all.getFirst().task(),
                                all.getFirst().ended(),
                                all.stream().flatMap(part -> part.turns().stream()).toList()))
                .toList();
    }

    private static Trajectory of(ResultSet row) throws SQLException {
        return new Trajectory(
                row.getString("task_id"),
                Trajectory.Ended.valueOf(row.getString("ended")),
                List.of(taken(row)));
    }

    static Trajectory.Taken taken(ResultSet row) throws SQLException {
        return new Trajectory.Taken(
                row.getInt("group_position"),
                row.getInt("member"),
                Trajectory.Kind.valueOf(row.getString("kind")),
                row.getString("tag"),
                row.getString("input"),
                row.getString("result"),
                row.getBoolean("failed"),
                row.getString("label"),
                row.getString("why"));
    }
}
