package whetstone.curricula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import whetstone.api.Curriculum;
import whetstone.api.Curriculum.Level;

class CurriculaTest {

    private static List<Double> weights(Curriculum curriculum, Level... levels) {
        return curriculum.weights(List.of(levels));
    }

    private static Curriculum bundled(String name) {
        return Objects.requireNonNull(new BundledCurricula().defaults().get(name));
    }

    // 9 of 10: p = 0.9, z² = 3.8415; middle (9 + 1.9207) / 13.8415 = 0.789, half 1.96 √(0.9 +
    // 0.9604) /
    // 13.8415 = 0.193.
    @Test
    void theIntervalIsWilsons() {
        assertEquals(0.596, new Level(0, 9, 10).low(), 1e-3);
        assertEquals(0.982, new Level(0, 9, 10).high(), 1e-3);
        assertEquals(0.826, new Level(0, 90, 100).low(), 1e-3);
        assertEquals(0, new Level(0, 0, 0).low());
        assertEquals(1, new Level(0, 0, 0).high());
    }

    // p (1 - p): 0, 1/4, 3/16 and, for the level nobody has seen, as if half were solved: 1/4.
    // Level 0
    // keeps 0.02.
    @Test
    void passRateTakesLevelsWhereHalfIsSolved() {
        assertEquals(
                List.of(0.02, 0.25, 0.1875, 0.25),
                weights(
                        new Curriculum.PassRate(0.02),
                        new Level(0, 8, 8),
                        new Level(1, 4, 8),
                        new Level(2, 2, 8),
                        new Level(3, 0, 0)));
    }

    // 96 of 96 solved: Wilson's lower end is 96 / (96 + 3.84) = 0.96, above 0.8. 80 of 96: 0.833,
    // lower end
    // 0.746.
    @Test
    void theLadderGoesUpWhenALevelIsMastered() {
        var ladder = bundled("ladder");
        var unseen = new Level(7, 0, 0);
        assertEquals(List.of(1.0, 0.0), weights(ladder, new Level(2, 80, 96), unseen));
        assertEquals(List.of(0.1, 1.0), weights(ladder, new Level(2, 96, 96), unseen));
        var all = weights(ladder, new Level(2, 96, 96), new Level(7, 96, 96));
        assertEquals(List.of(0.1, 1.0), all);
        assertEquals(
                List.of(0.3, 1.0), weights(new Ladder(0.7, 0.3), new Level(2, 80, 96), unseen));
    }

    // 9 of 10: 0.596 to 0.982, may lie in the band; 90 of 100: 0.826 to 0.945, does not. 1 of 100:
    // at most
    // 0.054.
    @Test
    void theBandKeepsWhatMayStillLieInIt() {
        assertEquals(
                List.of(0.02, 1.0, 0.02, 1.0),
                weights(
                        bundled("band"),
                        new Level(0, 90, 100),
                        new Level(1, 9, 10),
                        new Level(2, 1, 100),
                        new Level(3, 0, 0)));
    }
}
