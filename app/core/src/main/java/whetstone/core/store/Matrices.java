package whetstone.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import whetstone.api.Split;

/// What evaluations came to, sample by sample: the matrix of problems and samples.
public final class Matrices {

    /// A sample of a problem.
    ///
    /// @param label of its verdict
    /// @param answer that was read and judged; null where none was recorded
    public record Sample(String label, @Nullable String answer) {

        public boolean scorable() {
            return !label.equals("unscorable");
        }

        public boolean correct() {
            return label.equals("correct");
        }
    }

    /// A problem with its samples, in the order in which they were drawn.
    ///
    /// @param task id of the task
    public record Row(String task, String domain, int level, Split split, List<Sample> samples) {
        public Row {
            samples = List.copyOf(samples);
        }
    }

    private final Database database;

    Matrices(Database database) {
        this.database = database;
    }

    /// The problems of a stage, in the order in which they were drawn; empty where the run did not come to it. Of what was
    /// sampled in several turns the last one counts.
    public List<Row> of(long run, String stage) {
        var sql =
                """
                SELECT task.id, task.domain, task.level, task.split, member, label, answer
                  FROM step
                  JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                  JOIN rollout_group ON rollout_group.step_id = step.id
                  JOIN task ON task.id = rollout_group.task_id
                  JOIN rollout ON rollout.group_id = rollout_group.id
                  JOIN verdict ON verdict.rollout_id = rollout.id
                 WHERE step.run_id = :run AND stage.name = :stage
                """
                        + Trajectories.COUNTED
                        + " ORDER BY rollout_group.id, member";
        return database.read(handle -> {
            var rows = new ArrayList<Row>();
            var samples = new ArrayList<Sample>();
            handle.createQuery(sql)
                    .bind("run", run)
                    .bind("stage", stage)
                    .map((row, _) -> {
                        if (row.getInt("member") == 0) {
                            close(rows, samples);
                            rows.add(problem(row));
                        }
                        return samples.add(
                                new Sample(row.getString("label"), row.getString("answer")));
                    })
                    .list();
            close(rows, samples);
            return List.copyOf(rows);
        });
    }

    private static Row problem(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("domain"),
                row.getInt("level"),
                Split.valueOf(row.getString("split").toUpperCase(Locale.ROOT)),
                List.of());
    }

    // Gives the last row the samples that were read since.
    private static void close(List<Row> rows, List<Sample> samples) {
        if (!rows.isEmpty()) {
            var open = rows.removeLast();
            rows.add(new Row(open.task(), open.domain(), open.level(), open.split(), samples));
            samples.clear();
        }
    }
}
