package whetstone.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.api.Task;

/// The tasks of a run with how often they were solved, counted where they lie.
public final class TaskPages {

    /// The tasks of one domain at one level.
    ///
    /// @param samples that could be judged
    /// @param correct of these
    /// @param never tasks that were never solved
    /// @param always tasks that were solved every time
    public record Cell(
            String domain,
            int level,
            int tasks,
            long samples,
            long correct,
            int never,
            int always) {}

    /// A task and how often it was solved.
    ///
    /// @param samples that could be judged
    /// @param correct of these
    public record Line(Task task, int samples, int correct) {}

    private static final String COUNTED =
            """
            WITH counted AS (
                SELECT task_id, sum(label <> 'unscorable') AS samples, sum(label = 'correct') AS correct
                  FROM step
                  JOIN rollout_group ON step_id = step.id
                  JOIN rollout ON group_id = rollout_group.id
                  JOIN verdict ON verdict.rollout_id = rollout.id
                 WHERE run_id = :run GROUP BY task_id)
            """;

    private final Database database;

    TaskPages(Database database) {
        this.database = database;
    }

    /// One cell for each domain and level that the run drew from, sorted.
    public List<Cell> cells(long run) {
        var sql =
                COUNTED
                        + """
                        SELECT domain, level, count(*) AS tasks, sum(samples) AS samples, sum(correct) AS correct,
                               sum(correct = 0 AND samples > 0) AS never, sum(correct = samples AND samples > 0) AS always
                          FROM counted JOIN task ON task.id = task_id GROUP BY domain, level ORDER BY domain, level
                        """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .map((row, _) ->
                                new Cell(
                                        row.getString("domain"),
                                        row.getInt("level"),
                                        row.getInt("tasks"),
                                        row.getLong("samples"),
                                        row.getLong("correct"),
                                        row.getInt("never"),
                                        row.getInt("always")))
                        .list());
    }

    /// A page of the run's tasks, ordered by id.
    ///
    /// @param domain null for all
    /// @param level null for all
    /// @param after id of the last task of the page before; empty for the first
    public List<Line> page(
            long run, @Nullable String domain, @Nullable Integer level, String after, int limit) {
        var sql =
                COUNTED
                        + """
                        SELECT task.*, samples, correct FROM counted JOIN task ON task.id = task_id
                         WHERE task.id > :after AND (:domain IS NULL OR domain = :domain)
                           AND (:level IS NULL OR level = :level)
                         ORDER BY task.id LIMIT :limit
                        """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("domain", domain)
                        .bind("level", level)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) ->
                                new Line(
                                        Tasks.ROW.map(row, context),
                                        row.getInt("samples"),
                                        row.getInt("correct")))
                        .list());
    }
}
