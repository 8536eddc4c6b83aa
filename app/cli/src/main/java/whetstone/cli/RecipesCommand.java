package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "recipes", description = "Look at recipes that ship, and at what a recipe can say.")
final class RecipesCommand {}
