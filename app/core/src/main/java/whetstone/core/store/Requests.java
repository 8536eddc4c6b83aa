package whetstone.core.store;

import java.time.Instant;
import java.util.List;

/// What others ask of a run. It polls them between minibatches.
public final class Requests {

    /// What a run can be asked for.
    public enum Kind {
        PAUSE,
        CONTINUE,
        STOP,
        CHECKPOINT
    }

    /// A request that waits.
    public record Request(long id, Kind kind) {}

    private final Database database;

    Requests(Database database) {
        this.database = database;
    }

    /// Asks `run`.
    ///
    /// @return the request's id
    public long post(long run, Kind kind) {
        var sql = "INSERT INTO request (run_id, at, kind) VALUES (:run, :at, :kind) RETURNING id";
        return database.write(handle ->
                handle.createQuery(sql)
                        .bind("run", run)
                        .bind("at", Instant.now().toEpochMilli())
                        .bind("kind", kind.name())
                        .mapTo(Long.class)
                        .one());
    }

    /// What waits, the oldest first.
    public List<Request> poll(long run) {
        var sql = "SELECT id, kind FROM request WHERE run_id = ? AND done IS NULL ORDER BY id";
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind(0, run)
                        .map((row, _) ->
                                new Request(row.getLong(1), Kind.valueOf(row.getString(2))))
                        .list());
    }

    /// Says that a request was served.
    public void done(long request) {
        database.change(handle ->
                handle.execute(
                        "UPDATE request SET done = ? WHERE id = ?",
                        Instant.now().toEpochMilli(),
                        request));
    }
}
