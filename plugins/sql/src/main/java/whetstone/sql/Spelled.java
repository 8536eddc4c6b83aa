package whetstone.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import whetstone.sql.Asked.Condition;

/// A question about a database that spells words in its own way, and all that its answer follows from.
///
/// @param grammar the form
/// @param asked the question, in plain words
/// @param spellings of the columns of words, in their order
public record Spelled(Grammar grammar, Asked asked, List<Spelling> spellings) {
    public Spelled {
        spellings = List.copyOf(spellings);
    }

    /// The conditions on words, which have to be looked up.
    List<Condition> wordy() {
        return asked.conditions().stream().filter(this::isWordy).toList();
    }

    private boolean isWordy(Condition condition) {
        return condition.column() >= asked.width();
    }

    private int label(Condition condition) {
        return condition.column() - asked.width();
    }

    /// The word of a condition, as the database spells it.
    String stored(Condition condition) {
        var plain = condition.value().replace("'", "");
        return spellings.get(label(condition)).of(plain);
    }

    /// The query that answers.
    String query() {
        return grammar.query(stored());
    }

    private Asked stored() {
        var conditions =
                asked.conditions().stream()
                        .map(one ->
                                isWordy(one)
                                        ? new Condition(
                                                one.column(),
                                                one.operator(),
                                                "'" + stored(one) + "'")
                                        : one)
                        .toList();
        return asked.with(conditions);
    }

    /// Makes one of the databases that the answer is judged by; the first is the one that can be asked.
    String script(int index) {
        return asked.script(world(), index);
    }

    private World world() {
        var plain = asked.place();
        return plain.with(
                IntStream.range(0, spellings.size())
                        .mapToObj(i ->
                                plain.words().get(i).stream().map(spellings.get(i)::of).toList())
                        .toList());
    }

    /// The same with the column of `condition` spelled so that none of its words stays as it is.
    Spelled otherwise(Condition condition) {
        var others = new ArrayList<>(spellings);
        others.set(label(condition), others.get(label(condition)).other());
        return new Spelled(grammar, asked, others);
    }

    /// What the answer is judged by: three databases.
    SqlTruth truth() {
        return new SqlTruth(script(0), List.of(script(1), script(2)), query(), null, null);
    }
}
