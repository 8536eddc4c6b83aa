package whetstone.core.plugin;

/// Something that a plugin could not do. The rest of it, and all others, are there all the same.
///
/// @param id of the plugin; the name of its file where that could not be read
/// @param what what happened, and what to do
public record PluginProblem(String id, String what) {

    static PluginProblem of(PluginException e) {
        var message = String.valueOf(e.getMessage());
        return new PluginProblem(
                e.pluginId(), message.substring("plugin %s: ".formatted(e.pluginId()).length()));
    }
}
