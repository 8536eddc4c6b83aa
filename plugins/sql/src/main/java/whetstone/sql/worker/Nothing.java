package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers that say nothing: no rows, or one row of NULL and zero. The largest value of no rows is NULL, and the first
/// of them is no row at all; both answer the same question.
enum Nothing {
    NO_ROWS,
    /// One row, with a NULL.
    MISSING,
    /// One row of zeros: a count.
    ZERO,
    /// It says something.
    NOT;

    /// Whether both say nothing, and the same nothing. A count of none is zero, and not no row.
    ///
    /// @param tellsNullFromZero whether NULL in a row and zero in a row are different answers
    static boolean same(Expected expected, Rows found, boolean tellsNullFromZero) {
        var one = of(rows(expected));
        var other = of(found.rows());
        if (one == NOT || other == NOT) {
            return false;
        }
        if (one == NO_ROWS || other == NO_ROWS) {
            return one != ZERO && other != ZERO;
        }
        return !tellsNullFromZero;
    }

    private static List<@Nullable Object[]> rows(Expected expected) {
        var rows = new ArrayList<@Nullable Object[]>();
        if (expected.rows() <= 1) {
            for (var segment : expected.segments()) {
                rows.addAll(segment.required());
                rows.addAll(segment.optional());
            }
        }
        return expected.rows() == rows.size() ? rows : SEVERAL;
    }

    private static final List<@Nullable Object[]> SEVERAL =
            List.of(new @Nullable Object[0], new @Nullable Object[0]);

    private static Nothing of(List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return NO_ROWS;
        }
        if (rows.size() > 1) {
            return NOT;
        }
        boolean missing = false;
        for (var cell : rows.getFirst()) {
            if (cell != null && !cell.equals(0L) && !cell.equals(0.0)) {
                return NOT;
            }
            missing |= cell == null;
        }
        return missing ? MISSING : ZERO;
    }
}
