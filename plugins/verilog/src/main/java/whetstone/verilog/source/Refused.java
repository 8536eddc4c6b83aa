package whetstone.verilog.source;

/// The text cannot be, or must not be, given to a tool; the message says why.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message, null, false, false);
    }

    /// What was found.
    public String why() {
        return String.valueOf(getMessage());
    }
}
