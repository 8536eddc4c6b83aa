package whetstone.core.store;

import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import whetstone.api.Task;

/// The tasks of a run with how often they were solved, counted where they lie.
public final class TaskPages {

    /// Parts that shares of correct samples are sorted into: never, ten tenths between, always.
    public static final int PARTS = 12;

    /// Which tasks are seen; null means all.
    ///
    /// @param leastPart inclusive, 0 to [#PARTS] less 1: see [TaskPages#parts]
    /// @param mostPart inclusive
    public record Filter(
            long run,
            @Nullable String domain,
            @Nullable Integer level,
            @Nullable Integer leastPart,
            @Nullable Integer mostPart) {

        /// Every task of `run`.
        public static Filter all(long run) {
            return new Filter(run, null, null, null, null);
        }
    }

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

    /// A domain at a level.
    public record Kind(String domain, int level) {}

    /// The samples of one domain at one level in some steps that follow each other.
    ///
    /// @param column of the steps, from 0
    /// @param samples that could be judged
    /// @param correct of these
    public record Period(String domain, int level, int column, long samples, long correct) {}

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
                 WHERE run_id = :run GROUP BY task_id),
            sorted AS (
                SELECT *, CASE WHEN samples = 0 THEN NULL WHEN correct = 0 THEN 0 WHEN correct = samples THEN 11
                               ELSE 1 + 10 * correct / samples END AS part
                  FROM counted)
            """;

    private static final String CHOSEN =
            """
             (:domain IS NULL OR domain = :domain) AND (:level IS NULL OR level = :level)
             AND (:leastPart IS NULL OR part >= :leastPart) AND (:mostPart IS NULL OR part <= :mostPart)
            """;

    private final Database database;

    TaskPages(Database database) {
        this.database = database;
    }

    /// The domains and levels that the run drew from, sorted; counts nothing.
    public List<Kind> kinds(long run) {
        var sql =
                """
                SELECT DISTINCT domain, level FROM step JOIN rollout_group ON step_id = step.id JOIN task ON task.id = task_id
                 WHERE run_id = :run ORDER BY domain, level
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .map((row, _) -> new Kind(row.getString("domain"), row.getInt("level")))
                        .list());
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

    /// One of `columns` periods of equal length for each domain and level that the stage drew from, sorted; periods
    /// without samples are left out.
    public List<Period> periods(long run, String stage, int columns) {
        var sql =
                """
                WITH stretch AS (
                    SELECT step.id AS id, (step.step - min(step.step) OVER ()) * :columns
                           / (max(step.step) OVER () - min(step.step) OVER () + 1) AS period
                      FROM step JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                     WHERE step.run_id = :run AND stage.name = :stage)
                SELECT domain, level, period, sum(label <> 'unscorable') AS samples, sum(label = 'correct') AS correct
                  FROM stretch
                  JOIN rollout_group ON step_id = stretch.id
                  JOIN task ON task.id = task_id
                  JOIN rollout ON group_id = rollout_group.id
                  JOIN verdict ON verdict.rollout_id = rollout.id
                 GROUP BY domain, level, period ORDER BY domain, level, period
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("columns", columns)
                        .map((row, _) ->
                                new Period(
                                        row.getString("domain"),
                                        row.getInt("level"),
                                        row.getInt("period"),
                                        row.getLong("samples"),
                                        row.getLong("correct")))
                        .list());
    }

    /// How many tasks of `filter` lie in each part: at 0 those that were never solved, at 1 to 10 those with a share of
    /// correct samples from one tenth to the next, at 11 those that were solved every time.
    public int[] parts(Filter filter) {
        var sql =
                COUNTED
                        + "SELECT part, count(*) AS tasks FROM sorted JOIN task ON task.id = task_id WHERE part IS NOT NULL AND"
                        + CHOSEN
                        + " GROUP BY part";
        var parts = new int[PARTS];
        database.read(handle -> {
            try (var query = bound(handle.createQuery(sql), filter)) {
                query.map((row, _) -> parts[row.getInt("part")] = row.getInt("tasks")).list();
            }
            return parts;
        });
        return parts;
    }

    /// A page of the run's tasks, ordered by id.
    ///
    /// @param after id of the last task of the page before; empty for the first
    public List<Line> page(Filter filter, String after, int limit) {
        var sql =
                COUNTED
                        + "SELECT task.*, samples, correct FROM sorted JOIN task ON task.id = task_id WHERE task.id > :after AND"
                        + CHOSEN
                        + " ORDER BY task.id LIMIT :limit";
        return database.read(handle -> {
            try (var query = bound(handle.createQuery(sql), filter)) {
                return query.bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) ->
                                new Line(
                                        Tasks.ROW.map(row, context),
                                        row.getInt("samples"),
                                        row.getInt("correct")))
                        .list();
            }
        });
    }

    private static Query bound(Query query, Filter filter) {
        return query.bindMethods(filter);
    }
}
