package whetstone.core.plugin;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import whetstone.api.Tool;
import whetstone.api.Verifier;

/// Where plugin code is called: whatever it throws comes out as one [PluginException] that names the plugin and what it
/// was asked for, and so does a call that does not end.
///
/// A call that does not end is left behind on a thread of its own: no Java program can stop it.
public final class Boundary {

    private static final ScopedValue<Boolean> TIMED = ScopedValue.newInstance();

    private Boundary() {}

    /// What `work` gives, which asks `extension`. It runs on a thread of its own, unless this is [#timed] already.
    ///
    /// @param method of the extension, for example `verify`
    /// @throws PluginException if it throws anything, errors such as a stack overflow included, or does not end within
    ///     the [#deadline]
    public static <T> T ask(Object extension, String method, Callable<T> work) {
        return within(owner(extension), new Asked(extension, method), work);
    }

    /// As [#ask], where there is no extension yet, or a better word for it.
    ///
    /// @param what the plugin is asked for, for example `start`
    public static <T> T call(String pluginId, String what, Callable<T> work) {
        return within(pluginId, what, work);
    }

    /// What `work` gives, all calls of plugins in it on one thread of their own, each with a deadline of its own: where there
    /// are many short ones, so that none costs a change of threads.
    ///
    /// @param work that is done on that thread, too: nothing that belongs to the caller's
    /// @throws PluginException if a call of a plugin throws anything or does not end
    public static <T> T many(Supplier<T> work) {
        return TIMED.isBound() ? work.get() : PluginCalls.many(deadline(), work);
    }

    private static <T> T within(String pluginId, Object what, Callable<T> work) {
        return TIMED.isBound()
                ? onThisThread(pluginId, what, work)
                : PluginCalls.within(
                        deadline(),
                        pluginId,
                        what,
                        () -> timed(() -> onThisThread(pluginId, what, work)));
    }

    /// As [#ask], on this very thread: for what must not run on another one. Nothing here guards against a call that does
    /// not end.
    public static <T> T askHere(Object extension, String method, Callable<T> work) {
        return onThisThread(owner(extension), new Asked(extension, method), work);
    }

    /// What is to be said of a call on `thread` that has not ended in so many times the [#deadline].
    static PluginException late(Object extension, String method, int times, Thread thread) {
        return PluginCalls.late(
                owner(extension),
                new Asked(extension, method),
                deadline().multipliedBy(times),
                thread);
    }

    /// As [#call], on this very thread.
    public static <T> T here(String pluginId, String what, Callable<T> work) {
        return onThisThread(pluginId, what, work);
    }

    private static <T> T onThisThread(String pluginId, Object what, Callable<T> work) {
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

    /// A method of an extension. Its name is found out where there is something to tell: it is the plugin's to say.
    private record Asked(Object extension, String method) {

        private static final Duration PATIENCE = Duration.ofSeconds(1);

        @Override
        public String toString() {
            return method + " of " + name();
        }

        private String name() {
            var type = extension.getClass().getSimpleName();
            try {
                return PluginCalls.apart(
                        PATIENCE, owner(extension), "id", () -> id(extension).orElse(type));
            } catch (RuntimeException e) {
                return type;
            }
        }

        private static Optional<String> id(Object extension) {
            return switch (extension) {
                case Verifier<?> verifier -> Optional.of(verifier.id());
                case Tool tool -> Optional.of(tool.id());
                default -> Optional.empty();
            };
        }
    }

    /// What `work` gives, which its caller gives up where it does not end: plugins are called on this very thread.
    public static <T> T timed(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(TIMED, true).call(work);
    }

    /// How long a call may take: half a minute, or the seconds of the system property `whetstone.plugin.seconds`. A
    /// thousand times what a usual one takes, so that no slow machine comes near it.
    static Duration deadline() {
        double seconds = Double.parseDouble(System.getProperty("whetstone.plugin.seconds", "30"));
        return Duration.ofNanos(Math.round(1e9 * seconds));
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

    private static PluginException wrapped(String pluginId, Object what, Throwable thrown) {
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
