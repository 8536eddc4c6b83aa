package whetstone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.run.Replay;
import whetstone.core.run.Replayed;

@Command(
        name = "replay",
        description =
                "Say what another algorithm, pay or verifier would have made of a run's rollouts.",
        footer = {
            "",
            "Nothing is sampled and nothing is changed: credit is given again for what lies in the store.",
            "A group changes its sign where the credit of one of its rollouts does.",
            "",
            "Examples:",
            "  whetstone replay 1 --set algorithm.type=rloo",
            "  whetstone replay 1 --set algorithm.divideByStd=false --set pay.unreadable=-0.5",
            "  whetstone replay 1 --judge --json"
        })
final class ReplayCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "RUN", description = "Its number, as 'runs list' shows it.")
    long number;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A key of the stage's algorithm or of the recipe's pay. Repeat for more; a new"
                            + " algorithm.type comes first and begins with its own defaults.")
    List<String> overrides = new ArrayList<>();

    @Option(
            names = "--stage",
            paramLabel = "NAME",
            description = "The rl stage to replay. Default: all")
    String stage = "";

    @Option(
            names = "--judge",
            description = "Judge every completion again, by the plugins that are loaded now.")
    boolean judge;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    ReplayCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (overrides.isEmpty() && !judge) {
            throw new UsageException(
                    "replay: nothing would change; expected --set algorithm.…, --set pay.… or --judge");
        }
        var store = workspace.existing();
        try (var plugins = source.load(workspace.folder)) {
            var replayed = new Replay(store, plugins, judge).of(number, stage, overrides);
            if (json) {
                Json.print(replayed, out);
            } else if (replayed.isEmpty()) {
                out.printf("run %d has no rollouts of an rl stage yet%n", number);
            } else {
                replayed.forEach(this::print);
            }
        }
        return 0;
    }

    private void print(Replayed one) {
        out.printf(
                "run %d '%s'  %d steps, %d groups%n",
                one.run(), one.stage(), one.steps(), one.groups());
        out.printf("judged otherwise  %d rollouts%n", one.verdictsChanged());
        out.printf("paid otherwise    %d rollouts%n", one.paidOtherwise());
        out.printf(
                "with signal       %d groups before, %d after: %d lose it, %d gain it%n",
                one.taughtBefore(), one.taughtAfter(), one.lostSignal(), one.gainedSignal());
        out.printf("change sign       %d groups%n", one.changedSign());
        out.printf(
                "mean |credit|     %.4f before, %.4f after; mean |difference| %.4f%n",
                one.meanCreditBefore(), one.meanCreditAfter(), one.meanDifference());
        for (var example : one.examples()) {
            out.printf(
                    "  step %d group %d, task %s: %s -> %s%n",
                    example.step(),
                    example.group(),
                    example.task(),
                    text(example.before()),
                    text(example.after()));
        }
    }

    private static String text(double[] credit) {
        return Arrays.stream(credit).mapToObj("%+.2f"::formatted).collect(Collectors.joining(" "));
    }
}
