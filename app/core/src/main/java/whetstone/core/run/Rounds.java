package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage;

/// Samples the groups of an `rl` step, in rounds until as many of them teach as the step has tasks: dynamic sampling,
/// DAPO, arXiv:2503.14476, eq. 11. A later round draws as many tasks as are missing over the share that taught so far,
/// as CodeV-R1 does, arXiv:2505.24183.
///
/// Departures from the papers:
/// 1. The share is that of the step, counted with one more group that taught; CodeV-R1's is the smallest of the run.
/// 2. A round draws no more tasks than the first, and the number of rounds ends: a step may remain short.
/// 3. What teaches beyond the number is used, not thrown away; what does not is stored, untaught.
final class Rounds {

    private final Stage.Rl stage;
    private final Draws draws;
    private final Waves waves;
    private final List<Reference> references;

    /// @param references whose opinions the algorithm needs
    Rounds(Stage.Rl stage, Draws draws, OnPolicy onPolicy, List<Reference> references) {
        this.stage = stage;
        this.draws = draws;
        waves = new Waves(stage, onPolicy);
        this.references = references;
    }

    /// The groups of a step.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    List<Collected> collect(int step, Seed seed) {
        var groups = new ArrayList<>(sample(draws.of(step, seed), seed));
        for (int round = 1; round < stage.rounds(); round++) {
            var crediting = new Crediting(stage.algorithm());
            int taught =
                    (int)
                            groups.stream()
                                    .map(Collected::trained)
                                    .filter(crediting::teaches)
                                    .count();
            int size = size(stage.tasks(), taught, groups.size());
            if (size == 0) {
                break;
            }
            var own = seed.derive("round").derive(round);
            var more = draws.more((long) step * stage.rounds() + round, size, own);
            groups.addAll(sample(more, own));
        }
        return groups;
    }

    /// Tasks of the next round; 0 where none is needed.
    ///
    /// @param wanted groups that teach
    /// @param taught groups that did so far
    /// @param drawn groups so far
    static int size(int wanted, int taught, int drawn) {
        int missing = Math.max(0, wanted - taught);
        double share = (taught + 1.0) / (drawn + 1);
        return (int) Math.min(wanted, Math.ceil(missing / share));
    }

    private List<Collected> sample(List<Draws.Example> drawn, Seed seed) {
        var tasks = drawn.stream().map(Draws.Example::task).toList();
        var groups = Reference.all(references, waves.sample(tasks, seed));
        var collected =
                IntStream.range(0, groups.size())
                        .mapToObj(i -> waves.keep(groups.get(i), seed.derive("keep").derive(i)))
                        .toList();
        return stage.shuffleRewards() ? shuffled(collected, seed.derive("shuffle")) : collected;
    }

    private static List<Collected> shuffled(List<Collected> collected, Seed seed) {
        var trained = collected.stream().map(Collected::trained).toList();
        var paid = ShuffledRewards.of(trained, seed);
        return IntStream.range(0, paid.size())
                .mapToObj(i -> collected.get(i).paid(paid.get(i)))
                .toList();
    }
}
