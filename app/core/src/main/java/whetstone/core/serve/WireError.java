package whetstone.core.serve;

/// A request that is answered by an error, as the protocol writes it.
final class WireError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String parameter;

    /// @param status of HTTP
    /// @param parameter that is at fault; empty where none is
    WireError(int status, String parameter, String message) {
        super(message);
        this.status = status;
        this.parameter = parameter;
    }

    static WireError bad(String parameter, String message) {
        return new WireError(400, parameter, message);
    }

    int status() {
        return status;
    }

    String parameter() {
        return parameter;
    }

    String type() {
        return switch (status) {
            case 404 -> "not_found_error";
            case 500, 503 -> "server_error";
            default -> "invalid_request_error";
        };
    }
}
