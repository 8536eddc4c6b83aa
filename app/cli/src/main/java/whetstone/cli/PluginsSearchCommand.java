package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.site.Market;

@Command(name = "search", description = "Search the plugins of all sites that you trust.")
final class PluginsSearchCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "WORD", description = "What id and description hold. Default: all")
    List<String> words = List.of();

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsSearchCommand(PluginSource source, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var found = Market.open(source.places(workspace.folder), err::println).search(words);
        if (json) {
            Json.print(found, out);
        } else {
            print(found, out);
        }
        return 0;
    }

    static void print(List<Market.Found> found, PrintWriter out) {
        var rows =
                found.stream()
                        .map(one ->
                                List.of(
                                        one.id(),
                                        one.version(),
                                        one.installed(),
                                        one.site(),
                                        Shortened.of(one.description(), 60)))
                        .toList();
        Table.print(List.of("plugin", "version", "installed", "site", "what it is"), rows, out);
    }
}
