package whetstone.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.Inventory;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginStatus;

/// The plugin that a command is about, where it is looked for, and whether the answer is JSON: the same for all commands
/// about one plugin.
final class OnePlugin {

    @Parameters(paramLabel = "ID", description = "As 'plugins list' shows it.")
    String id = "";

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    /// Where it is looked for.
    PluginPlaces places(PluginSource source) {
        return source.places(workspace.folder);
    }

    /// How it stands, without loading it.
    ///
    /// @throws UsageException if there is none of this id
    PluginStatus status(PluginSource source) {
        return PluginSource.require(Inventory.of(places(source)).statuses(), id);
    }
}
