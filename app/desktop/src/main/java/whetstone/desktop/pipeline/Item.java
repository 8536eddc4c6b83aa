package whetstone.desktop.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.SamplePages.Pooled;
import whetstone.core.store.Syntheses.SampleRow;

/// A sample as the table shows it.
///
/// @param number within its stage, from 0
/// @param made how: `written`, `harder`, `easier`, or the operation of a task
/// @param parent number of the sample that it was made of; null for none
/// @param question in a line
/// @param answer that is trained on, in a line; empty for none
/// @param votes for it, for example `14/16`; empty where nobody voted
/// @param score such as a pass rate; empty for none
/// @param fate `kept`, or why not
/// @param facts all that is known of it
public record Item(
        int number,
        String made,
        @Nullable Integer parent,
        String question,
        String answer,
        String votes,
        String score,
        boolean kept,
        String fate,
        List<Fact> facts) {

    /// Something that is known of a sample.
    ///
    /// @param verbatim whether it is to be shown as it stands, character by character
    public record Fact(String name, String text, boolean verbatim) {}

    public Item {
        facts = List.copyOf(facts);
    }

    /// How it was made, and of which sample: `harder of 12`.
    public String origin() {
        return parent == null ? made : "%s of %d".formatted(made, parent);
    }

    static Item of(SampleRow row) {
        var rate = row.passRate();
        return new Item(
                row.number(),
                row.operation(),
                row.parent(),
                line(row.input()),
                line(row.answer()),
                row.agreeing() == null ? "" : row.agreeing() + "/" + row.readable(),
                rate == null ? "" : "%.2f".formatted(rate),
                row.kept(),
                row.kept() ? "kept" : "%s: %s".formatted(row.rejectedBy(), row.reason()),
                facts(row));
    }

    private static List<Fact> facts(SampleRow row) {
        var facts = new ArrayList<Fact>();
        if (row.detail() != null) {
            facts.add(new Fact("Found", row.detail(), false));
        }
        facts.add(new Fact("Question", row.input(), true));
        if (row.answer() != null) {
            facts.add(new Fact("Label, by the vote", row.answer(), true));
            facts.add(new Fact("Votes", votes(row), false));
        }
        if (row.response() != null) {
            facts.add(new Fact("A whole reply with that answer", row.response(), true));
        }
        facts.add(new Fact("As the teacher gave it with the question", row.output(), true));
        if (row.solved() != null || row.passRate() != null) {
            facts.add(new Fact("Student", student(row), false));
        }
        if (row.labelRight() != null || row.writtenRight() != null) {
            facts.add(new Fact("Oracle", oracle(row), false));
        }
        if (!row.passage().isEmpty()) {
            facts.add(new Fact("Draws on the passage", row.passage(), false));
        }
        if (row.taskId() != null) {
            facts.add(new Fact("Task", row.taskId(), false));
        }
        return facts;
    }

    private static String votes(SampleRow row) {
        return "%d of %d readable replies agree".formatted(row.agreeing(), row.readable());
    }

    private static String student(SampleRow row) {
        var said = new ArrayList<String>();
        if (row.solved() != null) {
            said.add(row.solved() ? "solves it greedily" : "does not solve it greedily");
        }
        if (row.passRate() != null) {
            said.add("pass rate %.3f".formatted(row.passRate()));
        }
        return String.join(", ", said);
    }

    private static String oracle(SampleRow row) {
        return "the answer as written is %s, the label is %s"
                .formatted(right(row.writtenRight()), right(row.labelRight()));
    }

    private static String right(@Nullable Boolean right) {
        return right == null ? "not known" : right ? "right" : "wrong";
    }

    static Item of(Pooled row) {
        var entry = row.entry();
        var task = entry.task();
        var facts = new ArrayList<Fact>();
        if (entry.kept()) {
            facts.add(new Fact("Why", entry.reason(), false));
        }
        facts.add(new Fact("Question", task.prompt(), true));
        if (entry.answer() != null) {
            facts.add(new Fact("Worked answer", entry.answer(), true));
        }
        facts.add(new Fact("Truth", task.truth(), true));
        facts.add(new Fact("Task", "%s, level %d".formatted(task.domain(), task.level()), false));
        if (task.parent() != null) {
            facts.add(
                    new Fact(
                            "Made of",
                            "%s (%s)".formatted(task.parent(), task.operation()),
                            false));
        }
        return new Item(
                row.position(),
                Objects.requireNonNullElse(task.operation(), "drawn"),
                null,
                line(task.prompt()),
                line(entry.answer()),
                "",
                Double.isNaN(entry.score()) ? "" : "%.2f".formatted(entry.score()),
                entry.kept(),
                entry.kept() ? "kept" : entry.reason(),
                facts);
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : text.strip().replace("\n", " ⏎ ");
    }
}
