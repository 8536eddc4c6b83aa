package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import whetstone.core.plugin.Fingerprint;

@Command(
        name = "sites",
        description =
                "The sites that plugins come from: show, add, remove; or make one of a folder.")
final class PluginsSitesCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsSitesCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var sites = source.library().read().sites();
        if (json) {
            Json.print(sites, out);
        } else if (sites.isEmpty()) {
            out.println("you trust no site; 'whetstone plugins sites add NAME URL' adds one");
        } else {
            var rows =
                    sites.entrySet().stream()
                            .map(site ->
                                    List.of(
                                            site.getKey(),
                                            String.valueOf(site.getValue().priority()),
                                            Fingerprint.of(site.getValue().key()),
                                            site.getValue().url()))
                            .toList();
            Table.print(List.of("site", "priority", "key", "address"), rows, out);
        }
        return 0;
    }
}
