package whetstone.core.plugin;

/// A plugin that failed. The message names it, what it was asked for, and what it threw.
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String pluginId;

    public PluginException(String pluginId, String message) {
        super("plugin %s: %s".formatted(pluginId, message));
        this.pluginId = pluginId;
    }

    public PluginException(String pluginId, String message, Throwable cause) {
        super("plugin %s: %s".formatted(pluginId, message), cause);
        this.pluginId = pluginId;
    }

    public String pluginId() {
        return pluginId;
    }
}
