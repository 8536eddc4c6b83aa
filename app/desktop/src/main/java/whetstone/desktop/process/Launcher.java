package whetstone.desktop.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts the command line as a process that does not end with this one. What it prints goes to a file in the
/// workspace, so that no pipe breaks when the window closes.
public final class Launcher {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private final List<String> program;

    private Launcher(List<String> program) {
        this.program = List.copyOf(program);
    }

    /// Starts the program that this process is a part of.
    ///
    /// @param home folder that the program was installed into; null where it runs from its class path
    public static Launcher ofThisProgram(@Nullable Path home) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jars =
                home == null
                        ? System.getProperty("java.class.path")
                        : home.resolve("lib") + File.separator + "*";
        var line = new ArrayList<String>(apart());
        line.addAll(
                List.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        if (home != null) {
            line.add("-Dwhetstone.home=" + home);
        }
        line.addAll(List.of("-cp", jars, "whetstone.cli.Main"));
        return new Launcher(line);
    }

    /// Starts another program, for tests.
    public static Launcher of(List<String> program) {
        return new Launcher(program);
    }

    // A session of its own: Ctrl-C in the terminal that the window was started from is not meant
    // for the run.
    private static List<String> apart() {
        var setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }

    /// A process that was started.
    ///
    /// @param title for people
    /// @param output file with what it prints
    public record Started(String title, CommandLine line, Process process, Path output) {

        public boolean alive() {
            return process.isAlive();
        }

        /// Its exit code, once it has ended.
        public Optional<Integer> exitCode() {
            return alive() ? Optional.empty() : Optional.of(process.exitValue());
        }
    }

    /// Starts the command line with `line`.
    ///
    /// @param folder of the workspace; its `logs` take the output
    public Started start(String title, CommandLine line, Path folder) throws IOException {
        var logs = Files.createDirectories(folder.resolve("logs"));
        var output = logs.resolve(TIME.format(LocalDateTime.now(ZoneId.systemDefault())) + ".log");
        var whole = new ArrayList<>(program);
        whole.addAll(line.arguments());
        var process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        process.getOutputStream().close();
        return new Started(title, line, process, output);
    }
}
