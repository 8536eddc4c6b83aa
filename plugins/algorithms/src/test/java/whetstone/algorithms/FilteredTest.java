package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.algorithms.Control.Pay;
import whetstone.algorithms.Filtered.Keep;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.AlgorithmContract;

/// In groups of two the best and the worst are all there is: the inner algorithm, whose contract it keeps.
class FilteredTest extends AlgorithmContract {

    @Override
    protected Algorithm algorithm() {
        return new Filtered(Presets.GRPO, Keep.BEST_WORST);
    }

    private static Group of(double... rewards) {
        return new Group(
                task(),
                IntStream.range(0, rewards.length)
                        .mapToObj(i -> rollout(1, rewards[i], 0))
                        .toList());
    }

    private static int[] kept(Keep keep, double... rewards) {
        return new Filtered(Presets.GRPO, keep).kept(of(rewards));
    }

    @Test
    void theBestAndTheWorstAreKeptAndTheFirstOfEquals() {
        assertArrayEquals(new int[] {2}, kept(Keep.BEST, 0.2, 0.1, 0.9, 0.9));
        assertArrayEquals(new int[] {1, 2}, kept(Keep.BEST_WORST, 0.2, 0.1, 0.9, 0.9));
        int[] withChance = kept(Keep.BEST_RANDOM, 0.2, 0.1, 0.9, 0.3);
        assertEquals(2, withChance.length);
        assertTrue(withChance[0] == 2 || withChance[1] == 2);
        assertArrayEquals(withChance, kept(Keep.BEST_RANDOM, 0.2, 0.1, 0.9, 0.3));
        assertArrayEquals(new int[] {0}, kept(Keep.BEST_RANDOM, 0.5));
    }

    // The mean of 1 and 0 is 0.5; each of the two stands for two of four.
    @Test
    void thoseThatAreKeptCountForThoseThatAreNot() {
        var credit =
                new Filtered(Presets.DR_GRPO, Keep.BEST_WORST)
                        .credit(of(0.4, 1, 0, 0.6)).stream().mapToDouble(own -> own[0]).toArray();
        assertArrayEquals(new double[] {0, 1, -1, 0}, credit);
    }

    @Test
    void theBestAloneTeachesNothingToWhoComparesWithinTheGroup() {
        assertFalse(new Filtered(Presets.GRPO, Keep.BEST).teaches(of(0, 1)));
        assertTrue(new Filtered(Ppo.defaults(), Keep.BEST).teaches(of(0, 1)));
    }

    /// The order of the paper's table 1: a score says more of what is true at the ends of a ranking than among all, and
    /// least among the best alone. The share of the truth's variance that it explains is worked out from 2000 groups of 8.
    @Test
    void aScoreExplainsTheTruthBestAtTheEndsOfARanking() {
        double all = explained(new Filtered(Presets.GRPO, Keep.BEST_WORST), false);
        double best = explained(new Filtered(Presets.GRPO, Keep.BEST), true);
        double random = explained(new Filtered(Presets.GRPO, Keep.BEST_RANDOM), true);
        double ends = explained(new Filtered(Presets.GRPO, Keep.BEST_WORST), true);
        assertTrue(best < all, best + " of the best, " + all + " of all");
        assertTrue(all < random, all + " of all, " + random + " with one by chance");
        assertTrue(random < ends, random + " with one by chance, " + ends + " at the ends");
    }

    private static double explained(Filtered filtered, boolean filter) {
        var scores = new ArrayList<Double>();
        var truths = new ArrayList<Double>();
        var random = new Seed(3).random();
        for (int g = 0; g < 2000; g++) {
            var truth = of(random.doubles(8).map(u -> u < 0.5 ? 1 : 0).toArray());
            var paid = new Control(Presets.GRPO, Pay.MODEL, 0.25).paid(named(truth, g));
            int[] kept = filter ? filtered.kept(paid) : IntStream.range(0, 8).toArray();
            for (int i : kept) {
                scores.add(paid.rewards()[i]);
                truths.add(truth.rewards()[i]);
            }
        }
        return Math.pow(correlation(scores, truths), 2);
    }

    private static Group named(Group group, int number) {
        var task = group.task();
        return new Group(
                new Task(
                        task.id() + number,
                        task.domain(),
                        task.level(),
                        task.split(),
                        task.prompt(),
                        task.truth(),
                        null,
                        null),
                group.rollouts());
    }

    private static double correlation(List<Double> one, List<Double> other) {
        double x = one.stream().mapToDouble(v -> v).average().orElseThrow();
        double y = other.stream().mapToDouble(v -> v).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < one.size(); i++) {
            xy += (one.get(i) - x) * (other.get(i) - y);
            xx += (one.get(i) - x) * (one.get(i) - x);
            yy += (other.get(i) - y) * (other.get(i) - y);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
