package whetstone.desktop.plugins;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import whetstone.core.plugin.Installed;
import whetstone.core.plugin.PluginOrigin;
import whetstone.core.plugin.PluginState;
import whetstone.core.plugin.PluginStatus;

/// A plugin as the list shows it.
///
/// @param now how it stands in the library, without anything of it having run; nothing for one that was removed
/// @param live how it stands in this window; nothing for one that is not loaded here yet
/// @param installed as it was installed; nothing for one that ships with the program or lies in the workspace
/// @param kept version to return to
/// @param newer version that a site has; empty for none, or as long as nobody looked
public record PluginRow(
        String id,
        Optional<PluginStatus> now,
        Optional<PluginStatus> live,
        Optional<Installed> installed,
        Optional<Installed> kept,
        String newer) {

    /// Whether this window runs something else than the library says: another version, or one that was switched since.
    public boolean pending() {
        if (now.isEmpty() || !now.get().state().runs()) {
            return live.filter(one -> one.state().runs()).isPresent();
        }
        return live.filter(one -> one.sha256().equals(now.get().sha256()) && !wasKept(one))
                .isEmpty();
    }

    private static boolean wasKept(PluginStatus status) {
        return switch (status.state()) {
            case DISABLED, UNTRUSTED, QUARANTINED -> true;
            case BUNDLED, TRUSTED, INCOMPATIBLE, BROKEN -> false;
        };
    }

    // What starting it has shown counts, unless the library has changed since.
    private Optional<PluginStatus> known() {
        boolean tried = now.filter(one -> one.state().runs()).isPresent() && !pending();
        return tried ? live : now;
    }

    /// How it stands, where it is not removed.
    public Optional<PluginState> state() {
        return known().map(PluginStatus::state);
    }

    /// How it stands, in words.
    public String label() {
        var state = state().map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("removed");
        return pending() ? state + " · reload needed" : state;
    }

    /// Why it does not run, or what is left to be done.
    public String reason() {
        if (pending()) {
            return "this window still works with what was there when it loaded plugins: 'Load plugins anew' takes the change in";
        }
        if (now.isEmpty()) {
            return kept.map(one ->
                            "version %s is kept: 'Roll back' brings it back"
                                    .formatted(one.version()))
                    .orElse("");
        }
        return known().map(PluginStatus::reason).orElse("");
    }

    public String version() {
        return now.map(PluginStatus::version)
                .orElseGet(() -> kept.map(Installed::version).orElse(""));
    }

    /// What it adds in this window.
    public List<String> contributes() {
        return live.filter(_ -> now.isPresent()).map(PluginStatus::contributes).orElse(List.of());
    }

    /// What it could not do although it runs.
    public List<String> problems() {
        return known().map(PluginStatus::problems).orElse(List.of());
    }

    /// Whether it can be removed.
    public boolean removable() {
        return installed.isPresent();
    }

    /// Whether it lies in the workspace and waits for somebody to trust it.
    public boolean untrusted() {
        return now.filter(one -> one.state() == PluginState.UNTRUSTED).isPresent();
    }

    /// Whether its user, or a crash, keeps it from running.
    public boolean off() {
        return now.filter(one ->
                        one.state() == PluginState.DISABLED
                                || one.state() == PluginState.QUARANTINED)
                .isPresent();
    }

    /// Where it comes from, in words.
    public String origin() {
        return now.map(PluginStatus::origin).map(this::origin).orElse("removed");
    }

    private String origin(PluginOrigin origin) {
        return switch (origin) {
            case BUNDLED -> "ships with Whetstone";
            case INSTALLED ->
                    installed
                            .map(Installed::site)
                            .filter(site -> !site.isEmpty())
                            .map("installed from site %s"::formatted)
                            .orElse("installed from a file");
            case WORKSPACE -> "lies in the workspace";
        };
    }
}
