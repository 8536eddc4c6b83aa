package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "curate", description = "Ways to choose the tasks that are worth training on.")
final class CurateCommand {}
