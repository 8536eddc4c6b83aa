package whetstone.train;

import java.util.ArrayList;
import java.util.List;
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
        var all = new ArrayList<float[]>();
        for (int from = 0; from < rollouts.size(); from += ROWS) {
            var part = rollouts.subList(from, Math.min(rollouts.size(), from + ROWS));
            all.addAll(
                    decoder.device()
                            .scoped(scope -> {
                                var rectangle = Rectangle.of(part);
                                var input =
                                        new Decoder.Sequences(
                                                rectangle.tokens(scope),
                                                rectangle.rows(scope),
                                                temperature);
                                return rectangle.gather(decoder.score(scope, input).logProbs());
                            }));
        }
        return all;
    }
}
