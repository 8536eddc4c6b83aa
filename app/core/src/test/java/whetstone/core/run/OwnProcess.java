package whetstone.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A main method of these tests in a process of its own, so that it can be ended as by a loss of power.
///
/// @param printed all that it printed
record OwnProcess(Process process, Path printed) implements AutoCloseable {

    static OwnProcess start(Class<?> main, Path printed, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        return new OwnProcess(process, printed);
    }

    /// @throws IllegalStateException if it has ended by itself
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + Files.readString(printed));
        }
    }

    /// Kills it by SIGKILL.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
