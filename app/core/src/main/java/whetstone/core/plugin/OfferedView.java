package whetstone.core.plugin;

import whetstone.api.desktop.ViewContribution;

/// A view that a plugin contributes. Nothing of the plugin has run for it: only a program with a window makes it.
///
/// @param plugin id of the plugin
/// @param id `area/name`
/// @param title on its tab
public record OfferedView(
        String plugin, String id, String title, Class<? extends ViewContribution> type) {

    /// The view, made now.
    ///
    /// @throws PluginException if its constructor throws
    public ViewContribution make() {
        return Boundary.make(plugin, type);
    }
}
