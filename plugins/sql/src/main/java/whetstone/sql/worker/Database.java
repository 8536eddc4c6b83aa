package whetstone.sql.worker;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;
import org.sqlite.jdbc4.JDBC4Connection;

/// A database in memory that a script made and that nothing can change any more.
final class Database implements AutoCloseable {

    private static final int LONGEST = 4 << 20;
    private static final long CELLS = 16L << 20; // bytes that one result may take, about
    private static final int BEAT = 10_000; // steps of the engine
    private static final String SETTINGS = "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = 0";

    private final SQLiteConnection connection;
    private long beats;
    private long mostBeats = Long.MAX_VALUE;
    private boolean reversed;

    private Database(SQLiteConnection connection) {
        this.connection = connection;
    }

    /// @param scripts run one after the other
    /// @throws Failure if one does
    static Database of(String... scripts) {
        return of(null, scripts);
    }

    /// As [#of(String...)], beginning with what another one held.
    ///
    /// @param image what [#image()] gave; null to begin with nothing
    static Database of(byte @Nullable [] image, String... scripts) {
        try {
            var connection = new JDBC4Connection("jdbc:sqlite::memory:", "", new Properties());
            var database = new Database(connection);
            try {
                database.limit();
                if (image != null) {
                    connection.deserialize("main", image);
                }
                for (var script : scripts) {
                    database.execute(script);
                }
                database.execute("PRAGMA query_only = 1");
                return database;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void limit() throws SQLException {
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 200);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COMPOUND_SELECT, 100);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_FUNCTION_ARG, 100);
        execute(SETTINGS);
        ProgressHandler.setHandler(
                connection,
                BEAT,
                new ProgressHandler() {
                    @Override
                    protected int progress() {
                        return ++beats > mostBeats ? 1 : 0;
                    }
                });
    }

    private void execute(String script) throws SQLException {
        connection.getDatabase()._exec(script);
    }

    /// All tables, views and indices with their rows; neither what is temporary nor what a PRAGMA has set.
    byte[] image() {
        try {
            return connection.serialize("main");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Scans tables from their end wherever the order is left open, or from their start.
    void reverse(boolean reverse) {
        if (reverse == reversed) {
            return;
        }
        try {
            execute("PRAGMA reverse_unordered_selects = " + (reverse ? 1 : 0));
            reversed = reverse;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// What `sql` returns.
    ///
    /// @param most rows
    /// @param steps of the engine
    /// @throws Failure if it fails or would exceed either
    Rows run(String sql, int most, long steps) {
        beats = 0;
        mostBeats = Math.max(1, steps / BEAT);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return rows(result, most);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Rows rows(ResultSet result, int most) throws SQLException {
        var meta = result.getMetaData();
        int width = meta.getColumnCount();
        var names = new ArrayList<String>(width);
        for (int i = 1; i <= width; i++) {
            names.add(meta.getColumnName(i));
        }
        var rows = new ArrayList<@Nullable Object[]>();
        long bytes = 0;
        while (result.next()) {
            var row = new @Nullable Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = cell(result.getObject(i + 1));
                bytes += size(row[i]);
            }
            rows.add(row);
            if (rows.size() > most || bytes > CELLS) {
                throw new Failure(Failure.Kind.ROWS, "more than %d".formatted(most));
            }
        }
        return new Rows(List.copyOf(names), rows);
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case Integer number -> Long.valueOf(number);
            case byte[] blob -> ByteBuffer.wrap(blob);
            case null -> null;
            default -> value;
        };
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case String text -> 40L + text.length();
            case ByteBuffer blob -> 60L + blob.remaining();
            case null, default -> 16;
        };
    }

    private static Failure failure(SQLException e) {
        var code =
                e instanceof SQLiteException of ? of.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        var kind =
                switch (code) {
                    case SQLITE_INTERRUPT -> Failure.Kind.STEPS;
                    case SQLITE_NOMEM, SQLITE_TOOBIG, SQLITE_FULL -> Failure.Kind.MEMORY;
                    default -> Failure.Kind.ERROR;
                };
        return new Failure(kind, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
