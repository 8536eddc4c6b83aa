package whetstone.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Request.Keep;

/// What a query is judged by.
///
/// @param setup script that makes the database the question is about
/// @param variants scripts that make more databases of the same tables, with other rows; may be empty or absent
/// @param query the reference
/// @param ordered whether the order of rows counts; null if the reference's own ORDER BY says so
/// @param keep what databases keep that are generated besides the given ones; null or absent for what the tables declare
public record SqlTruth(
        String setup,
        @Nullable List<String> variants,
        String query,
        @Nullable Boolean ordered,
        @Nullable Keep keep) {

    public SqlTruth {
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(query, "query");
        // JSON may leave it out.
        variants = Objects.requireNonNullElse(variants, List.<String>of()).stream().toList();
    }

    /// Never null.
    @Override
    public List<String> variants() {
        return Objects.requireNonNull(variants);
    }
}
