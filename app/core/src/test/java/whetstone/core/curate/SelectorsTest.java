package whetstone.core.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Curator;
import whetstone.api.Curator.Kept;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Matrices.Sample;

/// Samples as letters: c correct, w wrong, u unscorable.
class SelectorsTest {

    private static final Curator ALL =
            (candidates, count, _) ->
                    candidates.stream().limit(count).map(c -> new Kept(c.task(), "all")).toList();

    private static Row row(String task, int level, String samples) {
        var all = samples.chars().mapToObj(sample -> new Sample(label(sample), null)).toList();
        return new Row(task, "tiny/sum", level, Split.TRAIN, all);
    }

    private static String label(int sample) {
        return switch (sample) {
            case 'c' -> "correct";
            case 'w' -> "wrong";
            default -> "unscorable";
        };
    }

    // Curators see the first, third … sample, they are measured by the second, fourth …
    // a: cw seen, ww measured. b: ww seen, cw measured. c: too few. d: cc seen, cc measured.
    private static Selectors table() {
        return Selectors.of(
                List.of(
                        row("a", 0, "cwww"),
                        row("b", 1, "wcww"),
                        row("c", 2, "cu"),
                        row("d", 5, "cccuc")));
    }

    @Test
    void halfOfTheSamplesChooseAndTheOthersMeasure() {
        var table = table();
        assertEquals(
                List.of(0.5, 0.0, 1.0),
                table.candidates().stream().map(Curator.Candidate::passRate).toList());
        var choice =
                table.compare(Map.of("all", ALL), 3, new Seed(1), new ArrayList<>()).getFirst();
        // Measured rates 0, 1/2 and 1.
        assertEquals(0.5, choice.passRate(), 1e-12);
        assertEquals(1.0 / 3, choice.signal(), 1e-12);
        assertEquals(1.0 / 3, choice.never(), 1e-12);
        assertEquals(1.0 / 3, choice.always(), 1e-12);
        assertEquals(2, choice.level(), 1e-12);
        assertEquals(1, choice.byChance(), 1e-12);
    }

    // Each task is among one of three taken by chance once in three: 1000 times, standard deviation
    // 15.
    @Test
    void whatChanceWouldHaveTakenIsCounted() {
        var table = table();
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum +=
                    table.compare(Map.of("all", ALL), 1, new Seed(i), new ArrayList<>())
                            .getFirst()
                            .byChance();
        }
        assertEquals(333, sum, 60);
    }

    @Test
    void curatorsComeInTheOrderOfTheirNames() {
        var choices =
                table().compare(Map.of("z", ALL, "a", ALL), 2, new Seed(1), new ArrayList<>());
        assertEquals(List.of("a", "z"), choices.stream().map(c -> c.curator()).toList());
        assertEquals(choices.get(0).kept(), choices.get(1).kept());
    }

    @Test
    void aCuratorThatKeepsWhatItMustNotIsNamed() {
        var table = table();
        Curator greedy = (candidates, _, _) -> ALL.select(candidates, 3, new Seed(1));
        Curator twice = (_, _, _) -> List.of(new Kept("a", ""), new Kept("a", ""));
        Curator inventing = (_, _, _) -> List.of(new Kept("z", ""));
        var problems = new ArrayList<String>();
        for (var curator : List.of(greedy, twice, inventing)) {
            table.compare(Map.of("bad", curator), 2, new Seed(1), problems);
        }
        assertEquals(3, problems.size());
        assertTrue(problems.getFirst().contains("select of bad"), problems.getFirst());
    }

    // Half solved, then solved: seen cw and cc, measured cw and cc.
    @Test
    void aTaskThatComesRoundAgainHasAHistory() {
        var table =
                Selectors.of(
                        List.of(row("a", 0, "ccww"), row("b", 0, "wwww"), row("a", 0, "cccc")));
        var a = table.candidates().getFirst();
        assertEquals(List.of(0.5, 1.0), a.history());
        assertEquals(0.75, a.passRate(), 1e-12);
        assertEquals(2, table.candidates().size());
    }

    @Test
    void nothingKeptIsNothingMeasured() {
        Curator none = (_, _, _) -> List.of();
        var choice =
                table().compare(Map.of("none", none), 2, new Seed(1), new ArrayList<>()).getFirst();
        assertEquals(0, choice.passRate());
        assertEquals(List.of(), choice.kept());
    }
}
