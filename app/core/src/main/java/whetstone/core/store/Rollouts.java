package whetstone.core.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Task;

/// Everything that was sampled, with its verdict and its credit.
public final class Rollouts {

    /// A step that is written whole.
    ///
    /// @param head of the hash chain after it
    public record Step(String stage, int step, String head) {}

    /// A rollout with its place.
    ///
    /// @param id row id, grows in the order of writing
    /// @param group position of its group within the step, from 0
    /// @param member position within the group, from 0
    /// @param taught whether its group was trained on
    /// @param weights per-token credit; empty where there is none
    public record Placed(
            long id,
            String stage,
            int step,
            int group,
            int member,
            String task,
            boolean taught,
            Rollout rollout,
            float[] weights) {}

    static final RowMapper<Placed> PLACED =
            (row, _) ->
                    new Placed(
                            row.getLong("id"),
                            row.getString("stage"),
                            row.getInt("step"),
                            row.getInt("position"),
                            row.getInt("member"),
                            row.getString("task_id"),
                            row.getBoolean("taught"),
                            Rows.rollout(row),
                            Rows.weights(row));

    private final Database database;

    Rollouts(Database database) {
        this.database = database;
    }

    /// The steps of a run, in order.
    public List<Step> steps(long run) {
        var sql =
                """
                SELECT stage.name, step.step, head FROM step
                  JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                 WHERE step.run_id = ? ORDER BY step.stage, step.step
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind(0, run)
                        .map((row, _) ->
                                new Step(row.getString(1), row.getInt(2), row.getString(3)))
                        .list());
    }

    /// All rows of a step, equal to what was appended.
    ///
    /// @throws StoreException if there is no such step
    public StepRows step(long run, String stage, int step) {
        return database.read(handle -> {
            long id =
                    handle.createQuery(
                                    """
                                    SELECT step.id FROM step
                                      JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                                     WHERE step.run_id = ? AND stage.name = ? AND step.step = ?
                                    """)
                            .bind(0, run)
                            .bind(1, stage)
                            .bind(2, step)
                            .mapTo(Long.class)
                            .findOne()
                            .orElseThrow(() ->
                                    new StoreException(
                                            "%s: run %d has no step %d of stage '%s'"
                                                    .formatted(database.file(), run, step, stage)));
            return new StepRows(
                    stage,
                    step,
                    groups(handle, id),
                    Trajectories.of(handle, id),
                    numbers(handle, "metric", id),
                    numbers(handle, "timing", id));
        });
    }

    private static List<Graded> groups(Handle handle, long step) {
        var rollouts = new TreeMap<Integer, List<Placed>>();
        handle.createQuery(
                        Rows.SELECT + " WHERE step.id = ? ORDER BY rollout_group.position, member")
                .bind(0, step)
                .map(PLACED)
                .forEach(placed ->
                        rollouts.computeIfAbsent(placed.group(), _ -> new ArrayList<>())
                                .add(placed));
        var scores = new TreeMap<Integer, SortedMap<String, Double>>();
        handle.createQuery(
                        """
                        SELECT position, name, value FROM score
                          JOIN rollout_group ON rollout_group.id = group_id WHERE step_id = ?
                        """)
                .bind(0, step)
                .map((row, _) ->
                        scores.computeIfAbsent(row.getInt(1), _ -> new TreeMap<>())
                                .put(row.getString(2), row.getDouble(3)))
                .forEach(_ -> {});
        var sql =
                """
                SELECT task.*, position, taught, spare FROM rollout_group JOIN task ON task.id = task_id
                 WHERE step_id = ? ORDER BY position
                """;
        return handle.createQuery(sql)
                .bind(0, step)
                .map((row, context) ->
                        graded(
                                        Tasks.ROW.map(row, context),
                                        row.getBoolean("taught"),
                                        spare(row.getBytes("spare")),
                                        rollouts.getOrDefault(row.getInt("position"), List.of()))
                                .scored(
                                        scores.getOrDefault(
                                                row.getInt("position"), new TreeMap<>())))
                .list();
    }

    private static List<Integer> spare(byte @Nullable [] places) {
        return places == null ? List.of() : Arrays.stream(Blobs.ints(places)).boxed().toList();
    }

    private static Graded graded(
            Task task, boolean taught, List<Integer> spare, List<Placed> members) {
        var group = new Group(task, members.stream().map(Placed::rollout).toList());
        var credit = members.stream().map(Placed::weights).toList();
        boolean credited = credit.stream().anyMatch(weights -> weights.length > 0);
        return new Graded(group, credited ? credit : List.of(), taught, spare);
    }

    private static SortedMap<String, Double> numbers(Handle handle, String table, long step) {
        var numbers = new TreeMap<String, Double>();
        handle.createQuery("SELECT name, value FROM <table> WHERE step_id = ?")
                .define("table", table)
                .bind(0, step)
                .map((row, _) -> numbers.put(row.getString(1), Metrics.number(row.getObject(2))))
                .list();
        return numbers;
    }

    /// A page of a run's rollouts, in the order in which they were written.
    ///
    /// @param after id of the last rollout of the page before; 0 for the first page
    public List<Placed> page(long run, long after, int limit) {
        var order = " WHERE step.run_id = ? AND rollout.id > ? ORDER BY rollout.id LIMIT ?";
        return database.read(handle ->
                handle.createQuery(Rows.SELECT + order)
                        .bind(0, run)
                        .bind(1, after)
                        .bind(2, limit)
                        .map(PLACED)
                        .list());
    }

    /// The first `limit` rollouts of a run whose text has all of `words`, in any order.
    public List<Placed> search(long run, String words, int limit) {
        var where =
                """
                 WHERE step.run_id = ? AND rollout.id IN (SELECT rowid FROM rollout_text WHERE rollout_text MATCH ?)
                 ORDER BY rollout.id LIMIT ?
                """;
        return database.read(handle ->
                handle.createQuery(Rows.SELECT + where)
                        .bind(0, run)
                        .bind(1, Words.match(words))
                        .bind(2, limit)
                        .map(PLACED)
                        .list());
    }

    /// Hands every rollout of a run to `sink`, one after the other; never holds more than one.
    public void each(long run, Consumer<Placed> sink) {
        var order =
                " WHERE step.run_id = ? ORDER BY step.stage, step.step, rollout_group.position, member";
        database.read(handle -> {
            try (var rows =
                    handle.createQuery(Rows.SELECT + order).bind(0, run).map(PLACED).stream()) {
                rows.forEach(sink);
            }
            return true;
        });
    }
}
