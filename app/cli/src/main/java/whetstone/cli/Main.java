package whetstone.cli;

/// Where the program starts.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code: 0 fine, 1 failed, 2 usage, 130 interrupted.
    public static void main(String[] arguments) {
        System.exit(Cli.wired(Home.installed()).execute(arguments));
    }
}
