package whetstone.core.synthesis;

import java.util.List;
import whetstone.core.role.Answer;

/// What a part took of the teacher.
///
/// @param requests conversations
/// @param failed conversations without an answer, for good
/// @param replies that came
/// @param promptTokens read, where the teacher says so
/// @param tokens written, where the teacher says so
/// @param seconds until all answers were there; does not repeat from run to run
public record Cost(
        int requests, int failed, int replies, long promptTokens, long tokens, double seconds) {

    static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

    static Cost of(List<Answer> answers, double seconds) {
        var cost = new Cost(answers.size(), 0, 0, 0, 0, seconds);
        for (var answer : answers) {
            cost = cost.plus(of(answer));
        }
        return cost;
    }

    private static Cost of(Answer answer) {
        return switch (answer) {
            case Answer.Failed _ -> new Cost(0, 1, 0, 0, 0, 0);
            case Answer.Replies(var replies) ->
                    new Cost(
                            0,
                            0,
                            replies.size(),
                            // The conversation is read once, whatever the number of replies.
                            replies.stream().mapToInt(Answer.Reply::promptTokens).max().orElse(0),
                            replies.stream().mapToLong(Answer.Reply::tokens).sum(),
                            0);
        };
    }

    /// Both together.
    public Cost plus(Cost other) {
        return new Cost(
                requests + other.requests,
                failed + other.failed,
                replies + other.replies,
                promptTokens + other.promptTokens,
                tokens + other.tokens,
                seconds + other.seconds);
    }
}
