package whetstone.core.knowledge;

/// Texts or their index cannot be used as asked.
public final class KnowledgeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KnowledgeException(String message) {
        super(message);
    }

    public KnowledgeException(String message, Throwable cause) {
        super(message, cause);
    }
}
