package whetstone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.api.Seed;
import whetstone.core.curate.Selectors;

@Command(
        name = "compare",
        description =
                "Let all curators choose from the tasks of a stage, and measure what they chose.",
        footer = {
            "",
            "Curators see every other sample of each task; what they chose is measured by the samples between.",
            "'signal' is the share of chosen tasks with right and wrong answers among those: only they teach an",
            "algorithm that compares within a group. 'by chance' is the share that is also among as many taken",
            "at random.",
            "",
            "Example:",
            "  whetstone curate compare 1 --stage before --count 64"
        })
final class CurateCompareCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "RUN", description = "Its number, as 'runs list' shows it.")
    long number;

    @Option(
            names = "--stage",
            paramLabel = "NAME",
            required = true,
            description = "The stage whose samples are the table: an evaluation, or one of rl.")
    String stage = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many tasks each curator may keep. Default: half of them")
    int count;

    @Option(names = "--seed", description = "Of what is left to chance. Default: 0")
    long seed;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON, with every task kept and its reason.")
    boolean json;

    CurateCompareCommand(PluginSource source, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var store = workspace.existing();
        var stages = workspace.run(store, number).start().stages();
        if (!stages.contains(stage)) {
            throw new UsageException(
                    "--stage %s: run %d has no such stage; it has %s"
                            .formatted(stage, number, stages));
        }
        if (count < 0) {
            throw new UsageException("--count %d: expected at least 1".formatted(count));
        }
        var table = Selectors.of(store.matrices().of(number, stage));
        int tasks = table.candidates().size();
        if (tasks == 0) {
            throw new UsageException(
                    "--stage %s: no task of it has two samples that could be judged"
                            .formatted(stage));
        }
        try (var plugins = source.load(workspace.folder)) {
            int most = count == 0 ? Math.ceilDiv(tasks, 2) : count;
            var problems = new ArrayList<String>();
            var choices = table.compare(plugins.curators(), most, new Seed(seed), problems);
            problems.forEach(problem -> err.println("left out: " + problem));
            if (json) {
                Json.print(choices, out);
            } else {
                out.printf(
                        "%d tasks of run %d '%s', at most %d kept%n%n", tasks, number, stage, most);
                print(choices);
            }
        }
        return 0;
    }

    private void print(List<Selectors.Choice> choices) {
        var headings =
                List.of(
                        "curator",
                        "kept",
                        "pass rate",
                        "signal",
                        "never",
                        "always",
                        "level",
                        "by chance");
        Table.print(headings, choices.stream().map(CurateCompareCommand::cells).toList(), out);
    }

    private static List<String> cells(Selectors.Choice choice) {
        return List.of(
                choice.curator(),
                Integer.toString(choice.kept().size()),
                percent(choice.passRate()),
                percent(choice.signal()),
                percent(choice.never()),
                percent(choice.always()),
                "%.2f".formatted(choice.level()),
                percent(choice.byChance()));
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }
}
