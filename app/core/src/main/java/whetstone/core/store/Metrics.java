package whetstone.core.store;

import java.util.List;

/// Numbers that runs reported: metrics, which repeat from run to run, and timings, which do not.
public final class Metrics {

    /// A number at a step; not a number where the run reported that.
    public record Point(int step, double value) {}

    private final Database database;

    Metrics(Database database) {
        this.database = database;
    }

    /// Names of the metrics that the run reported, sorted.
    public List<String> names(long run) {
        var sql =
                """
                SELECT DISTINCT name FROM metric JOIN step ON step.id = metric.step_id
                 WHERE run_id = ? ORDER BY name
                """;
        return database.read(
                handle -> handle.createQuery(sql).bind(0, run).mapTo(String.class).list());
    }

    /// The curve of a metric in one stage.
    public List<Point> curve(long run, String stage, String name) {
        return points("metric", run, stage, name, 1);
    }

    /// The curve thinned to at most `most` points, each the mean over as many steps as all others.
    public List<Point> curve(long run, String stage, String name, int most) {
        int steps =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT ifnull(max(step), 0) + 1 FROM step JOIN stage
                                            ON stage.run_id = step.run_id AND stage.position = step.stage
                                         WHERE step.run_id = ? AND stage.name = ?
                                        """)
                                .bind(0, run)
                                .bind(1, stage)
                                .mapTo(Integer.class)
                                .one());
        return points("metric", run, stage, name, Math.ceilDiv(steps, most));
    }

    /// The curve of a timing in one stage.
    public List<Point> timing(long run, String stage, String name) {
        return points("timing", run, stage, name, 1);
    }

    private List<Point> points(String table, long run, String stage, String name, int width) {
        var sql =
                """
                SELECT min(step.step) AS step, avg(value) AS value
                  FROM stage
                  JOIN step ON step.run_id = stage.run_id AND step.stage = stage.position
                  JOIN <table> ON step_id = step.id AND <table>.name = :name
                 WHERE stage.run_id = :run AND stage.name = :stage
                 GROUP BY step.step / :width ORDER BY 1
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .define("table", table)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("name", name)
                        .bind("width", width)
                        .map((row, _) -> new Point(row.getInt(1), number(row.getObject(2))))
                        .list());
    }

    static double number(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }
}
