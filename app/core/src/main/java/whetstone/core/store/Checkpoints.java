package whetstone.core.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/// Checkpoints that runs wrote. The files themselves lie under `checkpoints/`.
public final class Checkpoints {

    /// A run's state after a step.
    ///
    /// @param stage position of the stage in the recipe, from 0
    /// @param step the last step that it holds
    /// @param path folder, relative to the workspace
    /// @param head of the run's hash chain at that moment
    /// @param asked whether a person asked for it, so that it stays
    public record Checkpoint(
            long run, int stage, int step, String path, String head, boolean asked) {

        /// One that the run wrote of itself.
        public Checkpoint(long run, int stage, int step, String path, String head) {
            this(run, stage, step, path, head, false);
        }
    }

    private static final RowMapper<Checkpoint> ROW =
            (row, _) ->
                    new Checkpoint(
                            row.getLong("run_id"),
                            row.getInt("stage"),
                            row.getInt("step"),
                            row.getString("path"),
                            row.getString("head"),
                            row.getBoolean("asked"));

    private final Database database;

    Checkpoints(Database database) {
        this.database = database;
    }

    /// Adds a checkpoint whose files are complete; replaces one at the same step.
    public void record(Checkpoint checkpoint) {
        var sql =
                """
                INSERT INTO checkpoint (run_id, stage, step, path, head, asked)
                VALUES (:run, :stage, :step, :path, :head, :asked)
                ON CONFLICT (run_id, stage, step) DO UPDATE
                   SET path = excluded.path, head = excluded.head, asked = excluded.asked
                """;
        database.change(handle -> handle.createUpdate(sql).bindMethods(checkpoint).execute());
    }

    /// Takes a checkpoint from the list, for example because its files are gone.
    public void forget(Checkpoint checkpoint) {
        var sql = "DELETE FROM checkpoint WHERE run_id = :run AND stage = :stage AND step = :step";
        database.change(handle -> handle.createUpdate(sql).bindMethods(checkpoint).execute());
    }

    /// The one that is furthest into the run.
    public Optional<Checkpoint> latest(long run) {
        return list(run).stream().findFirst();
    }

    /// All of a run, the furthest first.
    public List<Checkpoint> list(long run) {
        var sql =
                """
                SELECT run_id, stage, step, path, head, asked FROM checkpoint
                 WHERE run_id = ? ORDER BY stage DESC, step DESC
                """;
        return database.read(handle -> handle.createQuery(sql).bind(0, run).map(ROW).list());
    }
}
