package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import whetstone.core.plugin.PluginStatus;

@Command(name = "info", description = "Show a plugin: its state and why, its signer, what it adds.")
final class PluginsInfoCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin OnePlugin plugin = new OnePlugin();

    PluginsInfoCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        PluginStatus status;
        try (var plugins = source.loadQuietly(plugin.workspace.folder)) {
            status = PluginSource.require(plugins.statuses(), plugin.id);
        }
        if (plugin.json) {
            Json.print(status, out);
        } else {
            print(status);
        }
        return 0;
    }

    private void print(PluginStatus status) {
        out.printf("%s %s  %s%n", status.id(), status.version(), PluginsListCommand.state(status));
        line("why", status.reason());
        line("says", status.description());
        line("from", status.origin().name().toLowerCase(Locale.ROOT));
        line("file", status.file().toString());
        line("sha256", status.sha256());
        line("signer", status.signer());
        lines("adds", status.contributes());
        lines("needs", status.needs());
        lines("needed by", status.neededBy());
        lines("trouble", status.problems());
    }

    private void lines(String name, List<String> values) {
        values.forEach(value -> line(name, value));
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            out.printf("%-9s %s%n", name, value);
        }
    }
}
