package whetstone.desktop.compare;

import java.util.List;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.core.measure.Pairing;
import whetstone.core.measure.Pairing.Pair;
import whetstone.core.recipe.Difference;
import whetstone.core.store.Workspace;

/// Two evaluations, compared.
///
/// @param scores what evaluators said of both
/// @param differences of the recipes, a line each
/// @param problems that both measured, the one that gained most first
public record Compared(
        Evaluation left,
        Evaluation right,
        Pairing comparison,
        List<ScoreRow> scores,
        List<String> differences,
        List<Problem> problems) {

    public Compared {
        scores = List.copyOf(scores);
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
    }

    /// A problem that both measured.
    public record Problem(Task task, Pair pair) {}

    /// Reads and compares them.
    static Compared read(Workspace open, Evaluation left, Evaluation right) {
        var before = open.runs().find(left.run()).orElseThrow();
        var after = open.runs().find(right.run()).orElseThrow();
        // The same draws as the run's own summary: the same interval.
        var seed = new Seed(after.run().seed()).derive("bootstrap");
        var comparison =
                Pairing.of(
                        open.verdicts().tallies(left.run(), left.stage()),
                        open.verdicts().tallies(right.run(), right.stage()),
                        seed);
        var problems =
                comparison.pairs().stream()
                        .flatMap(pair ->
                                open.tasks().find(pair.left().task()).stream()
                                        .map(task -> new Problem(task, pair)))
                        .toList();
        return new Compared(
                left,
                right,
                comparison,
                ScoreRow.of(side(open, left), side(open, right), seed),
                Difference.of(before.start().recipe(), after.start().recipe()),
                problems);
    }

    private static ScoreRow.Side side(Workspace open, Evaluation of) {
        return new ScoreRow.Side(of.stage(), open.scores().of(of.run(), of.stage()));
    }
}
