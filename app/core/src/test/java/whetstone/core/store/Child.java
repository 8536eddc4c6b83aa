package whetstone.core.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Another Java process with a `main` of a test's, for what only happens between processes.
final class Child {
    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Class<?> main, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new Child(process);
    }

    /// What the parent reads with [#awaitLine].
    static void say(String line) {
        var out =
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out),
                        true,
                        StandardCharsets.UTF_8);
        out.println(line);
    }

    void awaitLine(String expected) throws IOException {
        for (var line = lines.readLine(); !expected.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException(
                        "the process ended before it said '" + expected + "'");
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /// SIGKILL where there are signals.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
