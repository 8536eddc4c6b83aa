package whetstone.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts a program as a person would, and keeps what it prints.
///
/// @param command what is typed before the arguments
/// @param folder where it is typed
/// @param environment what is added to this process's own
record Program(List<String> command, Path folder, Map<String, String> environment) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// What a program left behind.
    record Result(int exitCode, String out, String err, Duration time) {}

    /// The launcher at the root, typed in `folder`.
    static Program launcher(Path folder) {
        return new Program(
                List.of(Repository.root().resolve("whetstone").toString()), folder, Map.of());
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            long start = System.nanoTime();
            var process = start(out, err, arguments);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command + " does not end: " + Files.readString(err));
            }
            var time = Duration.ofNanos(System.nanoTime() - start);
            return new Result(process.exitValue(), text(out), text(err), time);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    Process start(Path out, Path err, String... arguments) throws IOException {
        var line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
