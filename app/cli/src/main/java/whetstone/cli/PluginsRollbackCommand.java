package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import whetstone.core.plugin.install.Installer;

@Command(
        name = "rollback",
        description =
                "Bring back the version that the last update or removal of a plugin replaced.",
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsRollbackCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin OnePlugin plugin = new OnePlugin();

    PluginsRollbackCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var outcome = new Installer(plugin.places(source)).rollback(plugin.id);
        Outcomes.print(outcome, plugin.json, out);
        return 0;
    }
}
