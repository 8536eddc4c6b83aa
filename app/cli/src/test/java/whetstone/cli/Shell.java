package whetstone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/// Runs commands as a shell would, and keeps what they print.
final class Shell {

    private final Home home;

    Shell(Path home) {
        this.home = new Home(home, home.resolve("cache"), home.resolve("library"));
    }

    /// What a command left behind.
    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = wired(out, err).execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /// The whole tree of commands.
    CommandLine commands() {
        return wired(new StringWriter(), new StringWriter());
    }

    private CommandLine wired(StringWriter out, StringWriter err) {
        return Cli.wired(home, new PrintWriter(out, true), new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
}
