package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.knowledge.KnowledgeIndex;

@Command(
        name = "search",
        description = "Find passages of a folder that was indexed, best first, by BM25.",
        footer = {"", "Example:", "  whetstone knowledge search texts carry digits --count 3"})
final class KnowledgeSearchCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "As it was indexed.")
    Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "WORD", arity = "1..*", description = "What to find.")
    List<String> words = new ArrayList<>();

    @Option(names = "--count", description = "How many passages. Default: ${DEFAULT-VALUE}")
    int count = 5;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    KnowledgeSearchCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new UsageException("--count: expected 1 or more, found " + count);
        }
        var place = KnowledgeIndexCommand.folders(workspace).of(folder);
        try (var index = KnowledgeIndex.open(place)) {
            var found = index.scored(String.join(" ", words), count);
            if (json) {
                Json.print(found, out);
                return 0;
            }
            for (var hit : found) {
                out.printf(
                        "%7.3f  %s  %s%n", hit.score(), hit.passage().id(), hit.passage().title());
                out.println(hit.passage().text().indent(9).stripTrailing());
            }
            if (found.isEmpty()) {
                out.println("nothing found");
            }
        }
        return 0;
    }
}
