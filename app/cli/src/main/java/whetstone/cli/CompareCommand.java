package whetstone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "Examples:",
            "  whetstone compare 1",
            "  whetstone compare 1:before 1:after 2:after --json"
        })
final class CompareCommand implements Callable<Integer> {

    private static final Pattern NAMED = Pattern.compile("([0-9]{1,18})(?::(.+))?");

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "RUN[:STAGE]",
            arity = "1..*",
            description = "A run's number, as 'runs list' shows it.")
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
            var found = found(new Evaluation.Source(store, plugins));
            var before = found.getFirst();
            var comparisons =
                    found.stream().skip(1).map(after -> Comparing.of(before, after)).toList();
            if (json) {
                Json.print(comparisons, out);
            } else {
                comparisons.forEach(this::print);
            }
        }
        return 0;
    }

    private List<Evaluation> found(Evaluation.Source evaluations) {
        if (named.size() > 1) {
            return named.stream().map(name -> one(name, evaluations)).toList();
        }
        var matcher = NAMED.matcher(named.getFirst());
        if (!matcher.matches() || matcher.group(2) != null) {
            throw wrong(named.getFirst(), "a single RUN, or at least two of RUN:STAGE");
        }
        var all = evaluations.of(Long.parseLong(matcher.group(1)));
        if (all.size() < 2) {
            throw new UsageException(
                    "compare %s: the run has done one evaluation, '%s'; name another run to compare it with"
                            .formatted(named.getFirst(), all.getFirst().settings().name()));
        }
        return List.of(all.getFirst(), all.getLast());
    }

    private static Evaluation one(String name, Evaluation.Source evaluations) {
        var matcher = NAMED.matcher(name);
        if (!matcher.matches()) {
            throw wrong(name, "RUN or RUN:STAGE, such as 3 or 3:after");
        }
        long run = Long.parseLong(matcher.group(1));
        var stage = matcher.group(2);
        return stage == null ? evaluations.of(run).getLast() : evaluations.of(run, stage);
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
        Table.print(
                List.of("", "before", "after", "difference", "interval"),
                scores(comparison).toList(),
                out);
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

    private static List<String> cells(String name, Comparison.At at) {
        return List.of(
                name,
                "%.1f %%".formatted(100 * at.before()),
                "%.1f %%".formatted(100 * at.after()),
                "%+.1f".formatted(100 * at.difference()),
                "%+.1f to %+.1f".formatted(100 * at.low(), 100 * at.high()));
    }
}
