package whetstone.train;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import whetstone.api.Rollout;
import whetstone.model.Decoder;

/// Scores stored completions under any decoder: a frozen reference, or the policy itself as a check.
public final class Scoring {
    private Scoring() {}

    private static final int ROWS = 64;

    /// Log-probabilities of each completion's tokens, nats, in order.
    ///
    /// @param temperature that logits are divided by
    public static List<float[]> logProbs(
            Decoder decoder, List<Rollout> rollouts, double temperature) {
        return each(
                decoder,
                rollouts,
                temperature,
                (rectangle, scored) -> rectangle.gather(scored.logProbs()));
    }

    /// What the decoder knows before each of a completion's tokens, in order: T times its width, one state after the
    /// other.
    public static List<float[]> features(Decoder decoder, List<Rollout> rollouts) {
        int width = decoder.shape().width();
        return each(
                decoder, rollouts, 1, (rectangle, scored) -> rectangle.cut(scored.states(), width));
    }

    /// What is taken of a part that was scored: one array for each rollout.
    private interface Taken {
        List<float[]> of(Rectangle rectangle, Decoder.Scored scored);
    }

    private static List<float[]> each(
            Decoder decoder, List<Rollout> rollouts, double temperature, Taken taken) {
        var all = new float[rollouts.size()][];
        int lanes = decoder.device().lanes();
        var works = new ArrayList<Function<NDManager, Boolean>>();
        for (int lane = 0; lane < lanes; lane++) {
            int first = lane * ROWS;
            works.add(scope -> {
                for (int from = first; from < all.length; from += lanes * ROWS) {
                    var part = rollouts.subList(from, Math.min(all.length, from + ROWS));
                    try (var inner = scope.newSubManager()) {
                        var rectangle = Rectangle.of(part);
                        var input = rectangle.sequences(inner, temperature);
                        var own = taken.of(rectangle, decoder.score(inner, input));
                        System.arraycopy(own.toArray(float[][]::new), 0, all, from, own.size());
                    }
                }
                return true;
            });
        }
        decoder.device().parallel(works);
        return Arrays.asList(all);
    }
}
