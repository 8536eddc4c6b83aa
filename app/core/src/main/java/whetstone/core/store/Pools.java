package whetstone.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import whetstone.api.Task;

/// Tasks that a stage of a run made or chose for later stages, with what it passed over.
public final class Pools {

    /// A task in a pool.
    ///
    /// @param answer a worked one to imitate, as text; null where the task's domain has to show it
    /// @param score what the choice went by, such as a pass rate; NaN where it went by none
    /// @param kept whether later stages get it
    /// @param reason why it was kept or not, for a person
    public record Entry(
            Task task, @Nullable String answer, double score, boolean kept, String reason) {}

    private final Database database;

    Pools(Database database) {
        this.database = database;
    }

    /// Makes `entries` the pool of a stage, in place of what it was; all of them or none.
    ///
    /// @param stage position in the recipe, from 0
    /// @throws StoreException if it cannot be written
    public void put(long run, int stage, List<Entry> entries) {
        database.change(handle -> {
            handle.execute("DELETE FROM pool WHERE run_id = ? AND stage = ?", run, stage);
            var tasks = handle.prepareBatch(Tasks.INSERT);
            entries.forEach(entry -> tasks.add(Tasks.values(entry.task())));
            var rows =
                    handle.prepareBatch(
                            """
                            INSERT INTO pool (run_id, stage, position, task_id, answer, score, kept, reason)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """);
            for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                rows.add(
                        run,
                        stage,
                        i,
                        entry.task().id(),
                        entry.answer(),
                        entry.score(),
                        entry.kept(),
                        entry.reason());
            }
            if (!entries.isEmpty()) {
                tasks.execute();
                rows.execute();
            }
        });
    }

    /// The pool of a stage, in the order in which it was made; empty where there is none yet.
    ///
    /// @param stage name
    public List<Entry> of(long run, String stage) {
        var sql =
                """
                SELECT task.*, answer, score, kept, reason
                  FROM pool
                  JOIN stage ON stage.run_id = pool.run_id AND stage.position = pool.stage
                  JOIN task ON task.id = pool.task_id
                 WHERE pool.run_id = :run AND stage.name = :stage
                 ORDER BY pool.position
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("stage", stage)
                        .map(Pools::entry)
                        .list());
    }

    /// What of the pool of a stage later stages get.
    public List<Entry> kept(long run, String stage) {
        return of(run, stage).stream().filter(Entry::kept).toList();
    }

    static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                Tasks.ROW.map(row, context),
                row.getString("answer"),
                Metrics.number(row.getObject("score")),
                row.getBoolean("kept"),
                row.getString("reason"));
    }
}
