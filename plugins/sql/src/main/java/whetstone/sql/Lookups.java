package whetstone.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import whetstone.api.Turn;
import whetstone.sql.Asked.Condition;

/// Which queries told how a word of the question is stored. One does if the word as it is stored stands in it or in what it
/// returned, and it would have returned something else, had the word's column been spelled otherwise. So a guess that is
/// printed tells nothing, and one that is tried on the rows does.
record Lookups(RunQuery database, Spelled truth) {

    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// The conditions whose words no turn has told.
    List<Condition> untold(List<Turn> before) {
        return truth.wordy().stream()
                .filter(condition ->
                        before.stream()
                                .noneMatch(
                                        turn -> !turn.failed() && tells(turn.input(), condition)))
                .toList();
    }

    /// Whether `query` tells the word of `condition`.
    boolean tells(String query, Condition condition) {
        var rows = rows(truth, query);
        var word = truth.stored(condition);
        return rows.isPresent()
                && Stream.of(query, rows.get()).anyMatch(text -> words(text).contains(word))
                && !rows.equals(rows(truth.otherwise(condition), query));
    }

    private static List<String> words(String text) {
        return Arrays.asList(APART.split(text, -1));
    }

    // Nothing where the query is refused.
    private Optional<String> rows(Spelled spelled, String query) {
        try {
            return Optional.of(database.call(spelled.script(0), query));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
