package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.Inventory;

@Command(name = "enable", description = "Let a plugin run again that is disabled or quarantined.")
final class PluginsEnableCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "ID", description = "As 'plugins list' shows it.")
    String id = "";

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsEnableCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var places = source.places(workspace.folder);
        PluginSource.require(Inventory.of(places).statuses(), id);
        source.library().enable(id);
        var now = PluginSource.require(Inventory.of(places).statuses(), id);
        if (json) {
            Json.print(now, out);
        } else {
            out.printf("%s is %s %s%n", id, PluginsListCommand.state(now), now.reason());
        }
        return now.state().runs() ? 0 : Failures.FAILED;
    }
}
