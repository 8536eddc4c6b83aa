package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
        for (var name : RecipeFiles.names(home.recipes())) {
            lines.add(new Line(name, what(RecipeFiles.find(name, home.recipes()))));
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

    /// The first sentence of the comment that a recipe begins with.
    private static String what(Path recipe) throws IOException {
        try (var lines = Files.lines(recipe)) {
            var comment =
                    lines.takeWhile(line -> line.startsWith("#"))
                            .map(line -> line.substring(1).strip())
                            .collect(Collectors.joining(" "));
            int end = comment.indexOf(". ");
            return end < 0 ? comment : comment.substring(0, end + 1);
        }
    }
}
