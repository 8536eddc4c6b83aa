package whetstone.device;

/// Something that the device, or what is to run on it, does not allow. The message names what was asked, what was
/// found and what to do.
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
