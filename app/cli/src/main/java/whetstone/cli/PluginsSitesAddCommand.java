package whetstone.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.site.Sites;

@Command(
        name = "add",
        description = "Trust a site to list plugins. Whose plugins are installed is asked apart.",
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsSitesAddCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "NAME", description = "What you call it.")
    String name = "";

    @Parameters(index = "1", paramLabel = "URL", description = "https, up to its folder.")
    URI url = URI.create("");

    @Option(
            names = "--priority",
            description = "Of two sites with one plugin the higher is asked. Default: 0")
    int priority;

    @Option(
            names = "--trust-key",
            paramLabel = "FINGERPRINT",
            description = "The key that signs its list.")
    List<String> keys = List.of();

    @Option(names = "--yes", description = "Trust whichever key signs its list.")
    boolean yes;

    @Option(
            names = "--allow-loopback",
            description = "Let it be this very machine, by plain http: for tests.")
    boolean loopback;

    @Option(names = "--json", description = "Print JSON, and ask nothing.")
    boolean json;

    PluginsSitesAddCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var shelf =
                new Sites(source.library())
                        .add(new Sites.Wish(name, url, priority, loopback), this::isTrusted);
        if (json) {
            Json.print(shelf, out);
        } else {
            out.printf(
                    "added %s, signed by %s: %d releases%n",
                    name, shelf.key(), shelf.index().releases().size());
        }
        return 0;
    }

    private boolean isTrusted(String key) {
        return yes
                || keys.contains(key)
                || (!json
                        && ConsentOptions.agrees(
                                "%s is signed by key %s. Trust it? [y/N] ".formatted(url, key)));
    }
}
