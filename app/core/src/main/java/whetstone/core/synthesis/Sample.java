package whetstone.core.synthesis;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import whetstone.api.Task;
import whetstone.core.synthesis.Student.Rate;

/// A question on its way, with all that is known of it so far.
///
/// @param number its place among all samples of the stage, from 0
/// @param origin where it comes from
/// @param input the question
/// @param output the teacher's answer as it came with the question; the whole reply where that could not be read
/// @param verdict what the vote came to; null before
/// @param solved whether the student solved it greedily; null where it was not asked
/// @param rate how often the student solves it; null where it was not scored
/// @param rejection why it is not kept; null while nothing is said against it
public record Sample(
        int number,
        Origin origin,
        String input,
        String output,
        @Nullable Ballot verdict,
        @Nullable Boolean solved,
        @Nullable Rate rate,
        @Nullable Rejection rejection) {

    /// What was done to make a sample.
    public enum Operation {
        /// Written anew.
        WRITTEN,
        /// Made from one that the student solved.
        HARDER,
        /// Made from one that the student did not solve.
        EASIER;

        /// `written`, `harder` or `easier`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where a sample comes from.
    ///
    /// @param parent that it was rewritten from; null where it was written anew
    /// @param passage id of the passage that it draws on; empty for none
    public record Origin(Operation operation, @Nullable Sample parent, String passage) {}

    /// What a vote came to.
    ///
    /// @param answer the final answer that most agree on, as text
    /// @param response a whole reply that ends with it
    /// @param readable replies from which an answer could be read
    /// @param agreeing replies with that answer
    /// @param task the question with that answer as its truth
    public record Ballot(String answer, String response, int readable, int agreeing, Task task) {}

    /// A sample as it was written.
    static Sample of(int number, Origin origin, String input, String output) {
        return new Sample(number, origin, input, output, null, null, null, null);
    }

    /// The final answer that it came with.
    public Optional<String> stated() {
        return Marking.plain(output);
    }

    /// Whether nothing is said against it.
    public boolean alive() {
        return rejection == null;
    }

    /// The task that it became by the vote.
    ///
    /// @throws IllegalStateException before that
    public Task task() {
        if (verdict == null) {
            throw new IllegalStateException("sample %d was not voted on".formatted(number));
        }
        return verdict.task();
    }

    Sample voted(Ballot ballot) {
        return new Sample(number, origin, input, output, ballot, solved, rate, rejection);
    }

    Sample checked(boolean answer) {
        return new Sample(number, origin, input, output, verdict, answer, rate, rejection);
    }

    Sample scored(Rate measured) {
        return new Sample(number, origin, input, output, verdict, solved, measured, rejection);
    }

    Sample rejected(Part part, Rejection.Reason reason, String detail) {
        var why = new Rejection(part, reason, detail);
        return new Sample(number, origin, input, output, verdict, solved, rate, why);
    }
}
