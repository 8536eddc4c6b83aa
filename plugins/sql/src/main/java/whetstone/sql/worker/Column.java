package whetstone.sql.worker;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
/// @param kinds what the values are
record Column(
        String name,
        boolean optional,
        boolean nullable,
        boolean key,
        boolean distinct,
        boolean orphans,
        Optional<Parent> parent,
        List<Object> values,
        Set<Kind> kinds) {

    private static final int MANY = 5;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L} '.-]*+");

    /// The key of another table.
    ///
    /// @param declared whether the column's table says so; otherwise its name does
    record Parent(String table, String column, boolean declared) {}

    /// What can be said of all values of a column; found once, and asked for each cell.
    enum Kind {
        /// Some are texts.
        TEXT,
        INTEGER,
        /// Days.
        DATED,
        /// Names of so many kinds that one more would not surprise.
        OPEN;

        static Set<Kind> of(List<Object> values) {
            var kinds = EnumSet.noneOf(Kind.class);
            if (values.stream().anyMatch(String.class::isInstance)) {
                kinds.add(TEXT);
            }
            if (all(values, Long.class::isInstance)) {
                kinds.add(INTEGER);
            }
            if (all(values, Dates::isDate)) {
                kinds.add(DATED);
            }
            if (values.size() >= MANY && all(values, Kind::isName)) {
                kinds.add(OPEN);
            }
            return kinds;
        }

        private static boolean all(List<Object> values, Predicate<Object> is) {
            return !values.isEmpty() && values.stream().allMatch(is);
        }

        private static boolean isName(Object value) {
            return value instanceof String text && NAME.matcher(text).matches();
        }
    }

    // Many values make the hash of all components slow to find.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    boolean isText() {
        return kinds.contains(Kind.TEXT);
    }

    boolean isInteger() {
        return kinds.contains(Kind.INTEGER);
    }

    /// Whether it holds days, and nothing else.
    boolean isDated() {
        return kinds.contains(Kind.DATED);
    }

    /// A constant as this column holds it.
    Object fitting(Object value) {
        return value instanceof Double real && isInteger() ? Long.valueOf(real.longValue()) : value;
    }

    /// Whether it holds names of so many kinds that one more would not surprise.
    boolean isOpen() {
        return kinds.contains(Kind.OPEN);
    }
}
