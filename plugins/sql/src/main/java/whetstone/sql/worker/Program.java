package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Token.Kind;

/// What the engine makes of a query before it looks at any row. Two queries with the same program return the same from
/// whatever rows the same tables hold.
///
/// @param steps one for each instruction
/// @param literals in the order of the alphabet: a listing shows only sixteen digits of a number and no blob at all
record Program(List<List<@Nullable Object>> steps, List<String> literals) {

    private static final int MOST = 2_000;
    private static final long NO_TIME = 1;
    // Address, operation and its five operands; a comment follows.
    private static final int WIDTH = 7;

    /// Empty for a query that does not compile, or to more instructions than are worth comparing.
    static Optional<Program> of(Database database, Shape query) {
        var steps = new ArrayList<List<@Nullable Object>>();
        try {
            var listing = database.run("EXPLAIN " + query.sql(), MOST, NO_TIME).rows();
            listing.forEach(row -> steps.add(Arrays.asList(Arrays.copyOf(row, WIDTH))));
        } catch (Failure e) {
            return Optional.empty();
        }
        var literals =
                query.tokens().stream()
                        .filter(token -> token.kind() != Kind.WORD && token.kind() != Kind.SYMBOL)
                        .map(Token::text)
                        .sorted()
                        .toList();
        return Optional.of(new Program(steps, literals));
    }
}
