package whetstone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.compare.Arm;
import whetstone.core.compare.Comparing;
import whetstone.core.compare.Comparison;
import whetstone.core.compare.Evaluation;

@Command(
        name = "compare",
        description = "Compare what runs solve, problem by problem.",
        footer = {
            "",
            "Of one RUN, its last evaluation is compared with its first. Of several, the last evaluation of",
            "each is compared with that of the first RUN; RUN:STAGE names another one. Differences are",
            "paired by problem, intervals are 95 %% by bootstrap over problems. Evaluations on other splits,",
            "other problems or by other verifiers are not compared.",
            "",
            "Runs of one recipe with several seeds are written with commas between them, and compared seed",
            "by seed; their intervals are by bootstrap over seeds and problems.",
            "",
            "Examples:",
            "  whetstone compare 1",
            "  whetstone compare 1:before 1:after 2:after --json",
            "  whetstone compare 1,2,3 4,5,6"
        })
final class CompareCommand implements Callable<Integer> {

    static final List<String> HEADINGS = List.of("", "before", "after", "difference", "interval");

    private static final Pattern NAMED =
            Pattern.compile("([0-9]{1,18}(?:,[0-9]{1,18})*)(?::(.+))?");

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "RUN[,RUN...][:STAGE]",
            arity = "1..*",
            description =
                    "A run's number, as 'runs list' shows it; several are one recipe's seeds.")
    List<String> named = new ArrayList<>();

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    CompareCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        var store = workspace.existing();
        try (var plugins = source.load(workspace.folder)) {
            var arms = arms(new Evaluation.Source(store, plugins));
            if (arms.stream().allMatch(arm -> arm.bySeed().size() == 1)) {
                compareRuns(arms.stream().map(Arm::any).toList());
            } else {
                new AcrossSeedsReport(out, json).print(arms);
            }
        }
        return 0;
    }

    private void compareRuns(List<Evaluation> found) {
        var before = found.getFirst();
        var comparisons = found.stream().skip(1).map(after -> Comparing.of(before, after)).toList();
        if (json) {
            Json.print(comparisons, out);
        } else {
            comparisons.forEach(this::print);
        }
    }

    private List<Arm> arms(Evaluation.Source evaluations) {
        if (named.size() > 1) {
            return named.stream().map(name -> arm(name, evaluations)).toList();
        }
        var only = named.getFirst();
        var asked = Asked.of(only, "one RUN or RUN,RUN, or at least two of RUN:STAGE");
        if (asked.stage() != null) {
            throw wrong(only, "a RUN beside it, or it alone without a stage");
        }
        var all = asked.runs().stream().map(evaluations::of).toList();
        for (var done : all) {
            if (done.size() < 2) {
                throw new UsageException(
                        "compare %s: run %d has done one evaluation, '%s'; name another run to compare it with"
                                .formatted(
                                        only,
                                        done.getFirst().run(),
                                        done.getFirst().settings().name()));
            }
        }
        return List.of(
                Arm.of(all.stream().map(List::getFirst).toList()),
                Arm.of(all.stream().map(List::getLast).toList()));
    }

    private static Arm arm(String name, Evaluation.Source evaluations) {
        var asked = Asked.of(name, "RUN, RUN,RUN or RUN:STAGE, such as 3, 3,4,5 or 3:after");
        return Arm.of(asked.runs().stream().map(run -> asked.of(run, evaluations)).toList());
    }

    private record Asked(List<Long> runs, @Nullable String stage) {

        static Asked of(String name, String expected) {
            var matcher = NAMED.matcher(name);
            if (!matcher.matches()) {
                throw wrong(name, expected);
            }
            var runs = Stream.of(matcher.group(1).split(",")).map(Long::valueOf).toList();
            return new Asked(runs, matcher.group(2));
        }

        Evaluation of(long run, Evaluation.Source evaluations) {
            return stage == null ? evaluations.of(run).getLast() : evaluations.of(run, stage);
        }
    }

    private static UsageException wrong(String found, String expected) {
        return new UsageException("compare: found '%s'; expected %s".formatted(found, expected));
    }

    private void print(Comparison comparison) {
        out.printf(
                "before  %s%nafter   %s%n%d problems, differences paired, with 95 %% intervals%n",
                describe(comparison.before()), describe(comparison.after()), comparison.problems());
        comparison.notes().forEach(note -> out.println("note    " + note));
        out.println();
        Table.print(HEADINGS, scores(comparison).toList(), out);
        var solved = comparison.solved();
        out.printf(
                "%nsolved     both %d, only before %d, only after %d, neither %d%n",
                solved.both(), solved.onlyBefore(), solved.onlyAfter(), solved.neither());
        out.printf(
                "crossover  %s%n%n",
                comparison.crossover() == null
                        ? "none up to k = " + comparison.average().k()
                        : "at k = " + comparison.crossover());
    }

    private static String describe(Comparison.Side side) {
        return "run %d %s, '%s', %d samples each"
                .formatted(side.run(), side.name(), side.stage(), side.samples());
    }

    private static Stream<List<String>> scores(Comparison comparison) {
        return Stream.of(
                        comparison.passAt().stream().map(at -> cells("pass@" + at.k(), at)),
                        Stream.of(cells("avg@" + comparison.average().k(), comparison.average())),
                        comparison.majorityAt().stream().map(at -> cells("maj@" + at.k(), at)),
                        comparison.scores().stream().map(CompareCommand::cells),
                        comparison.places().stream()
                                .map(place ->
                                        cells(
                                                "%s level %d (%d)"
                                                        .formatted(
                                                                place.domain(),
                                                                place.level(),
                                                                place.passAt1().problems()),
                                                place.passAt1())))
                .flatMap(rows -> rows);
    }

    static List<String> cells(Comparison.Scored score) {
        return List.of(
                score.name(),
                "%.3f".formatted(score.before()),
                "%.3f".formatted(score.after()),
                "%+.3f".formatted(score.difference()),
                "%+.3f to %+.3f".formatted(score.low(), score.high()));
    }

    static List<String> cells(String name, Comparison.At at) {
        return List.of(
                name,
                "%.1f %%".formatted(100 * at.before()),
                "%.1f %%".formatted(100 * at.after()),
                "%+.1f".formatted(100 * at.difference()),
                "%+.1f to %+.1f".formatted(100 * at.low(), 100 * at.high()));
    }
}
