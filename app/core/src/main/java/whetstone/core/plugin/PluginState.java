package whetstone.core.plugin;

/// How a plugin stands in this process.
public enum PluginState {
    /// Ships with the program; runs.
    BUNDLED,
    /// Installed with its user's consent; runs.
    TRUSTED,
    /// Lies in a workspace and nobody has said that it may run.
    UNTRUSTED,
    /// Its user, or the safe mode, keeps it from running.
    DISABLED,
    /// It took the program down when it started, or held its window; it does not run until its user says so.
    QUARANTINED,
    /// It does not fit this program or the plugins beside it, or waits for one that does not run.
    INCOMPATIBLE,
    /// It cannot be read, has changed since it was installed, or does not start.
    BROKEN;

    /// Whether its classes are loaded.
    public boolean runs() {
        return this == BUNDLED || this == TRUSTED;
    }
}
