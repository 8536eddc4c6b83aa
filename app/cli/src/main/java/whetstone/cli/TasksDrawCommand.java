package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.curate.TaskLines;
import whetstone.core.plugin.Boundary;

@Command(
        name = "draw",
        description = "Draw problems of a domain. The same arguments give the same problems.",
        footer = {
            "",
            "Each line has the keys id, domain, level, split, prompt, truth (what the verifier knows) and",
            "reference (an answer that it takes as correct). No two splits share a problem.",
            "",
            "Example:",
            "  whetstone tasks draw math/chain-sum --level 3 --count 1000 --out train.jsonl"
        })
final class TasksDrawCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "DOMAIN", description = "As 'tasks list' shows it.")
    String domain = "";

    @Option(names = "--level", description = "From 0, the easiest, to 9. Default: ${DEFAULT-VALUE}")
    int level;

    @Option(names = "--count", description = "How many. Default: ${DEFAULT-VALUE}")
    int count = 1;

    @Option(names = "--seed", description = "Which ones. Default: ${DEFAULT-VALUE}")
    long seed;

    @Option(names = "--split", description = "train, validation or test. Default: train")
    Split split = Split.TRAIN;

    @Option(
            names = "--no-instructions",
            negatable = true,
            description = "Leave out the sentence on how to write the answer.")
    boolean instructions = true;

    @Mixin OutputOption output = new OutputOption();
    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    TasksDrawCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (level < 0 || level > 9) {
            throw new UsageException("--level: expected 0 to 9, found " + level);
        }
        if (count < 0) {
            throw new UsageException("--count: expected 0 or more, found " + count);
        }
        try (var plugins = source.load(workspace.folder);
                var file = output.open(out)) {
            var drawing = PluginSource.drawing(plugins, domain, new Seed(seed), instructions);
            try (var lines = new TaskLines(file.writer())) {
                Boundary.many(() -> {
                    for (int i = 0; i < count; i++) {
                        lines.write(drawing.drawn(level, split, i));
                    }
                    return count;
                });
            }
            file.finish();
        }
        return 0;
    }
}
