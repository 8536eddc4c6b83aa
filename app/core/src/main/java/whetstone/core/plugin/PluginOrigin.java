package whetstone.core.plugin;

/// Where a plugin's zip lies.
public enum PluginOrigin {
    /// In the program's own folder.
    BUNDLED,
    /// In the library of this user, for all workspaces.
    INSTALLED,
    /// Loose in a workspace.
    WORKSPACE
}
