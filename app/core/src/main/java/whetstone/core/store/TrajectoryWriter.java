package whetstone.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Inserts the trajectories of a step. Their problems are tasks of the step's groups, which are written before.
final class TrajectoryWriter implements AutoCloseable {
    private final Inserts trajectories;
    private final Inserts turns;
    private long id;

    /// Continues the numbering of rows that `connection` sees; its transaction must be the only one that writes.
    TrajectoryWriter(Connection connection) throws SQLException {
        trajectories =
                new Inserts(
                        connection,
                        """
                        INSERT INTO trajectory (id, step_id, position, task_id, ended) VALUES (?, ?, ?, ?, ?)
                        """);
        turns =
                new Inserts(
                        connection,
                        """
                        INSERT INTO turn (trajectory_id, number, group_position, member, kind, tag, input, result, failed,
                                          label, why)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
        id = GroupWriter.last(connection, "SELECT ifnull(max(id), 0) FROM trajectory");
    }

    void write(long step, List<Trajectory> all) throws SQLException {
        for (int position = 0; position < all.size(); position++) {
            var trajectory = all.get(position);
            trajectories.add(++id, step, position, trajectory.task(), trajectory.ended().name());
            for (int number = 0; number < trajectory.turns().size(); number++) {
                add(number, trajectory.turns().get(number));
            }
        }
        trajectories.flush();
        turns.flush();
    }

    private void add(int number, Trajectory.Taken turn) throws SQLException {
        turns.add(
                id,
                number,
                turn.group(),
                turn.member(),
                turn.kind().name(),
                turn.tag(),
                turn.input(),
                turn.result(),
                turn.failed() ? 1 : 0,
                turn.label(),
                turn.why());
    }

    @Override
    public void close() throws SQLException {
        trajectories.close();
        turns.close();
    }
}
