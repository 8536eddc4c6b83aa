package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.kit.Scaffold;

@Command(
        name = "new",
        description = "Write a plugin project that compiles, tests green and packs.",
        footer = {"", "Example:", "  whetstone plugins new first-domain --kind domain"})
final class PluginsNewCommand implements Callable<Integer> {

    private final Home home;
    private final PrintWriter out;

    @Parameters(paramLabel = "NAME", description = "Of the plugin and of its new folder.")
    String name = "";

    @Option(
            names = "--kind",
            description = "What it adds: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    Scaffold.Kind kind = Scaffold.Kind.DOMAIN;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Where to put the folder. Default: here")
    Path parent = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsNewCommand(Home home, PrintWriter out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var project = scaffold().write(parent);
        if (json) {
            Json.print(Map.of("folder", project), out);
        } else {
            out.printf("wrote %s; next: cd %s && mvn package%n", project, project);
        }
        return 0;
    }

    private Scaffold scaffold() {
        try {
            return new Scaffold(name, kind, home.artifacts());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
