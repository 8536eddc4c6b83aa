package whetstone.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Minibatch.Whole;
import whetstone.model.Sequences;

/// Groups laid out as one rectangle of B rollouts by T positions, padded on the right.
final class Rectangle {

    static final double USUAL_CLIP = 0.2; // PPO, arXiv:1707.06347, table 3

    private final List<CreditedGroup> groups;
    private final List<Rollout> rollouts;
    private final int positions; // T

    Rectangle(List<CreditedGroup> groups) {
        this(groups, groups.stream().flatMap(g -> g.group().rollouts().stream()).toList());
    }

    private Rectangle(List<CreditedGroup> groups, List<Rollout> rollouts) {
        this.groups = groups;
        this.rollouts = rollouts;
        positions =
                rollouts.stream()
                                .mapToInt(r -> r.prompt().length + r.completion().length)
                                .max()
                                .orElseThrow()
                        - 1;
    }

    /// Rollouts without groups: enough to be scored.
    static Rectangle of(List<Rollout> rollouts) {
        return new Rectangle(List.of(), rollouts);
    }

    Shape shape() {
        return new Shape(rollouts.size(), positions);
    }

    /// Prompts and completions, (B, T + 1), int64.
    NDArray tokens(NDManager scope) {
        var tokens = new long[rollouts.size() * (positions + 1)];
        for (int b = 0; b < rollouts.size(); b++) {
            int at = b * (positions + 1);
            for (int token : rollouts.get(b).prompt()) {
                tokens[at++] = token;
            }
            for (int token : rollouts.get(b).completion()) {
                tokens[at++] = token;
            }
        }
        return scope.create(tokens, new Shape(rollouts.size(), positions + 1));
    }

    /// What a decoder scores: every completion token.
    ///
    /// @param temperature that logits are divided by
    Sequences sequences(NDManager scope, double temperature) {
        var sequences = rollouts.stream().map(r -> joined(r.prompt(), r.completion())).toList();
        return Sequences.of(scope, sequences, rows(), temperature);
    }

    private static int[] joined(int[] prompt, int[] completion) {
        var all = Arrays.copyOf(prompt, prompt.length + completion.length);
        System.arraycopy(completion, 0, all, prompt.length, completion.length);
        return all;
    }

    // Flat positions in (B, T) that predict a completion token, in order.
    private long[] rows() {
        var rows = new long[rollouts.stream().mapToInt(r -> r.completion().length).sum()];
        int count = 0;
        for (int b = 0; b < rollouts.size(); b++) {
            for (int t = 0; t < rollouts.get(b).completion().length; t++) {
                rows[count++] = (long) first(b) + t;
            }
        }
        return rows;
    }

    // Flat position of rollout b's first predicted token.
    private int first(int b) {
        return b * positions + rollouts.get(b).prompt().length - 1;
    }

    /// The tensors that a loss is made of.
    Minibatch minibatch(
            NDManager scope, DataType type, NDArray tokens, Set<Signal> signals, Whole whole) {
        var recorded = new EnumMap<Signal, NDArray>(Signal.class);
        for (var signal : signals) {
            var values = rollouts.stream().map(rollout -> rollout.signal(signal)).toList();
            recorded.put(signal, spread(scope, type, values));
        }
        var ones = rollouts.stream().map(rollout -> rollout.spread(1)).toList();
        var credit = groups.stream().flatMap(g -> g.credit().stream()).toList();
        return new Minibatch(
                tokens,
                spread(scope, type, ones),
                spread(scope, type, credit),
                Map.copyOf(recorded),
                members(scope, type),
                whole);
    }

    // Values per completion token as (B, T).
    private NDArray spread(NDManager scope, DataType type, List<float[]> values) {
        var all = new float[rollouts.size() * positions];
        for (int b = 0; b < values.size(); b++) {
            System.arraycopy(values.get(b), 0, all, first(b), values.get(b).length);
        }
        return scope.create(all, shape()).toType(type, false);
    }

    private NDArray members(NDManager scope, DataType type) {
        var members = new float[groups.size() * rollouts.size()];
        int b = 0;
        for (int n = 0; n < groups.size(); n++) {
            for (int i = 0; i < groups.get(n).group().rollouts().size(); i++) {
                members[n * rollouts.size() + b++] = 1;
            }
        }
        return scope.create(members, new Shape(groups.size(), rollouts.size())).toType(type, false);
    }

    /// What stands at the completion tokens in `values` (B, T), per rollout.
    List<float[]> gather(NDArray values) {
        var all = values.toType(DataType.FLOAT32, false).toFloatArray();
        var perRollout = new ArrayList<float[]>();
        for (int b = 0; b < rollouts.size(); b++) {
            var own = new float[rollouts.get(b).completion().length];
            System.arraycopy(all, first(b), own, 0, own.length);
            perRollout.add(own);
        }
        return perRollout;
    }

    /// The rows of `values` (N, width), one for each completion token in order, per rollout.
    List<float[]> cut(NDArray values, int width) {
        var all = values.toType(DataType.FLOAT32, false).toFloatArray();
        var perRollout = new ArrayList<float[]>();
        int from = 0;
        for (var rollout : rollouts) {
            int to = from + rollout.completion().length * width;
            perRollout.add(Arrays.copyOfRange(all, from, to));
            from = to;
        }
        return perRollout;
    }

    /// Positions that are not padding.
    long used() {
        return rollouts.stream()
                .mapToLong(r -> r.prompt().length + r.completion().length - 1)
                .sum();
    }

    /// How far log-probabilities are from those recorded.
    ///
    /// @param sum of the absolute differences, nats
    /// @param largest of them, nats
    /// @param low tokens with a ratio of probabilities below 1 - [#USUAL_CLIP]
    /// @param high tokens with a ratio above 1 + [#USUAL_CLIP]
    record Drift(double sum, double largest, long low, long high) {

        static final Drift NONE = new Drift(0, 0, 0, 0);

        Drift and(Drift other) {
            return new Drift(
                    sum + other.sum,
                    Math.max(largest, other.largest),
                    low + other.low,
                    high + other.high);
        }

        private Drift and(double difference) {
            return and(
                    new Drift(
                            Math.abs(difference),
                            Math.abs(difference),
                            difference < Math.log(1 - USUAL_CLIP) ? 1 : 0,
                            difference > Math.log(1 + USUAL_CLIP) ? 1 : 0));
        }
    }

    /// How far `logProbs` (B, T) are from those recorded; nothing without a record.
    Drift drift(NDArray logProbs) {
        var now = gather(logProbs);
        var drift = Drift.NONE;
        for (int b = 0; b < rollouts.size(); b++) {
            var recorded = rollouts.get(b).signals().get(Signal.LOG_PROB);
            for (int t = 0; recorded != null && t < recorded.length; t++) {
                drift = drift.and(now.get(b)[t] - recorded[t]);
            }
        }
        return drift;
    }
}
