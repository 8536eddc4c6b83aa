package whetstone.core.plugin.install;

/// A change to the library that does not take place. Nothing has changed.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Why, in the words of an exit code.
    public enum Kind {
        /// The archive, the site or the signature is not what it must be.
        HOSTILE,
        /// Its user has to say first that they trust something.
        UNTRUSTED,
        /// It does not fit this program or the plugins that are there.
        INCOMPATIBLE,
        /// It was tried and does not start.
        DOES_NOT_START,
        /// There is no such thing.
        ABSENT
    }

    private final Kind kind;

    /// @param message *where: what was found; what was expected; what to do*
    public Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /// Why, in the words of an exit code.
    public Kind kind() {
        return kind;
    }
}
