package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.Inventory;

@Command(name = "disable", description = "Keep a plugin from running, without removing it.")
final class PluginsDisableCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "ID", description = "As 'plugins list' shows it.")
    String id = "";

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsDisableCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var places = source.places(workspace.folder);
        PluginSource.require(Inventory.of(places).statuses(), id);
        source.library().disable(id);
        var now = PluginSource.require(Inventory.of(places).statuses(), id);
        if (json) {
            Json.print(now, out);
        } else {
            out.printf("%s is disabled from the next start on%n", id);
            now.neededBy().forEach(other -> out.printf("%s needs it and stops too%n", other));
        }
        return 0;
    }
}
