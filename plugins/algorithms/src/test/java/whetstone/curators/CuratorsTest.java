package whetstone.curators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.api.Curator;
import whetstone.api.Curator.Candidate;
import whetstone.api.Curator.Kept;
import whetstone.api.Seed;
import whetstone.curators.Ranked.By;

/// Tasks a to e with 0, 2, 4, 7 and 8 of 8 samples correct, in two halves.
class CuratorsTest {

    private static final Seed SEED = new Seed(3);
    private static final List<Candidate> TABLE =
            List.of(
                    of("a", 0, 0.0, 0.0),
                    of("b", 2, 0.5, 0.0),
                    of("c", 4, 0.25, 0.75),
                    of("d", 7, 0.75, 1.0),
                    of("e", 8, 1.0, 1.0));

    private static Candidate of(String task, int correct, Double... history) {
        return new Candidate(task, "tiny/sum", 0, 8, correct, List.of(history));
    }

    private static String kept(Curator curator, int count) {
        return String.join(
                "", curator.select(TABLE, count, SEED).stream().map(Kept::task).toList());
    }

    // p (1 - p): a 0, b 3/16, c 1/4, d 7/64, e 0.
    @Test
    void ranksGoByThePassRate() {
        assertEquals("cbdae", kept(new Ranked(By.VARIANCE), 5));
        assertEquals("edcba", kept(new Ranked(By.EASIEST), 5));
        assertEquals("abc", kept(new Ranked(By.HARDEST), 3));
        assertEquals("bcd", kept(new Ranked(By.HARDEST_SOLVED), 3));
        assertEquals("bcde", kept(new Ranked(By.HARDEST_SOLVED), 5));
        assertEquals("ba", kept(new Ranked(By.MOSTLY_UNSOLVED), 5));
    }

    // Wilson of 0 of 8: 0 to 0.324; of 8 of 8: 0.676 to 1; so all may lie in 0.2 … 0.8. In 0.4 …
    // 0.6 a cannot,
    // nor can e; d, 0.529 to 0.978, can. Centres: b 0.331, c 0.5, d 0.754.
    @Test
    void theBandKeepsWhatMayLieInIt() {
        assertEquals(5, kept(new Band(0.2, 0.8), 5).length());
        assertEquals("cbd", kept(new Band(0.4, 0.6), 5));
        assertEquals("c", kept(new Band(0.4, 0.6), 1));
        assertEquals(
                "pass rate 0.22 to 0.78",
                new Band(0.4, 0.6).select(TABLE, 1, SEED).getFirst().reason());
        assertThrows(IllegalArgumentException.class, () -> new Band(0.6, 0.4));
    }

    // Means over tasks: 0.5 the first time, 0.55 the second; room 0.5^2 + 0.45^2 = 0.4525. Apart: a
    // 0.5525, b 0.3025,
    // c 0.0625 + 0.04 = 0.1025, d 0.0625 + 0.2025 = 0.265, e 0.25 + 0.2025 = 0.4525.
    // Scores: a -0.221, b 0.331, c 0.773, d 0.414, e 0.
    @Test
    void learningImpactFollowsTheMeanCurve() {
        assertEquals("c", kept(new LearningImpact(0.6), 5));
        assertEquals("cdb", kept(new LearningImpact(0.1), 5));
        assertEquals(
                "learning impact 0.77",
                new LearningImpact(0.6).select(TABLE, 1, SEED).getFirst().reason());
    }

    // Carried forward, x is 0.5, 0.5 beside y's 0.5, 1: means 0.5, 0.75; room 0.3125; both are
    // 0.0625 apart: 0.8.
    @Test
    void learningImpactCarriesForwardWhatIsMissing() {
        var uneven = List.of(of("x", 4, 0.5), of("y", 6, 0.5, 1.0));
        assertEquals(
                List.of(
                        new Kept("x", "learning impact 0.80"),
                        new Kept("y", "learning impact 0.80")),
                new LearningImpact(0.6).select(uneven, 5, SEED));
    }

    @Test
    void learningImpactNeedsARun() {
        var once = List.of(of("x", 4, 0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LearningImpact(0.6).select(once, 1, SEED));
    }

    // Deviations: a 0, b 0.25, c 0.25, d 0.125, e 0.
    @Test
    void deviationGoesByTheHistory() {
        assertEquals("bcd", kept(new HistoryDeviation(), 3));
    }

    @Test
    void chanceTakesAllAlikeAndRepeats() {
        assertEquals(kept(new AtRandom(), 3), kept(new AtRandom(), 3));
        // 2000 times 2 of 5: 800 each, standard deviation 22.
        for (int count : taken(new AtRandom(), 2)) {
            assertEquals(800, count, 90);
        }
        assertNotEquals(
                new AtRandom().select(TABLE, 5, SEED),
                new AtRandom().select(TABLE, 5, SEED.derive(1)));
    }

    // Weights with floor 0.125: 9, 7, 5, 2 and 1 eighths of 24: first choices out of 2000 are 750,
    // 583, 417, 167 and
    // 83, standard deviations 22 and less.
    @Test
    void hardTasksAreTakenMoreOften() {
        var taken = taken(new MoreOfHard(0.125), 1);
        int[] expected = {750, 583, 417, 167, 83};
        for (int i = 0; i < 5; i++) {
            assertEquals(expected[i], taken[i], 90);
        }
    }

    private static int[] taken(Curator curator, int count) {
        int[] taken = new int[5];
        IntStream.range(0, 2000)
                .forEach(i ->
                        curator.select(TABLE, count, SEED.derive(i))
                                .forEach(kept -> taken[kept.task().charAt(0) - 'a']++));
        return taken;
    }
}
