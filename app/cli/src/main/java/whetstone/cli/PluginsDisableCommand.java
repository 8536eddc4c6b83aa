package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "disable", description = "Keep a plugin from running, without removing it.")
final class PluginsDisableCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin OnePlugin plugin = new OnePlugin();

    PluginsDisableCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        plugin.status(source); // refuses an id that nobody has
        source.library().disable(plugin.id);
        var now = plugin.status(source);
        if (plugin.json) {
            Json.print(now, out);
        } else {
            out.printf("%s is disabled from the next start on%n", plugin.id);
            now.neededBy().forEach(other -> out.printf("%s needs it and stops too%n", other));
        }
        return 0;
    }
}
