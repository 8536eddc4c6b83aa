package whetstone.sql.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that may come in any order among themselves.
///
/// @param required all of these
/// @param optional and of these as many as make up the number
/// @param size how many rows in all
record Segment(List<@Nullable Object[]> required, List<@Nullable Object[]> optional, int size) {

    static Segment all(List<@Nullable Object[]> rows) {
        return new Segment(rows, List.of(), rows.size());
    }
}
