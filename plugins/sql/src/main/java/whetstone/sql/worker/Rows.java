package whetstone.sql.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query returned.
///
/// @param names of its columns
/// @param rows in order; a cell is null, a `Long`, a `Double`, a `String`, or a `ByteBuffer` for a blob
record Rows(List<String> names, List<@Nullable Object[]> rows) {

    int width() {
        return names.size();
    }
}
