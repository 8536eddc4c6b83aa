package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Curriculum;
import whetstone.api.Seed;
import whetstone.core.recipe.TaskMix;

class LevelsTest {

    private static final int DRAWS = 20_000;
    private static final double NEAR = 0.015; // four standard deviations of a share of 20 000 draws

    private static final TaskMix ONE = new TaskMix(Map.of("a/a", 1.0), List.of(0, 1, 2, 3), true);

    private static Map<String, Double> shares(Levels levels) {
        var counts = new TreeMap<String, Double>();
        for (int i = 0; i < DRAWS; i++) {
            var place = levels.next(new Seed(5).derive(i).random());
            counts.merge(place.domain() + "@" + place.level(), 1.0 / DRAWS, Double::sum);
        }
        return counts;
    }

    private static double rate(Levels levels) {
        var rate = Objects.requireNonNull(levels.rates().get("a/a@0"));
        return new Curriculum.Level(0, rate.passed(), rate.tried()).passRate();
    }

    @Test
    void uniformTakesAllLevelsAlikeWhateverWasSolved() {
        var levels = new Levels(ONE, new Curriculum.Uniform(), Map.of());
        levels.learn(new Levels.Place("a/a", 0), 8, 8);
        var shares = shares(levels);
        assertEquals(4, shares.size());
        shares.values().forEach(share -> assertEquals(0.25, share, NEAR));
    }

    @Test
    void domainsAreTakenByTheirShares() {
        var mix = new TaskMix(Map.of("a/a", 3.0, "b/b", 1.0, "c/c", 0.0), List.of(0), true);
        var shares = shares(new Levels(mix, new Curriculum.PassRate(0.02), Map.of()));
        assertEquals(0.75, shares.getOrDefault("a/a@0", 0.0), NEAR);
        assertEquals(0.25, shares.getOrDefault("b/b@0", 0.0), NEAR);
        assertEquals(2, shares.size());
    }

    @Test
    void passRateTakesLevelsWhereHalfIsSolved() {
        var levels = new Levels(ONE, new Curriculum.PassRate(0.02), Map.of());
        levels.learn(new Levels.Place("a/a", 0), 8, 8);
        levels.learn(new Levels.Place("a/a", 1), 8, 4);
        levels.learn(new Levels.Place("a/a", 2), 8, 2);
        // p (1 - p): 0, 1/4, 3/16 and, for the level nobody has seen, as if half were solved: 1/4.
        // Level 0 keeps 0.02, so that a level that is forgotten is seen again: 0.7075 in all.
        var shares = shares(levels);
        assertEquals(0.02 / 0.7075, shares.getOrDefault("a/a@0", 0.0), NEAR);
        assertEquals(0.25 / 0.7075, shares.getOrDefault("a/a@1", 0.0), NEAR);
        assertEquals(0.1875 / 0.7075, shares.getOrDefault("a/a@2", 0.0), NEAR);
        assertEquals(0.25 / 0.7075, shares.getOrDefault("a/a@3", 0.0), NEAR);
    }

    @Test
    void whatIsLongAgoCountsLess() {
        var levels = new Levels(ONE, new Curriculum.PassRate(0.02), Map.of());
        var place = new Levels.Place("a/a", 0);
        levels.learn(place, 8, 0);
        levels.learn(place, 8, 8);
        // 0.98 of the first group is left: passed 0 + 8, tried 7.84 + 8.
        assertEquals(8 / 15.84, rate(levels), 1e-12);
    }

    @Test
    void aGroupThatCouldNotBeJudgedChangesNothingButTheWeightOfThePast() {
        var levels = new Levels(ONE, new Curriculum.PassRate(0.02), Map.of());
        var place = new Levels.Place("a/a", 0);
        levels.learn(place, 0, 0);
        assertEquals(0.5, rate(levels));
        levels.learn(place, 4, 3);
        levels.learn(place, 0, 0);
        assertEquals(0.75, rate(levels), 1e-12);
    }

    @Test
    void whereItStandsSurvivesACheckpoint() {
        var levels = new Levels(ONE, new Curriculum.PassRate(0.02), Map.of());
        for (int i = 0; i < 30; i++) {
            levels.learn(new Levels.Place("a/a", i % 4), 8, i % 7);
        }
        var mapper = new JsonMapper();
        var state = CheckpointFolder.State.plain(1, 2, 3.25, levels.rates());
        var read = mapper.readValue(mapper.writeValueAsString(state), CheckpointFolder.State.class);
        assertEquals(state, read);
        var again = new Levels(ONE, new Curriculum.PassRate(0.02), read.rates());
        assertEquals(shares(levels), shares(again));
        assertTrue(levels.rates().size() == 4);
    }
}
