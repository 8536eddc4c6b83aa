package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Curriculum.Level;

/// What every curriculum must keep; a curriculum's test extends this and adds levels worked out by hand.
public abstract class CurriculumContract {

    protected abstract Curriculum curriculum();

    private void check(List<Level> levels) {
        var weights = curriculum().weights(levels);
        assertEquals(weights, curriculum().weights(levels), "not repeatable");
        assertEquals(levels.size(), weights.size(), "a weight for each level");
        assertTrue(
                weights.stream().allMatch(weight -> weight >= 0 && weight <= Double.MAX_VALUE),
                () -> "weights " + weights);
        assertTrue(weights.stream().anyMatch(weight -> weight > 0), () -> "weights " + weights);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void hasALevelToDrawWhateverWasSolved(int count) {
        for (int number = 0; number < 500; number++) {
            var random = new Seed(number).derive(count).random();
            var levels = new ArrayList<Level>();
            for (int level = 0; level < count; level++) {
                double tried = random.nextInt(3) == 0 ? 0 : 400 * random.nextDouble();
                double share = Math.clamp(1.5 * random.nextDouble() - 0.25, 0, 1);
                levels.add(new Level(level, share * tried, tried));
            }
            check(levels);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void hasALevelToDrawWhereAllAreSolvedAlike(double share) {
        for (double tried : new double[] {0, 1, 8, 400}) {
            check(
                    IntStream.range(0, 10)
                            .mapToObj(level -> new Level(level, share * tried, tried))
                            .toList());
        }
        check(List.of(new Level(3, share * 8, 8), new Level(7, 0, 0)));
    }

    // Recipes write settings down and read them back.
    @Test
    void isARecord() {
        assertTrue(curriculum() instanceof Record, curriculum().getClass() + " is no record");
        assertEquals(Map.of(curriculum(), 1), Map.of(curriculum(), 1));
    }
}
