package whetstone.core.store;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.Syntheses.SampleRow;

/// Data that stages made or chose, to look through: counted and paged where it lies.
public final class SamplePages {

    /// A stage with data of its own.
    ///
    /// @param position in the recipe, from 0
    /// @param written whether it wrote samples, part by part; otherwise it chose from a pool
    /// @param trajectories that it played
    public record Source(int position, String name, boolean written, int trajectories) {}

    /// Samples with one fate.
    ///
    /// @param part that refused them; empty for a pool, and for those that are kept
    /// @param reason in a word or a few; of a pool's reason what stands before the first colon
    public record Fate(String part, boolean kept, String reason, int count) {}

    /// Which samples of a stage are seen.
    ///
    /// @param rewritten null for all, otherwise whether they were made of another one
    /// @param passed parts that have not refused them
    /// @param part that refused them; null for any, and for none
    /// @param reason why; null for any
    public record Choice(
            @Nullable Boolean rewritten,
            List<String> passed,
            @Nullable String part,
            @Nullable String reason) {
        public Choice {
            passed = List.copyOf(passed);
        }
    }

    /// A task in a pool.
    ///
    /// @param position in the pool, from 0
    public record Pooled(int position, Pools.Entry entry) {}

    private static final String HEADLINE =
            "CASE instr(reason, ': ') WHEN 0 THEN reason ELSE substr(reason, 1, instr(reason, ': ') - 1) END";

    private final Database database;

    SamplePages(Database database) {
        this.database = database;
    }

    /// The stages of a run that made or chose data, in order.
    public List<Source> sources(long run) {
        var sql =
                """
                SELECT position, name,
                       EXISTS (SELECT 1 FROM synthesis_part AS part
                                WHERE part.run_id = stage.run_id AND part.stage = stage.position) AS written,
                       (SELECT count(*) FROM step JOIN trajectory ON step_id = step.id
                         WHERE step.run_id = stage.run_id AND step.stage = stage.position) AS trajectories
                  FROM stage
                 WHERE run_id = :run
                   AND (written OR EXISTS (SELECT 1 FROM pool
                                            WHERE pool.run_id = stage.run_id AND pool.stage = stage.position))
                 ORDER BY position
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .map((row, _) ->
                                new Source(
                                        row.getInt("position"),
                                        row.getString("name"),
                                        row.getBoolean("written"),
                                        row.getInt("trajectories")))
                        .list());
    }

    /// How many samples a stage that wrote some has of each fate, the most first.
    public List<Fate> written(long run, int stage) {
        return fates(
                """
                SELECT ifnull(rejected_by, '') AS part, rejected_by IS NULL AS kept, ifnull(reason, '') AS reason,
                       count(*) AS count
                  FROM sample WHERE run_id = :run AND stage = :stage
                 GROUP BY part, kept, reason ORDER BY count DESC, part, reason
                """,
                run,
                stage);
    }

    /// How many tasks a stage's pool has of each fate, the most first.
    public List<Fate> pooled(long run, int stage) {
        return fates(
                "SELECT '' AS part, kept, "
                        + HEADLINE
                        + " AS headline, count(*) AS count FROM pool WHERE run_id = :run AND stage = :stage"
                        + " GROUP BY kept, headline ORDER BY count DESC, headline",
                run,
                stage);
    }

    private List<Fate> fates(String sql, long run, int stage) {
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("stage", stage)
                        .map((row, _) ->
                                new Fate(
                                        row.getString(1),
                                        row.getBoolean(2),
                                        row.getString(3),
                                        row.getInt(4)))
                        .list());
    }

    /// A page of the samples that a stage wrote, in the order of their numbers.
    ///
    /// @param after number of the last sample of the page before; -1 for the first page
    public List<SampleRow> page(long run, int stage, Choice choice, int after, int limit) {
        var sql =
                """
                SELECT * FROM sample
                 WHERE run_id = :run AND stage = :stage AND number > :after
                   AND (:rewritten IS NULL OR (operation <> 'written') = :rewritten)
                   AND (rejected_by IS NULL OR rejected_by NOT IN (<passed>))
                   AND (:part IS NULL OR rejected_by = :part) AND (:reason IS NULL OR reason = :reason)
                 ORDER BY number LIMIT :limit
                """;
        // A list in SQL is never empty, and no part has an empty name.
        var passed = Stream.concat(Stream.of(""), choice.passed().stream()).toList();
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("after", after)
                        .bind("limit", limit)
                        .bind("rewritten", choice.rewritten())
                        .bindList("passed", passed)
                        .bind("part", choice.part())
                        .bind("reason", choice.reason())
                        .map(ConstructorMapper.of(SampleRow.class))
                        .list());
    }

    /// The samples that one was made of and those that were made of it, itself between them: the oldest first.
    public List<SampleRow> lineage(long run, int stage, int number) {
        var sql =
                """
                WITH RECURSIVE older (number, parent) AS (
                    SELECT number, parent FROM sample WHERE run_id = :run AND stage = :stage AND number = :number
                     UNION
                    SELECT sample.number, sample.parent FROM older JOIN sample ON sample.number = older.parent
                     WHERE run_id = :run AND stage = :stage)
                SELECT * FROM sample
                 WHERE run_id = :run AND stage = :stage
                   AND (number IN (SELECT number FROM older) OR parent = :number)
                 ORDER BY number
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("number", number)
                        .map(ConstructorMapper.of(SampleRow.class))
                        .list());
    }

    /// A page of a stage's pool, in its order.
    ///
    /// @param fate of those that are seen, of any reason where it names none; null for all
    /// @param after position of the last one of the page before; -1 for the first page
    public List<Pooled> pool(long run, int stage, @Nullable Fate fate, int after, int limit) {
        var sql =
                """
                SELECT task.*, position, answer, score, kept, reason
                  FROM pool JOIN task ON task.id = task_id
                 WHERE run_id = :run AND stage = :stage AND position > :after
                   AND (:kept IS NULL OR kept = :kept)
                   AND (:reason IS NULL OR <headline> = :reason)
                 ORDER BY position LIMIT :limit
                """;
        var reason = fate == null || fate.reason().isEmpty() ? null : fate.reason();
        return database.read(handle ->
                handle.createQuery(sql)
                        .define("headline", HEADLINE)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("after", after)
                        .bind("limit", limit)
                        .bind("kept", fate == null ? null : (Boolean) fate.kept())
                        .bind("reason", reason)
                        .map((row, context) ->
                                new Pooled(row.getInt("position"), Pools.entry(row, context)))
                        .list());
    }
}
