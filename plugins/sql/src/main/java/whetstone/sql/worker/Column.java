package whetstone.sql.worker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A column, with what its table declares and what every given database shows of it.
///
/// @param name as declared
/// @param optional whether its table lets it be NULL
/// @param nullable whether some given database has a NULL there
/// @param key whether its table lets no value occur twice
/// @param distinct whether no value occurs twice: declared so, or never seen twice on several databases
/// @param orphans whether some given database has a value there that its parent lacks
/// @param parent what it refers to, declared or by its name
/// @param values that occur in given databases, without NULL, each once
record Column(
        String name,
        boolean optional,
        boolean nullable,
        boolean key,
        boolean distinct,
        boolean orphans,
        Optional<Parent> parent,
        List<Object> values) {

    private static final int OPEN = 5;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L} '.-]*+");

    /// The key of another table.
    ///
    /// @param declared whether the column's table says so; otherwise its name does
    record Parent(String table, String column, boolean declared) {}

    boolean isText() {
        return values.stream().anyMatch(String.class::isInstance);
    }

    boolean isInteger() {
        return !values.isEmpty() && values.stream().allMatch(Long.class::isInstance);
    }

    /// Whether it holds days, and nothing else.
    boolean isDated() {
        return !values.isEmpty() && values.stream().allMatch(Dates::isDate);
    }

    /// A constant as this column holds it.
    Object fitting(Object value) {
        return value instanceof Double real && isInteger() ? Long.valueOf(real.longValue()) : value;
    }

    /// Whether it holds names of so many kinds that one more would not surprise.
    boolean isOpen() {
        return values.size() >= OPEN
                && values.stream()
                        .allMatch(value ->
                                value instanceof String text && NAME.matcher(text).matches());
    }
}
