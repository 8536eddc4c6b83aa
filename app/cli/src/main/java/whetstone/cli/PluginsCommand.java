package whetstone.cli;

import picocli.CommandLine.Command;

@Command(
        name = "plugins",
        description = "What plugins there are; other people's: install, update, return, remove.")
final class PluginsCommand {}
