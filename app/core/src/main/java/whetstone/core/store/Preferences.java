package whetstone.core.store;

import java.util.Map;
import java.util.TreeMap;

/// What a person set in this workspace, as text by key.
public final class Preferences {
    private final Database database;

    Preferences(Database database) {
        this.database = database;
    }

    /// All that is set, sorted by key.
    public Map<String, String> all() {
        return database.read(handle -> {
            var all = new TreeMap<String, String>();
            handle.createQuery("SELECT key, value FROM preference")
                    .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            return all;
        });
    }

    /// Sets `key`.
    public void put(String key, String value) {
        var sql =
                """
                INSERT INTO preference (key, value) VALUES (?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
                """;
        database.change(handle -> handle.execute(sql, key, value));
    }

    /// Takes `key` back to what it is by default.
    public void remove(String key) {
        database.change(handle -> handle.execute("DELETE FROM preference WHERE key = ?", key));
    }
}
