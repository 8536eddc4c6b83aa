package whetstone.core.plugin;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;

/// Where plugin code is called: whatever it throws comes out as one [PluginException] that names the plugin.
public final class Boundary {
    private Boundary() {}

    /// What `work` gives.
    ///
    /// @param what what the plugin is asked for, for example `verify`
    /// @throws PluginException if it throws anything, errors such as a stack overflow included
    public static <T> T call(String pluginId, String what, Callable<T> work) {
        try {
            return work.call();
        } catch (PluginException e) {
            throw e;
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw wrapped(pluginId, what, e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            throw wrapped(pluginId, what, e);
        }
    }

    /// A new `type`, by its constructor without parameters.
    ///
    /// @throws PluginException if there is none, or it throws anything
    static <T> T make(String pluginId, Class<T> type) {
        return call(
                pluginId,
                "constructor of " + type.getName(),
                () -> {
                    var constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    return constructor.newInstance();
                });
    }

    private static PluginException wrapped(String pluginId, String what, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        var trace = thrown.getStackTrace();
        var place = trace.length == 0 ? "" : " at " + trace[0];
        return new PluginException(
                pluginId, "%s threw %s%s".formatted(what, thrown, place), thrown);
    }

    /// Id of the plugin that `extension` comes from; `host` for a class of this program.
    public static String owner(Object extension) {
        return extension.getClass().getClassLoader() instanceof PluginLoader.Isolated loader
                ? loader.pluginId()
                : "host";
    }
}
