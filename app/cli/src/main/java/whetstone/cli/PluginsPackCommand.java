package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.Packing;

@Command(
        name = "pack",
        description = {
            "Make a plugin's zip from a project that is built.",
            "Takes plugin.properties, target/classes and the jars in target/lib."
        },
        footer = {"", PluginsCommand.EXIT_CODES})
final class PluginsPackCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The project. Default: the current folder")
    Path project = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsPackCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var zip = Packing.pack(project);
        if (json) {
            Json.print(Map.of("file", zip), out);
        } else {
            out.printf("packed %s; next: whetstone plugins sign %s%n", zip, zip);
        }
        return 0;
    }
}
