package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import whetstone.core.recipe.RecipeFolder;

@Command(name = "list", description = "List the recipes that ship, by the name that 'run' takes.")
final class RecipesListCommand implements Callable<Integer> {

    private final Home home;
    private final PrintWriter out;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    RecipesListCommand(Home home, PrintWriter out) {
        this.home = home;
        this.out = out;
    }

    private record Line(String name, String what) {}

    @Override
    public Integer call() throws IOException {
        var lines = new ArrayList<Line>();
        for (var recipe : new RecipeFolder(home.recipes()).entries()) {
            lines.add(new Line(recipe.name(), recipe.what()));
        }
        if (json) {
            Json.print(lines, out);
        } else {
            Table.print(
                    List.of("recipe", "what it does"),
                    lines.stream().map(line -> List.of(line.name(), line.what())).toList(),
                    out);
        }
        return 0;
    }
}
