package whetstone.core.store;

import java.util.List;
import java.util.TreeSet;

/// Metrics and timings as they are drawn: thinned where they lie, however long the run.
public final class Curves {
    private static final String TIMING = "time/";
    private static final int NAMED_STEPS =
            32; // a metric that none of a stage's last ones has is not offered

    /// The steps that a run has written of a stage.
    ///
    /// @param position of the stage in the recipe, from 0
    /// @param first step
    /// @param last step
    public record Span(int position, String stage, int first, int last) {}

    /// What is asked of a curve.
    ///
    /// @param name of a metric, or of a timing, which begins with `time/`
    /// @param first step that is seen
    /// @param last step that is seen
    /// @param columns at most so many buckets
    /// @param window steps to either side that [Bucket#mean] is smoothed over; 0 for none
    public record Slice(
            long run, String stage, String name, int first, int last, int columns, int window) {}

    /// A few neighbouring steps, drawn as one.
    ///
    /// @param first of its steps that have the metric
    /// @param last of its steps that have the metric
    /// @param low the least raw value
    /// @param high the largest raw value
    /// @param mean of the values, each smoothed over its own neighbours in the raw curve
    public record Bucket(int first, int last, double low, double high, double mean) {}

    private final Database database;

    Curves(Database database) {
        this.database = database;
    }

    /// The stages that have steps, in order.
    public List<Span> spans(long run) {
        var sql =
                """
                SELECT position, name, min(step.step), max(step.step)
                  FROM stage JOIN step ON step.run_id = stage.run_id AND step.stage = stage.position
                 WHERE stage.run_id = ? GROUP BY position ORDER BY position
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind(0, run)
                        .map((row, _) ->
                                new Span(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getInt(4)))
                        .list());
    }

    /// Names of the metrics and timings that the run's stages report now, sorted.
    public List<String> names(long run) {
        var sql =
                """
                SELECT name FROM step JOIN metric ON step_id = step.id
                 WHERE run_id = :run AND stage = :stage AND step > :after
                UNION
                SELECT name FROM step JOIN timing ON step_id = step.id
                 WHERE run_id = :run AND stage = :stage AND step > :after
                """;
        var names = new TreeSet<String>();
        for (var span : spans(run)) {
            names.addAll(
                    database.read(handle ->
                            handle.createQuery(sql)
                                    .bind("run", run)
                                    .bind("stage", span.position())
                                    .bind("after", span.last() - NAMED_STEPS)
                                    .mapTo(String.class)
                                    .list()));
        }
        return List.copyOf(names);
    }

    /// The curve between two steps, in order; steps without the metric, or where it is no number, are left out.
    public List<Bucket> buckets(Slice slice) {
        var sql =
                """
                WITH raw AS (
                    SELECT step.step AS step, value,
                           avg(value) OVER (ORDER BY step.step ROWS BETWEEN :window PRECEDING AND :window FOLLOWING)
                               AS smooth
                      FROM stage
                      JOIN step ON step.run_id = stage.run_id AND step.stage = stage.position
                      JOIN <table> AS number ON step_id = step.id AND number.name = :name
                     WHERE stage.run_id = :run AND stage.name = :stage AND value IS NOT NULL
                       AND step.step BETWEEN :first - :window AND :last + :window)
                SELECT min(step), max(step), min(value), max(value), avg(smooth) FROM raw
                 WHERE step BETWEEN :first AND :last
                 GROUP BY (step - :first) / :width ORDER BY 1
                """;
        int width = Math.max(1, Math.ceilDiv(slice.last() - slice.first() + 1, slice.columns()));
        return database.read(handle ->
                handle.createQuery(sql)
                        .define("table", slice.name().startsWith(TIMING) ? "timing" : "metric")
                        .bindMethods(slice)
                        .bind("width", width)
                        .map((row, _) ->
                                new Bucket(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getDouble(3),
                                        row.getDouble(4),
                                        row.getDouble(5)))
                        .list());
    }
}
