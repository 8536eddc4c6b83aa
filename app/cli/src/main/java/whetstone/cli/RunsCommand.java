package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "runs", description = "What happened, from the workspace's database.")
final class RunsCommand {}
