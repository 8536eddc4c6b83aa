package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.role.Answer;
import whetstone.core.synthesis.Rejection.Reason;

/// Reads the exercises that a teacher writes: a JSON object with the texts `input` and `output`, alone, in a fence or
/// between words.
///
/// @param demonstrations whose questions it must not repeat
record Exercises(List<TaskDefinition.Demonstration> demonstrations, Student student) {

    private static final int LONGEST = 200_000; // characters of a reply
    private static final int KEPT = 2000; // characters of a reply that was refused
    private static final JsonMapper JSON = new JsonMapper();

    /// The sample that `answer` holds, or what can be said against it.
    Sample read(Part part, int number, Sample.Origin origin, Answer answer) {
        var refused = Sample.of(number, origin, "", "");
        return switch (answer) {
            case Answer.Failed(var why) -> refused.rejected(part, Reason.NO_REPLY, why);
            case Answer.Replies(var replies) ->
                    replies.isEmpty()
                            ? refused.rejected(part, Reason.NO_REPLY, "no reply came")
                            : read(part, number, origin, replies.getFirst());
        };
    }

    private Sample read(Part part, int number, Sample.Origin origin, Answer.Reply reply) {
        var text = reply.text();
        var whole =
                Sample.of(
                        number,
                        origin,
                        "",
                        text.length() <= KEPT ? text : text.substring(0, KEPT) + "…");
        if (!reply.whole()) {
            return whole.rejected(part, Reason.CUT, "after %d characters".formatted(text.length()));
        }
        if (text.length() > LONGEST) {
            return whole.rejected(
                    part, Reason.MALFORMED, "%,d characters".formatted(text.length()));
        }
        var json = object(text);
        if (json.isEmpty()) {
            return whole.rejected(part, Reason.MALFORMED, "no JSON object");
        }
        var input = text(json.get(), "input");
        var output = text(json.get(), "output");
        if (input.isEmpty() || output.isEmpty()) {
            var missing = input.isEmpty() ? "input" : "output";
            return whole.rejected(part, Reason.MALFORMED, "no text '%s'".formatted(missing));
        }
        var sample = Sample.of(number, origin, input.get(), output.get());
        return objection(part, sample).orElse(sample);
    }

    private static Optional<JsonNode> object(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text.substring(from, to + 1)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    // A number is a fine answer.
    private static Optional<String> text(JsonNode json, String key) {
        var value = json.path(key);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString().strip())
                : Optional.empty();
    }

    private Optional<Sample> objection(Part part, Sample sample) {
        if (sample.input().isEmpty() || sample.output().isEmpty()) {
            return Optional.of(sample.rejected(part, Reason.EMPTY, "nothing is asked or answered"));
        }
        var line = Wording.of(sample.input()).line();
        var known = new ArrayList<String>();
        demonstrations.forEach(demonstration -> known.add(demonstration.input()));
        var parent = sample.origin().parent();
        if (parent != null) {
            known.add(parent.input());
        }
        for (var question : known) {
            if (Wording.of(question).line().equals(line)) {
                return Optional.of(sample.rejected(part, Reason.ECHO, question));
            }
        }
        return student.refuses(sample.input()).map(why -> sample.rejected(part, Reason.UNFIT, why));
    }
}
