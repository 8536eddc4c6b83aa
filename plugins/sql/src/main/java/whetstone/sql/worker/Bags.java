package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares rows as bags, on some of their columns. NULL equals NULL only; text, number and blob never equal each
/// other; an integer equals a real that has just its value; two reals are equal up to one part in 10⁹, since sums depend
/// on their order.
final class Bags {
    private Bags() {}

    private static final double TOLERANCE = 1e-9;
    private static final Object REAL = "a column of reals";
    // More unequal pairs than this in one heap of equal keys are compared in sorted order only.
    private static final int MOST_PAIRS = 4_000_000;

    /// Whether every row of `few` equals another row of `many`, where column `few[i]` stands for column `many[i]`.
    ///
    /// @param from columns of `few`
    /// @param to columns of `many`
    static boolean within(
            List<@Nullable Object[]> few, int[] from, List<@Nullable Object[]> many, int[] to) {
        if (few.size() > many.size()) {
            return false;
        }
        boolean[] real = new boolean[from.length];
        boolean any = false;
        for (int i = 0; i < from.length; i++) {
            real[i] = hasReal(few, from[i]) || hasReal(many, to[i]);
            any |= real[i];
        }
        var heaps = new HashMap<List<@Nullable Object>, List<@Nullable Object[]>>();
        for (var row : many) {
            heaps.computeIfAbsent(key(row, to, real), _ -> new ArrayList<>()).add(row);
        }
        return any ? reals(few, from, heaps, to, real) : exact(few, from, heaps, real);
    }

    private static boolean exact(
            List<@Nullable Object[]> few,
            int[] from,
            Map<List<@Nullable Object>, List<@Nullable Object[]>> heaps,
            boolean[] real) {
        for (var row : few) {
            var heap = heaps.get(key(row, from, real));
            if (heap == null || heap.isEmpty()) {
                return false;
            }
            heap.removeLast();
        }
        return true;
    }

    private static boolean reals(
            List<@Nullable Object[]> few,
            int[] from,
            Map<List<@Nullable Object>, List<@Nullable Object[]>> heaps,
            int[] to,
            boolean[] real) {
        var mine = new HashMap<List<@Nullable Object>, List<@Nullable Object[]>>();
        for (var row : few) {
            mine.computeIfAbsent(key(row, from, real), _ -> new ArrayList<>()).add(row);
        }
        for (var heap : mine.entrySet()) {
            var others = heaps.get(heap.getKey());
            if (others == null
                    || !matched(numbers(heap.getValue(), from, real), numbers(others, to, real))) {
                return false;
            }
        }
        return true;
    }

    /// The cells of the columns of reals, sorted.
    private static List<@Nullable Object[]> numbers(
            List<@Nullable Object[]> rows, int[] columns, boolean[] real) {
        var numbers = new ArrayList<@Nullable Object[]>();
        for (var row : rows) {
            var kept = new @Nullable Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                kept[i] = real[i] ? row[columns[i]] : null;
            }
            numbers.add(kept);
        }
        numbers.sort(Comparator.comparing(Bags::values, Arrays::compare));
        return numbers;
    }

    private static double[] values(@Nullable Object[] row) {
        double[] values = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            values[i] = row[i] instanceof Number number ? number.doubleValue() : 0;
        }
        return values;
    }

    private static boolean matched(List<@Nullable Object[]> few, List<@Nullable Object[]> many) {
        if (few.size() > many.size()) {
            return false;
        }
        boolean sorted = few.size() == many.size();
        for (int i = 0; sorted && i < few.size(); i++) {
            sorted = equal(few.get(i), many.get(i));
        }
        if (sorted || (long) few.size() * many.size() > MOST_PAIRS) {
            return sorted;
        }
        var left = new ArrayList<>(many);
        for (var row : few) {
            int at = 0;
            while (at < left.size() && !equal(row, left.get(at))) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
        }
        return true;
    }

    private static boolean equal(@Nullable Object[] one, @Nullable Object[] other) {
        for (int i = 0; i < one.length; i++) {
            if (!equal(one[i], other[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether two cells are equal.
    static boolean equal(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Double a && other instanceof Double b) {
            return a.doubleValue() == b.doubleValue()
                    || (Double.isFinite(a - b)
                            && Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
        }
        if (one instanceof Double a && other instanceof Long b) {
            return same(a, b);
        }
        if (one instanceof Long a && other instanceof Double b) {
            return same(b, a);
        }
        return Objects.equals(one, other);
    }

    // 2^63 as a real would come back as the largest integer.
    private static boolean same(double real, long integer) {
        return real < 0x1p63
                && real >= -0x1p63
                && real == Math.rint(real)
                && (long) real == integer;
    }

    private static boolean hasReal(List<@Nullable Object[]> rows, int column) {
        for (var row : rows) {
            if (row[column] instanceof Double) {
                return true;
            }
        }
        return false;
    }

    private static List<@Nullable Object> key(
            @Nullable Object[] row, int[] columns, boolean[] real) {
        var key = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            var cell = row[columns[i]];
            key[i] = real[i] && cell instanceof Number ? REAL : cell;
        }
        return Arrays.asList(key);
    }
}
