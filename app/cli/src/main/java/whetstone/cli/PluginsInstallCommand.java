package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.Installer;
import whetstone.core.plugin.install.Offer;

@Command(
        name = "install",
        description = {
            "Install plugins from files, or take their new versions: all of them or none.",
            "",
            "Each is read without running it, checked against its signature (FILE.sig) and the key of its"
                    + " earlier versions, and started in a process of its own before anything changes."
        },
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsInstallCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A plugin's zip.")
    List<Path> files = List.of();

    @Mixin ConsentOptions consent = new ConsentOptions();

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON, and ask nothing.")
    boolean json;

    PluginsInstallCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var offers = files.stream().map(Offer::of).toList();
        var outcome =
                new Installer(source.places(workspace.folder))
                        .install(offers, consent.consent(!json));
        Outcomes.print(outcome, json, out);
        return 0;
    }
}
