package whetstone.cli;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.api.Domain;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.curate.Drawing;

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

    /// A line of the file.
    private record Line(
            String id,
            String domain,
            int level,
            String split,
            String prompt,
            @JsonRawValue String truth,
            String reference) {}

    @Override
    public Integer call() throws IOException {
        if (level < 0 || level > 9) {
            throw new UsageException("--level: expected 0 to 9, found " + level);
        }
        if (count < 0) {
            throw new UsageException("--count: expected 0 or more, found " + count);
        }
        try (var plugins = source.load(workspace.folder);
                var lines = output.open(out)) {
            var drawn = PluginSource.domain(plugins, domain);
            var version = PluginSource.version(plugins, drawn);
            var root = new Seed(seed);
            for (int i = 0; i < count; i++) {
                var task = Drawing.draw(drawn, version, level, split, root, i, instructions);
                lines.write(line(task, drawn));
            }
            lines.finish();
        }
        return 0;
    }

    private static Line line(Task task, Domain<?> domain) {
        return new Line(
                task.id(),
                task.domain(),
                task.level(),
                task.split().label(),
                task.prompt(),
                task.truth(),
                reference(task, domain));
    }

    private static <T extends Record> String reference(Task task, Domain<T> domain) {
        return domain.reference(Json.MAPPER.readValue(task.truth(), domain.truthType()));
    }
}
