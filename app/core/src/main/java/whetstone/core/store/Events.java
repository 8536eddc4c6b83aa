package whetstone.core.store;

import java.time.Instant;
import java.util.List;

/// What runs told the store in passing: for people, no part of what must repeat.
public final class Events {

    /// Something that happened.
    ///
    /// @param id grows with time
    /// @param kind a word, for example `warning`
    public record Event(long id, long run, Instant at, String kind, String text) {}

    private final Database database;

    Events(Database database) {
        this.database = database;
    }

    public void append(long run, String kind, String text) {
        database.change(handle ->
                handle.execute(
                        "INSERT INTO event (run_id, at, kind, text) VALUES (?, ?, ?, ?)",
                        run,
                        Instant.now().toEpochMilli(),
                        kind,
                        text));
    }

    /// Whether a run has an event of this kind.
    public boolean any(long run, String kind) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT EXISTS (SELECT 1 FROM event WHERE run_id = ? AND kind = ?)")
                        .bind(0, run)
                        .bind(1, kind)
                        .mapTo(Boolean.class)
                        .one());
    }

    /// A page of a run's events, in order.
    ///
    /// @param after id of the last event already seen; 0 for none
    public List<Event> page(long run, long after, int limit) {
        var sql =
                """
                SELECT id, run_id, at, kind, text FROM event
                 WHERE run_id = :run AND id > :after ORDER BY id LIMIT :limit
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, _) ->
                                new Event(
                                        row.getLong("id"),
                                        row.getLong("run_id"),
                                        Instant.ofEpochMilli(row.getLong("at")),
                                        row.getString("kind"),
                                        row.getString("text")))
                        .list());
    }
}
