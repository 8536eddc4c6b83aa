package whetstone.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Experiments: what was expected, and what came out.
public final class Experiments {

    /// An experiment.
    ///
    /// @param file YAML, the prediction included
    /// @param result JSON; empty until all its runs are done
    public record Row(
            long id, String name, String file, Instant created, Optional<String> result) {}

    private final Database database;

    Experiments(Database database) {
        this.database = database;
    }

    /// The id of the experiment that `file` describes, to the letter; written down now if it was not yet.
    public long begin(String name, String file) {
        return database.write(handle ->
                handle.createQuery("SELECT id FROM experiment WHERE name = ? AND file = ?")
                        .bind(0, name)
                        .bind(1, file)
                        .mapTo(Long.class)
                        .findFirst()
                        .orElseGet(() ->
                                handle.createQuery(
                                                "INSERT INTO experiment (name, file, created) VALUES (?, ?, ?) RETURNING id")
                                        .bind(0, name)
                                        .bind(1, file)
                                        .bind(2, Instant.now().toEpochMilli())
                                        .mapTo(Long.class)
                                        .one()));
    }

    /// Sets what came out.
    ///
    /// @param result JSON
    public void end(long id, String result) {
        database.change(handle ->
                handle.execute("UPDATE experiment SET result = ? WHERE id = ?", result, id));
    }

    /// All experiments, the newest first.
    public List<Row> list() {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM experiment ORDER BY id DESC")
                        .map((row, _) ->
                                new Row(
                                        row.getLong("id"),
                                        row.getString("name"),
                                        row.getString("file"),
                                        Instant.ofEpochMilli(row.getLong("created")),
                                        Optional.ofNullable(row.getString("result"))))
                        .list());
    }
}
