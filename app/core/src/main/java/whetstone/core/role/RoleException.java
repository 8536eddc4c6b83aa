package whetstone.core.role;

/// A role that nobody can answer for any more: the endpoint is gone or refuses us, or the budget is used up. The
/// message names the role, what happened, and what to do.
public final class RoleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RoleException(String message) {
        super(message);
    }
}
