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
        var all = new float[rollouts.size()][];
        int lanes = decoder.device().lanes();
        var works = new ArrayList<Function<NDManager, Boolean>>();
        for (int lane = 0; lane < lanes; lane++) {
            int first = lane * ROWS;
            works.add(scope -> {
                for (int from = first; from < all.length; from += lanes * ROWS) {
                    var part = rollouts.subList(from, Math.min(all.length, from + ROWS));
                    try (var inner = scope.newSubManager()) {
                        var scored = score(decoder, inner, part, temperature);
                        System.arraycopy(scored, 0, all, from, scored.length);
                    }
                }
                return true;
            });
        }
        decoder.device().parallel(works);
        return Arrays.asList(all);
    }

    private static float[][] score(
            Decoder decoder, NDManager scope, List<Rollout> part, double temperature) {
        var rectangle = Rectangle.of(part);
        var input =
                new Decoder.Sequences(rectangle.tokens(scope), rectangle.rows(scope), temperature);
        return rectangle.gather(decoder.score(scope, input).logProbs()).toArray(float[][]::new);
    }
}
