package whetstone.core.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// The database file of a workspace: opens connections as ours must be, and says what an error means.
///
/// @param file the database
/// @param jdbi a connection per handle
record Database(Path file, Jdbi jdbi) {

    /// How long a writer waits for another.
    private static final int PATIENCE_MILLIS = 20_000;

    static Database of(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // In WAL mode a killed process loses no transaction; a power cut may lose the last ones,
        // never consistency.
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return new Database(file, Jdbi.create(source));
    }

    /// A connection that the caller closes.
    Handle open() {
        try {
            return jdbi.open();
        } catch (JdbiException e) {
            throw StoreException.of(file, e);
        }
    }

    <R> R read(Function<Handle, R> work) {
        try (var handle = jdbi.open()) {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw StoreException.of(file, e);
        }
    }

    /// All of `work` or nothing.
    <R> R write(Function<Handle, R> work) {
        try (var handle = jdbi.open()) {
            return handle.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw StoreException.of(file, e);
        }
    }

    void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }
}
