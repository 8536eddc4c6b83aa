package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.Ledger;
import whetstone.core.plugin.Ledger.TrustedKey;
import whetstone.core.plugin.install.Trust;

@Command(
        name = "trust",
        description = {
            "Show whom you trust; let a plugin run that lies in a workspace; forget a key.",
            "",
            "What you trust runs with your rights: it can read and change what you can."
        },
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsTrustCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "A zip that may run where it lies, as long as its bytes stay the same; or a signature"
                            + " (.sig), whose key may sign what you install.")
    @Nullable Path file;

    @Option(
            names = "--forget",
            paramLabel = "KEY|ID",
            description =
                    "Trust a key (by its fingerprint) no more; or let a plugin (by its id) have another key.")
    @Nullable String forgotten;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsTrustCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    /// What `--json` prints.
    private record Trusted(
            SortedMap<String, TrustedKey> keys,
            SortedMap<String, String> pins,
            SortedSet<String> allowed) {}

    @Override
    public Integer call() {
        var trust = new Trust(source.library());
        if (file != null) {
            trust.add(file);
        }
        if (forgotten != null) {
            trust.forget(forgotten);
        }
        var ledger = source.library().read();
        if (json) {
            Json.print(new Trusted(ledger.keys(), ledger.pins(), ledger.allowed()), out);
        } else {
            print(ledger);
        }
        return 0;
    }

    private void print(Ledger ledger) {
        if (ledger.keys().isEmpty() && ledger.allowed().isEmpty()) {
            out.println("you trust no key and no loose file");
        }
        for (Map.Entry<String, TrustedKey> key : ledger.keys().entrySet()) {
            out.printf("key   %s  %s%n", key.getKey(), key.getValue().name());
        }
        ledger.pins().forEach((id, key) -> out.printf("plugin %s is signed by %s%n", id, key));
        ledger.allowed().forEach(sha -> out.printf("file  sha256 %s%n", sha));
    }
}
