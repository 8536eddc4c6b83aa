package whetstone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import whetstone.api.Seed;
import whetstone.core.compare.AcrossSeeds;
import whetstone.core.compare.Arm;
import whetstone.core.compare.ScoreAcrossSeeds;

/// Prints what arms of several seeds come to, beside the first of them.
final class AcrossSeedsReport {

    // The same at all times: a comparison that is repeated prints the same interval.
    private static final Seed CHANCE = new Seed(0).derive("compare");

    private final PrintWriter out;
    private final boolean json;

    AcrossSeedsReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    private record Compared(
            String before,
            String after,
            List<String> recipe,
            List<AcrossSeeds> passAt,
            List<ScoreAcrossSeeds> scores) {

        static Compared of(Arm before, Arm after) {
            var pairs = Arm.pairs(before, after);
            int samples =
                    Math.min(before.any().settings().samples(), after.any().settings().samples());
            var passAt = new ArrayList<AcrossSeeds>();
            for (int k = 1; k < samples; k *= 2) {
                passAt.add(AcrossSeeds.of(pairs, k, CHANCE));
            }
            passAt.add(AcrossSeeds.of(pairs, samples, CHANCE));
            return new Compared(
                    before.describe(),
                    after.describe(),
                    before.differences(after),
                    passAt,
                    ScoreAcrossSeeds.of(pairs, CHANCE));
        }
    }

    void print(List<Arm> arms) {
        var before = arms.getFirst();
        var all = arms.stream().skip(1).map(after -> Compared.of(before, after)).toList();
        if (json) {
            Json.print(all, out);
        } else {
            all.forEach(this::print);
        }
    }

    private void print(Compared compared) {
        out.printf("before  %s%nafter   %s%n", compared.before(), compared.after());
        compared.recipe().forEach(line -> out.println("recipe  " + line));
        var one = compared.passAt().getFirst();
        out.printf(
                "%d seeds, differences paired by problem and seed, with 95 %% intervals%n%n",
                one.seeds().size());
        var rows = new ArrayList<List<String>>();
        for (var seed : one.seeds()) {
            var at = seed.passAt();
            rows.add(
                    CompareCommand.cells(
                            "pass@1 seed %d (%d)".formatted(seed.seed(), at.problems()), at));
        }
        for (var found : compared.passAt()) {
            rows.add(CompareCommand.cells("pass@" + found.all().k(), found.all()));
        }
        compared.scores().forEach(score -> rows.add(CompareCommand.cells(score.all())));
        Table.print(CompareCommand.HEADINGS, rows, out);
        out.println();
    }
}
