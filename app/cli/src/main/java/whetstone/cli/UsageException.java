package whetstone.cli;

/// Something that a command was asked for and that cannot be done as written.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
