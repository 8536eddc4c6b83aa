package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says where lines go, the same for all commands that write them.
final class OutputOption {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write. Default: standard output")
    @Nullable Path file;

    /// Opens what the option names.
    Output open(PrintWriter standardOutput) throws IOException {
        return file == null ? Output.to(standardOutput) : Output.to(file);
    }
}
