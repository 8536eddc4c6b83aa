package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.Installer;

@Command(
        name = "rollback",
        description =
                "Bring back the version that the last update or removal of a plugin replaced.",
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsRollbackCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "ID", description = "As 'plugins list' shows it.")
    String id = "";

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsRollbackCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var outcome = new Installer(source.places(workspace.folder)).rollback(id);
        Outcomes.print(outcome, json, out);
        return 0;
    }
}
