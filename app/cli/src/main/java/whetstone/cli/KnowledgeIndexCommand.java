package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.knowledge.Indexing;
import whetstone.core.knowledge.KnowledgeFolders;
import whetstone.core.knowledge.Language;

@Command(
        name = "index",
        description = "Index the texts of a folder. Nothing is done where the index is up to date.",
        footer = {
            "",
            "Reads .txt, .md, .html, .jsonl and .csv, cut into passages of about 2,000 characters. The index lies in the",
            "workspace; 'knowledge search' and recipes find it by the folder.",
            "",
            "Example:",
            "  whetstone knowledge index texts --language english"
        })
final class KnowledgeIndexCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "FOLDER", description = "A folder with texts.")
    Path folder = Path.of("");

    @Option(
            names = "--language",
            description = "What makes words the same: ${COMPLETION-CANDIDATES}. Default: any")
    Language language = Language.ANY;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    KnowledgeIndexCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// Where the workspace keeps its indexes.
    static KnowledgeFolders folders(WorkspaceOption workspace) {
        return new KnowledgeFolders(workspace.folder.resolve("knowledge"));
    }

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        try (var meter = Meter.forThisTerminal(err)) {
            meter.start("indexing", 0, 0);
            var report =
                    new Indexing(
                                    folder,
                                    language,
                                    (files, of, passages) ->
                                            meter.show(files, of, passages + " passages"))
                            .index(folders(workspace).of(folder));
            meter.close();
            if (json) {
                Json.print(report, out);
                return 0;
            }
            out.printf(
                    "%s: %,d passages of %,d files, %,d other files, %.1f s%n",
                    report.folder(),
                    report.passages(),
                    report.files(),
                    report.skipped(),
                    (System.nanoTime() - start) / 1e9);
            report.problems().forEach(problem -> out.println("not read: " + problem));
        }
        return 0;
    }
}
