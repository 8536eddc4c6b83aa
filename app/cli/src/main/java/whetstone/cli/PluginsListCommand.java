package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import whetstone.core.plugin.PluginStatus;

@Command(
        name = "list",
        description = "List the plugins, running or not.",
        footer = {"", "Exit code 1 if one that should run does not."})
final class PluginsListCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsListCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        List<PluginStatus> statuses;
        try (var plugins = source.loadQuietly(workspace.folder)) {
            statuses = plugins.statuses();
        }
        if (json) {
            Json.print(statuses, out);
        } else {
            var headings = List.of("plugin", "version", "state", "adds");
            Table.print(headings, statuses.stream().map(PluginsListCommand::row).toList(), out);
            statuses.forEach(this::explain);
        }
        return statuses.stream().allMatch(PluginsListCommand::isWell) ? 0 : Failures.FAILED;
    }

    private static List<String> row(PluginStatus status) {
        var adds = status.contributes();
        return List.of(
                status.id(),
                status.version(),
                state(status),
                adds.size() > 3
                        ? "%s and %d more"
                                .formatted(String.join(", ", adds.subList(0, 2)), adds.size() - 2)
                        : String.join(", ", adds));
    }

    /// The state in words.
    static String state(PluginStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    private void explain(PluginStatus status) {
        if (!status.state().runs()) {
            out.printf("%s: %s%n", status.id(), status.reason());
        }
        status.problems().forEach(problem -> out.printf("%s: %s%n", status.id(), problem));
    }

    private static boolean isWell(PluginStatus status) {
        return switch (status.state()) {
            case BUNDLED, TRUSTED -> status.problems().isEmpty();
            case DISABLED -> true;
            case UNTRUSTED, QUARANTINED, INCOMPATIBLE, BROKEN -> false;
        };
    }
}
