package whetstone.desktop.plugins;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginException;

/// Ends a window that a plugin holds for good. Nothing else can: plugins draw, and hear of clicks, on the one thread that
/// does all of that. The plugin does not run at the next start; runs are processes of their own and go on.
public final class HeldWindow {

    // So long a window may be silent, and then so long in one and the same plugin.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(HeldWindow.class);

    private final Catalogue catalogue;
    private final Library library;
    private final Runnable end;
    private Optional<String> holder = Optional.empty();
    private Duration since = Duration.ZERO;

    /// @param end of the process, which nothing may hold up
    public HeldWindow(Catalogue catalogue, Library library, Runnable end) {
        this.catalogue = catalogue;
        this.library = library;
        this.end = end;
    }

    /// Looks at a window that does not answer.
    ///
    /// @param stack what its thread is in the midst of
    /// @param silent for how long
    public void look(StackTraceElement[] stack, Duration silent) {
        if (silent.compareTo(PATIENCE) < 0) {
            return;
        }
        var now = catalogue.holder(stack);
        if (!now.equals(holder) || silent.compareTo(since) < 0 || silent.equals(PATIENCE)) {
            holder = now;
            since = silent;
            LOG.warn(
                    "the window has not answered for {} s, being in {}{}",
                    silent.toSeconds(),
                    now.map(id -> "plugin " + id).orElse("no plugin"),
                    place(stack));
        } else if (now.isPresent() && silent.minus(since).compareTo(GRACE) >= 0) {
            end(now.get(), stack, silent);
        }
    }

    private void end(String plugin, StackTraceElement[] stack, Duration silent) {
        var why =
                "held the window for %d s%s: report it to its author; 'whetstone plugins enable %s' tries it again"
                        .formatted(silent.toSeconds(), place(stack), plugin);
        LOG.error(
                "plugin {} {}. It will not run at the next start. The window ends now; runs go on, start it again to see them",
                plugin,
                why);
        try {
            library.quarantine(plugin, why);
        } catch (PluginException e) {
            LOG.error("plugin {} cannot be quarantined: {}", plugin, e.getMessage());
        }
        end.run();
    }

    private static String place(StackTraceElement[] stack) {
        for (var frame : stack) {
            if (!frame.getClassName().startsWith("java.")) {
                return ", at " + frame;
            }
        }
        return "";
    }
}
