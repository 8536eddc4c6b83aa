package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description = {
            "Install plugins from files or sites, or take their new versions: all of them or none.",
            "",
            "Each is read without running it, checked against its signature (FILE.sig) and the key of its"
                    + " earlier versions, and started in a process of its own before anything changes."
        },
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsInstallCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            paramLabel = "FILE|ID",
            arity = "1..*",
            description = "A plugin's zip, or what 'plugins search' finds.")
    List<String> what = List.of();

    @Mixin ConsentOptions consent = new ConsentOptions();

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON, and ask nothing.")
    boolean json;

    PluginsInstallCommand(PluginSource source, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        var places = source.places(workspace.folder);
        var outcome = Purchase.of(what, places, consent.consent(!json), err);
        Outcomes.print(outcome, json, out);
        return 0;
    }
}
