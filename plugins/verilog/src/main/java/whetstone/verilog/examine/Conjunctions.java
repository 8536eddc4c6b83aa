package whetstone.verilog.examine;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives the same literal to the same conjunction, in whatever order and grouping its parts come. Literals are those of
/// [Circuit].
final class Conjunctions {
    private static final int LONGEST = 32;

    private final int first;
    private final Map<IntBuffer, Integer> known = new HashMap<>();
    private final List<int[]> parts = new ArrayList<>();

    /// @param first variable that is nothing else
    Conjunctions(int first) {
        this.first = first;
    }

    /// Literal of what is true where both are.
    int of(int left, int right) {
        if (left == 0 || right == 0 || left == (right ^ 1)) {
            return 0;
        }
        if (left == 1 || right == 1 || left == right) {
            return left == 1 ? right : left;
        }
        int[] all = merged(parts(left), parts(right));
        if (all.length > LONGEST) {
            all = merged(new int[] {left}, new int[] {right});
        }
        for (int i = 1; i < all.length; i++) {
            if (all[i] == (all[i - 1] ^ 1)) {
                return 0;
            }
        }
        return all.length == 1 ? all[0] : literal(all);
    }

    private int literal(int[] all) {
        var literal = known.get(IntBuffer.wrap(all));
        if (literal == null) {
            literal = 2 * (first + parts.size());
            parts.add(all);
            known.put(IntBuffer.wrap(all), literal);
        }
        return literal;
    }

    private int[] parts(int literal) {
        int place = literal / 2 - first;
        return literal % 2 == 0 && place >= 0 ? parts.get(place) : new int[] {literal};
    }

    /// Both without what occurs twice, in rising order, as each of them is.
    private static int[] merged(int[] left, int[] right) {
        int[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }
}
