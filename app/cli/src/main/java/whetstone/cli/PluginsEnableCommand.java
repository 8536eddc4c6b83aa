package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "enable", description = "Let a plugin run again that is disabled or quarantined.")
final class PluginsEnableCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin OnePlugin plugin = new OnePlugin();

    PluginsEnableCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        plugin.status(source); // refuses an id that nobody has
        source.library().enable(plugin.id);
        var now = plugin.status(source);
        if (plugin.json) {
            Json.print(now, out);
        } else {
            out.printf("%s is %s %s%n", plugin.id, PluginsListCommand.state(now), now.reason());
        }
        return now.state().runs() ? 0 : Failures.FAILED;
    }
}
