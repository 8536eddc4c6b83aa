package whetstone.train;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import whetstone.api.Rollout;
import whetstone.device.ComputeDevice;
import whetstone.model.Decoder;

/// Scores stored completions under any decoder: a frozen reference, or the policy itself as a check.
public final class Scoring {
    private Scoring() {}

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
        var distinct = new ArrayList<Rollout>();
        var places = new int[rollouts.size()];
        var known = new HashMap<Sequence, Integer>();
        for (int i = 0; i < places.length; i++) {
            int fresh = distinct.size();
            places[i] = known.computeIfAbsent(Sequence.of(rollouts.get(i)), _ -> fresh);
            if (places[i] == fresh) {
                distinct.add(rollouts.get(i));
            }
        }
        var all = new float[distinct.size()][];
        int parts = parts(distinct, decoder.device());
        int lanes = decoder.device().lanes();
        var works = new ArrayList<Function<NDManager, Boolean>>();
        for (int lane = 0; lane < lanes; lane++) {
            int first = lane;
            works.add(scope -> {
                for (int i = first; i < parts; i += lanes) {
                    int from = edge(i, parts, all.length);
                    var part = distinct.subList(from, edge(i + 1, parts, all.length));
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
        return Arrays.stream(places).mapToObj(place -> all[place].clone()).toList();
    }

    private static int edge(int part, int parts, int size) {
        return (int) ((long) part * size / parts);
    }

    // As many per lane, each as large as the device holds well, none empty.
    private static int parts(List<Rollout> rollouts, ComputeDevice device) {
        long tokens =
                rollouts.stream()
                                .mapToLong(r -> r.prompt().length + r.completion().length)
                                .max()
                                .orElse(0)
                        * rollouts.size();
        long held = (long) device.goodPart() * device.lanes();
        long parts = Math.ceilDiv(tokens, held) * device.lanes();
        return (int) Math.min(parts, rollouts.size());
    }
}
