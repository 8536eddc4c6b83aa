package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "data", description = "Look at data that runs made.")
final class DataCommand {}
