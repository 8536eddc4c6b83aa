package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says where JSON lines go, the same for all commands that write them.
final class OutputOption {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write, JSON lines. Default: standard output")
    @Nullable Path file;

    /// Opens what the option names.
    JsonLines open(PrintWriter standardOutput) throws IOException {
        return file == null ? JsonLines.to(standardOutput) : JsonLines.to(file);
    }
}
