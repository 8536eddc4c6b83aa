package whetstone.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.site.Sites;

@Command(
        name = "remove",
        description = "Forget a site. What came from it stays.",
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsSitesRemoveCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "NAME", description = "As 'plugins sites' shows it.")
    String name = "";

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsSitesRemoveCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        new Sites(source.library()).remove(name);
        if (json) {
            Json.print(Map.of("removed", name), out);
        } else {
            out.printf("removed site %s%n", name);
        }
        return 0;
    }
}
