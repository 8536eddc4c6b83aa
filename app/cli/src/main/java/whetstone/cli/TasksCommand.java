package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "tasks", description = "The kinds of tasks there are, and problems of them.")
final class TasksCommand {}
