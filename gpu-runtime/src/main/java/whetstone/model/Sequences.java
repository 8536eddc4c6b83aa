package whetstone.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// B sequences of at most T + 1 tokens that are to be scored, as a tree: what some of them begin with in common, such as
/// the prompt of a group, is there once and is computed once, and so is what several of them predict there. All tensors
/// are int64.
///
/// @param batch B
/// @param tokens (N), each after a past of its own; the last of a sequence is only predicted and not among them
/// @param places (L, T), which of `tokens` stands where on each of the tree's L paths from its root to a leaf; any of
///     them where there is padding
/// @param first (N), the flat place in (L, T) where each of `tokens` stands first
/// @param nodes (P), which of `tokens` something is predicted from
/// @param targets (P), the token that is predicted there
/// @param rows (M), flat places in (B, T) from which a token is predicted that counts
/// @param predictions (M), which of the P predictions that is
/// @param temperature logits are divided by it, greater than 0
public record Sequences(
        int batch,
        NDArray tokens,
        NDArray places,
        NDArray first,
        NDArray nodes,
        NDArray targets,
        NDArray rows,
        NDArray predictions,
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
        var tree = new Tree(sequences);
        int longest = sequences.stream().mapToInt(s -> s.length - 1).max().orElseThrow();
        Map<Step, Integer> known = new HashMap<>();
        var predictions = new long[rows.length];
        for (int m = 0; m < rows.length; m++) {
            int b = (int) rows[m] / longest;
            int t = (int) rows[m] % longest;
            int fresh = known.size();
            var step = new Step(tree.paths.get(b)[t], sequences.get(b)[t + 1]);
            predictions[m] = known.computeIfAbsent(step, _ -> fresh);
        }
        var nodes = new long[known.size()];
        var targets = new long[known.size()];
        known.forEach((step, place) -> {
            nodes[place] = step.before();
            targets[place] = step.token();
        });
        return new Sequences(
                sequences.size(),
                scope.create(tree.tokens()),
                scope.create(tree.places(longest), new Shape(tree.leaves.size(), longest)),
                scope.create(tree.first(longest)),
                scope.create(nodes),
                scope.create(targets),
                scope.create(rows),
                scope.create(predictions),
                temperature);
    }

    /// Nodes are numbered as they stand on the paths to the leaves, one path after the other.
    private static final class Tree {
        private final List<int[]> paths = new ArrayList<>(); // nodes of each sequence
        private final List<int[]> leaves = new ArrayList<>(); // the paths that end at a leaf
        private final List<Integer> tokens = new ArrayList<>(); // of each node

        Tree(List<int[]> sequences) {
            Map<Step, Integer> known = new HashMap<>();
            var inner = new BitSet();
            for (var sequence : sequences) {
                var path = new int[sequence.length - 1];
                int before = -1;
                for (int t = 0; t < path.length; t++) {
                    int fresh = known.size();
                    path[t] = known.computeIfAbsent(new Step(before, sequence[t]), _ -> fresh);
                    if (before >= 0) {
                        inner.set(before);
                    }
                    before = path[t];
                }
                paths.add(path);
            }
            number(sequences, inner, known.size());
        }

        private void number(List<int[]> sequences, BitSet inner, int nodes) {
            var numbers = new int[nodes];
            Arrays.fill(numbers, -1);
            for (int b = 0; b < paths.size(); b++) {
                var path = paths.get(b);
                int leaf = path[path.length - 1];
                if (inner.get(leaf) || numbers[leaf] >= 0) {
                    continue; // a sequence that another one goes on from, or says again
                }
                leaves.add(path);
                for (int t = 0; t < path.length; t++) {
                    if (numbers[path[t]] < 0) {
                        numbers[path[t]] = tokens.size();
                        tokens.add(sequences.get(b)[t]);
                    }
                }
            }
            paths.forEach(path -> Arrays.setAll(path, t -> numbers[path[t]]));
        }

        long[] tokens() {
            return tokens.stream().mapToLong(Integer::longValue).toArray();
        }

        long[] places(int longest) {
            var places = new long[leaves.size() * longest];
            for (int l = 0; l < leaves.size(); l++) {
                for (int t = 0; t < leaves.get(l).length; t++) {
                    places[l * longest + t] = leaves.get(l)[t];
                }
            }
            return places;
        }

        long[] first(int longest) {
            var first = new long[tokens.size()];
            int found = 0;
            for (int l = 0; l < leaves.size(); l++) {
                for (int t = 0; t < leaves.get(l).length; t++) {
                    if (leaves.get(l)[t] == found) {
                        first[found++] = (long) l * longest + t;
                    }
                }
            }
            return first;
        }
    }
}
