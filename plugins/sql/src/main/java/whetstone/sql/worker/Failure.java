package whetstone.sql.worker;

/// A statement that did not get to its end.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /// What went wrong.
    enum Kind {
        /// The engine refused it.
        ERROR,
        /// It took more steps of the engine than it may.
        STEPS,
        /// It needed more memory, or made a larger value, than it may.
        MEMORY,
        /// It returned more rows than it may.
        ROWS
    }

    Failure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
