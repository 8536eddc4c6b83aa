package whetstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CliTest {

    @TempDir Path folder;

    private Shell shell() {
        return new Shell(folder);
    }

    @Test
    void theVersionIsANumber() {
        var result = shell().run("--version");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().matches("Whetstone \\d+\\.\\d+\\.\\d+\\R"), result.out());
        assertEquals("", result.err());
    }

    @Test
    void everyCommandExplainsItself() {
        for (var command : everyCommand(shell().commands(), List.of())) {
            var arguments = new ArrayList<>(command);
            arguments.add("--help");
            var result = shell().run(arguments.toArray(String[]::new));
            assertEquals(0, result.exitCode(), () -> command + ": " + result.err());
            var name = String.join(" ", command);
            assertTrue(result.out().startsWith(("Usage: whetstone " + name).strip()), result.out());
        }
    }

    private static List<List<String>> everyCommand(CommandLine line, List<String> path) {
        var found = new ArrayList<List<String>>();
        found.add(path);
        line.getSubcommands()
                .forEach((name, below) -> {
                    var longer = new ArrayList<>(path);
                    longer.add(name);
                    found.addAll(everyCommand(below, longer));
                });
        return found;
    }

    @Test
    void nothingAskedForShowsWhatThereIs() {
        var result = shell().run();
        assertEquals(Failures.USAGE, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().contains("Commands:"), result.err());
    }

    @Test
    void aMisspeltCommandIsGuessed() {
        var result = shell().run("docter");
        assertEquals(Failures.USAGE, result.exitCode());
        assertTrue(result.err().contains("did you mean 'doctor'?"), result.err());
    }

    @Test
    void aMisspeltOptionIsGuessed() {
        var result = shell().run("doctor", "--jso");
        assertEquals(Failures.USAGE, result.exitCode());
        assertTrue(result.err().contains("did you mean '--json'?"), result.err());
        assertTrue(result.err().contains("'whetstone doctor --help' says more"), result.err());
    }

    @Test
    void aMissingArgumentIsNamed() {
        var result = shell().run("runs", "show");
        assertEquals(Failures.USAGE, result.exitCode());
        assertTrue(result.err().contains("RUN"), result.err());
    }

    @Test
    void jsonOfARunIsThatOfItsEstimate() {
        var result = shell().run("run", "quickstart", "--json");
        assertEquals(Failures.USAGE, result.exitCode());
        assertTrue(result.err().contains("add --estimate"), result.err());
    }
}
