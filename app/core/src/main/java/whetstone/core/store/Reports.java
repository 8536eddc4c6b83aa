package whetstone.core.store;

import java.util.Optional;

/// What runs came to: one summary each, JSON.
public final class Reports {
    private final Database database;

    Reports(Database database) {
        this.database = database;
    }

    /// Sets the run's summary.
    ///
    /// @param summary JSON
    public void put(long run, String summary) {
        var sql =
                """
                INSERT INTO report (run_id, summary) VALUES (?, ?)
                ON CONFLICT (run_id) DO UPDATE SET summary = excluded.summary
                """;
        database.change(handle -> handle.execute(sql, run, summary));
    }

    /// The run's summary, JSON.
    public Optional<String> find(long run) {
        return database.read(handle ->
                handle.createQuery("SELECT summary FROM report WHERE run_id = ?")
                        .bind(0, run)
                        .mapTo(String.class)
                        .findOne());
    }
}
