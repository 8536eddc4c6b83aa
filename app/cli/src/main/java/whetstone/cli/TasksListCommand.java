package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import whetstone.api.Domain;
import whetstone.api.Verifier;
import whetstone.core.plugin.Plugins;

@Command(
        name = "list",
        description = "List the domains, which draw and judge, and the verifiers, which judge.")
final class TasksListCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    TasksListCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    /// A line of the list.
    private record Line(String id, String kind, String plugin, String version) {}

    @Override
    public Integer call() {
        try (var plugins = source.load(workspace.folder)) {
            var lines =
                    plugins.verifiers().values().stream().map(each -> line(plugins, each)).toList();
            if (json) {
                Json.print(lines, out);
            } else {
                var rows =
                        lines.stream()
                                .map(l -> List.of(l.id(), l.kind(), l.plugin(), l.version()))
                                .toList();
                Table.print(List.of("name", "kind", "plugin", "version"), rows, out);
            }
        }
        return 0;
    }

    private static Line line(Plugins plugins, Verifier<?> verifier) {
        var kind = verifier instanceof Domain<?> ? "domain" : "verifier";
        var plugin = plugins.provider(verifier);
        return new Line(
                verifier.id(),
                kind,
                plugin.map(info -> info.id()).orElse(""),
                plugin.map(info -> info.version()).orElse(""));
    }
}
