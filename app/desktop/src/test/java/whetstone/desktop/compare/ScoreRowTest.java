package whetstone.desktop.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;

class ScoreRowTest {

    private static final Seed SEED = new Seed(1);

    private static ScoreRow.Side side(String stage, Map<String, Map<String, Double>> scores) {
        return new ScoreRow.Side(stage, scores);
    }

    @Test
    void onlyProblemsOfBothArePaired() {
        var before = side("before", Map.of("mg", Map.of("a", 0.2, "b", 0.4, "c", 0.9)));
        var after = side("after", Map.of("mg", Map.of("a", 0.5, "b", 0.7, "d", 0.0)));
        var pair = ScoreRow.of(before, after, SEED).getFirst();
        assertEquals("before", pair.left().stage());
        assertEquals(0.5, pair.left().mean(), 1e-12);
        assertEquals(0.4, pair.right().mean(), 1e-12);
        var change = pair.paired().orElseThrow();
        assertEquals(2, change.problems());
        assertEquals(0.3, change.difference(), 1e-12);
        // Both problems gained alike, so that chance leaves nothing open.
        assertEquals(0.3, change.low(), 1e-12);
        assertEquals(0.3, change.high(), 1e-12);
    }

    @Test
    void whatOneSideHasAloneIsLeftOut() {
        var before = side("before", Map.of("mg", Map.of("a", 0.2), "old", Map.of("a", 1.0)));
        var after = side("after", Map.of("mg", Map.of("z", 0.5), "new", Map.of("a", 1.0)));
        var pairs = ScoreRow.of(before, after, SEED);
        assertEquals(List.of("mg"), pairs.stream().map(pair -> pair.left().name()).toList());
        assertTrue(pairs.getFirst().paired().isEmpty());
    }
}
