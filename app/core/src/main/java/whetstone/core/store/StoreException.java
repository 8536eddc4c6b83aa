package whetstone.core.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A workspace that cannot be read or written. The message names the file, what happened, and what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What SQLite's error means for whoever works with the workspace.
    static StoreException of(Path database, Throwable error) {
        return new StoreException("%s: %s".formatted(database, meaning(error)), error);
    }

    private static String meaning(Throwable error) {
        var code = code(error);
        if (code == null) {
            return String.valueOf(error.getMessage());
        }
        return switch (code) {
            case SQLITE_FULL ->
                    "the disk is full; what is stored is safe: free space and try again, a run resumes where it was";
            case SQLITE_IOERR,
                    SQLITE_IOERR_WRITE,
                    SQLITE_IOERR_FSYNC,
                    SQLITE_IOERR_TRUNCATE,
                    SQLITE_IOERR_SHMOPEN,
                    SQLITE_IOERR_SHMSIZE,
                    SQLITE_IOERR_SHMMAP ->
                    "the disk takes no more (%s): it is full, has a limit, or fails; what is stored is safe: free space and try again"
                            .formatted(code);
            case SQLITE_READONLY,
                    SQLITE_READONLY_DIRECTORY,
                    SQLITE_READONLY_DBMOVED,
                    SQLITE_CANTOPEN,
                    SQLITE_PERM ->
                    "cannot be written; make folder and file writable, or choose another --workspace";
            case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CORRUPT_VTAB ->
                    "is not a database of ours, or damaged; nothing was changed: restore a backup or choose another"
                            + " --workspace";
            case SQLITE_BUSY, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED ->
                    "another program keeps it locked; end that program and try again";
            default -> String.valueOf(error.getMessage());
        };
    }

    private static @Nullable SQLiteErrorCode code(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException sqlite) {
                return sqlite.getResultCode();
            }
            if (at instanceof SQLException sql && sql.getErrorCode() > 0) {
                return SQLiteErrorCode.getErrorCode(sql.getErrorCode());
            }
        }
        return null;
    }
}
