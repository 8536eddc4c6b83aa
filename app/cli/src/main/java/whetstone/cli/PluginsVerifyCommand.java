package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import whetstone.core.plugin.Verification;

@Command(
        name = "verify",
        description =
                "Compare every installed plugin with what was installed: bytes and signature.",
        footer = {"", "Exit code 1 if one differs."})
final class PluginsVerifyCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsVerifyCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        List<Verification> found = Verification.of(source.library());
        if (json) {
            Json.print(found, out);
        } else if (found.isEmpty()) {
            out.println("nothing is installed beside the bundled plugins");
        } else {
            found.forEach(one ->
                    out.printf(
                            "%-8s %s %s  %s%n",
                            one.sound() ? "ok" : "differs", one.id(), one.version(), one.found()));
        }
        return found.stream().allMatch(Verification::sound) ? 0 : Failures.FAILED;
    }
}
