package whetstone.core.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import whetstone.api.Split;
import whetstone.api.Task;

/// The tasks that runs of this workspace have seen. A task's id names its whole content, so it is written once.
public final class Tasks {
    static final String INSERT =
            """
            INSERT INTO task (id, domain, level, split, prompt, truth, parent, operation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """;

    static final RowMapper<Task> ROW =
            (row, _) ->
                    new Task(
                            row.getString("id"),
                            row.getString("domain"),
                            row.getInt("level"),
                            Split.valueOf(row.getString("split").toUpperCase(Locale.ROOT)),
                            row.getString("prompt"),
                            row.getString("truth"),
                            row.getString("parent"),
                            row.getString("operation"));

    private final Database database;

    Tasks(Database database) {
        this.database = database;
    }

    static @Nullable Object[] values(Task task) {
        return new @Nullable Object[] {
            task.id(),
            task.domain(),
            task.level(),
            task.split().label(),
            task.prompt(),
            task.truth(),
            task.parent(),
            task.operation()
        };
    }

    public Optional<Task> find(String id) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM task WHERE id = ?")
                        .bind(0, id)
                        .map(ROW)
                        .findOne());
    }

    /// A page of a domain's tasks, ordered by id.
    ///
    /// @param after id of the last task of the page before; empty for the first
    public List<Task> page(String domain, String after, int limit) {
        var sql =
                """
                SELECT * FROM task
                 WHERE domain = :domain AND id > :after
                 ORDER BY id LIMIT :limit
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("domain", domain)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map(ROW)
                        .list());
    }
}
