package whetstone.cli;

import java.io.PrintWriter;

/// Where the program starts.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code: 0 fine, 1 failed, 2 usage, 130 interrupted.
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(Cli.wired(Home.installed(), out, err).execute(arguments));
    }
}
