package whetstone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root of the command line.
@Command(
        name = "whetstone",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checked synthetic problems, and language models sharpened on them.")
final class Cli {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show where a failure came from, and what the program logs.")
    boolean verbose;

    /// The command line with all its parts, made by constructors; what is costly is made when a command first uses it.
    static CommandLine wired(Home home) {
        var line = new CommandLine(new Cli());
        return line;
    }
}
