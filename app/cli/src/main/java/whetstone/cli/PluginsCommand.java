package whetstone.cli;

import picocli.CommandLine.Command;

@Command(
        name = "plugins",
        description = "What plugins there are; other people's: install, update, return, remove.")
final class PluginsCommand {

    /// What a script can tell from how these commands end.
    static final String EXIT_CODES =
            "Exit codes: 0 done, 1 failed or hostile, 2 usage, 3 not trusted, 4 does not fit, 5 does not start, 6 not there. Other than 0: nothing has changed.";
}
