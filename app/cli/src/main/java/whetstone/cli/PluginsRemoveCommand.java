package whetstone.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.Installer;

@Command(
        name = "remove",
        description = "Remove installed plugins. 'plugins rollback' brings one back.",
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsRemoveCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "As 'plugins list' shows it.")
    List<String> ids = List.of();

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--with-dependents", description = "Remove also the plugins that need it.")
    boolean dependents;

    @Option(names = "--forever", description = "Keep nothing to return to.")
    boolean forever;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsRemoveCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var outcome =
                new Installer(source.places(workspace.folder))
                        .remove(new LinkedHashSet<>(ids), dependents, forever);
        Outcomes.print(outcome, json, out);
        return 0;
    }
}
