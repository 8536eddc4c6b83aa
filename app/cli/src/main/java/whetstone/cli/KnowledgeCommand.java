package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "knowledge", description = "Index folders of texts, and search them.")
final class KnowledgeCommand {}
