package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares what a candidate returns with what is expected, on all databases at once: columns may be exchanged, but
/// everywhere in the same way.
final class Comparison {

    private static final int MOST_COLUMNS = 100;
    private static final int MOST_TRIES = 5_000;

    private final List<Expected> expected;
    private final List<Rows> found;
    private int tries;

    /// @param expected on each database
    /// @param found on each of them, with as many columns and rows
    private Comparison(List<Expected> expected, List<Rows> found) {
        this.expected = expected;
        this.found = found;
    }

    /// How the candidate's columns have to be read.
    enum Match {
        AS_THEY_STAND,
        EXCHANGED,
        NONE,
        /// Too many ways to exchange them.
        UNKNOWN
    }

    static Match of(List<Expected> expected, List<Rows> found, boolean strict) {
        int width = found.getFirst().width();
        int[] identity = IntStream.range(0, width).toArray();
        var comparison = new Comparison(expected, found);
        if (comparison.fits(identity, identity)) {
            return Match.AS_THEY_STAND;
        }
        if (strict || width == 1) {
            return Match.NONE;
        }
        return width > MOST_COLUMNS ? Match.UNKNOWN : comparison.search(width);
    }

    /// Whether the candidate's columns `from` hold what the reference's columns `to` hold.
    private boolean fits(int[] from, int[] to) {
        for (int i = 0; i < expected.size(); i++) {
            int start = 0;
            for (var segment : expected.get(i).segments()) {
                var rows = found.get(i).rows().subList(start, start + segment.size());
                start += segment.size();
                if (!fits(segment, rows, from, to)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fits(
            Segment segment, List<@Nullable Object[]> rows, int[] from, int[] to) {
        if (segment.optional().isEmpty()) {
            return Bags.within(rows, from, segment.required(), to);
        }
        var all = new ArrayList<>(segment.required());
        all.addAll(segment.optional());
        return Bags.within(rows, from, all, to) && Bags.within(segment.required(), to, rows, from);
    }

    private Match search(int width) {
        var choices = new ArrayList<List<Integer>>();
        for (int to = 0; to < width; to++) {
            var fitting = new ArrayList<Integer>();
            for (int from = 0; from < width; from++) {
                if (fits(new int[] {from}, new int[] {to})) {
                    fitting.add(from);
                }
            }
            choices.add(fitting);
        }
        boolean found = assign(0, new int[width], new boolean[width], choices);
        return found ? Match.EXCHANGED : tries > MOST_TRIES ? Match.UNKNOWN : Match.NONE;
    }

    private boolean assign(int to, int[] from, boolean[] used, List<List<Integer>> choices) {
        if (to == from.length) {
            return true;
        }
        var tried = new ArrayList<Integer>();
        for (int choice : choices.get(to)) {
            if (used[choice] || tried.stream().anyMatch(other -> same(other, choice))) {
                continue; // A column with the same cells in the same rows has been tried.
            }
            tried.add(choice);
            from[to] = choice;
            int[] columns = Arrays.copyOf(from, to + 1);
            if (++tries > MOST_TRIES) {
                return false;
            }
            if (fits(columns, IntStream.rangeClosed(0, to).toArray())) {
                used[choice] = true;
                if (assign(to + 1, from, used, choices)) {
                    return true;
                }
                used[choice] = false;
            }
        }
        return false;
    }

    private boolean same(int one, int other) {
        return found.stream()
                .flatMap(rows -> rows.rows().stream())
                .allMatch(row -> Bags.equal(row[one], row[other]));
    }
}
