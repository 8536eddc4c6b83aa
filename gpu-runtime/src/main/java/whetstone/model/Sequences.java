package whetstone.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// B sequences of at most T + 1 tokens that are to be scored, as a tree: what some of them begin with in common, such as
/// the prompt of a group, is there once and is computed once. All tensors are int64.
///
/// @param tokens (N), each after a past of its own; the last of a sequence is only predicted and not among them
/// @param places (B, T), which of `tokens` stands where; any of them where there is padding
/// @param first (N), the flat place in (B, T) where each of `tokens` stands first
/// @param rows (M), flat places in (B, T) from which a token is predicted that counts
/// @param targets (M), those tokens
/// @param temperature logits are divided by it, greater than 0
public record Sequences(
        NDArray tokens,
        NDArray places,
        NDArray first,
        NDArray rows,
        NDArray targets,
        double temperature) {

    /// A token after what stands before it.
    private record Step(int before, int token) {}

    /// The tree of `sequences`.
    ///
    /// @param sequences token ids, two or more each
    /// @param rows flat places in (B, T) from which a token is predicted that counts
    /// @param temperature logits are divided by it, greater than 0
    public static Sequences of(
            NDManager scope, List<int[]> sequences, long[] rows, double temperature) {
        int longest = sequences.stream().mapToInt(s -> s.length - 1).max().orElseThrow();
        var places = new long[sequences.size() * longest];
        var tokens = new long[places.length];
        var first = new long[places.length];
        Map<Step, Integer> known = new HashMap<>();
        for (int b = 0; b < sequences.size(); b++) {
            var sequence = sequences.get(b);
            int before = -1;
            for (int t = 0; t < sequence.length - 1; t++) {
                int fresh = known.size();
                int found = known.computeIfAbsent(new Step(before, sequence[t]), _ -> fresh);
                int place = b * longest + t;
                if (found == fresh) {
                    tokens[fresh] = sequence[t];
                    first[fresh] = place;
                }
                places[place] = found;
                before = found;
            }
        }
        var targets =
                Arrays.stream(rows).map(row -> target(sequences, longest, (int) row)).toArray();
        return new Sequences(
                scope.create(Arrays.copyOf(tokens, known.size())),
                scope.create(places, new Shape(sequences.size(), longest)),
                scope.create(Arrays.copyOf(first, known.size())),
                scope.create(rows),
                scope.create(targets),
                temperature);
    }

    private static long target(List<int[]> sequences, int longest, int row) {
        return sequences.get(row / longest)[row % longest + 1];
    }
}
