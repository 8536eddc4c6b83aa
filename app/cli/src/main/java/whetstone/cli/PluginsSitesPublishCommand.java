package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.SigningKey;
import whetstone.core.plugin.site.Publishing;

@Command(
        name = "publish",
        description = {
            "Make a site of a folder with signed plugins: writes index.json and its signature.",
            "Any server of plain files can serve it. Run it again whenever a plugin is added."
        },
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsSitesPublishCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    Path folder = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "File of the site's key, as 'plugins sign --new-key' makes one.")
    Path key = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsSitesPublishCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var signer = SigningKey.read(key);
        var index = Publishing.publish(folder, signer);
        if (json) {
            Json.print(index, out);
        } else {
            out.printf(
                    "published %d releases as list %d, key fingerprint %s%n",
                    index.releases().size(), index.serial(), signer.fingerprint());
        }
        return 0;
    }
}
