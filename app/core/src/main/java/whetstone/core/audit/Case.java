package whetstone.core.audit;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer whose verdict is known.
///
/// @param where it stands: file and line
/// @param truth JSON
/// @param completion what is judged
/// @param expected label of the right verdict, for example `correct`
/// @param source who says so; may be empty
public record Case(String where, String truth, String completion, String expected, String source) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> LABELS =
            Set.of("correct", "partial", "wrong", "unreadable", "unscorable");
    private static final String FORM =
            "expected {\"truth\": ..., \"completion\": \"...\", \"expected\": \"correct|partial|wrong|unreadable|unscorable\"}";

    /// The case in a line of JSON.
    ///
    /// @throws IllegalArgumentException if there is none, with `where` and what was found
    public static Case read(String line, String where) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s: no JSON (%s); %s".formatted(where, e.getOriginalMessage(), FORM), e);
        }
        var truth = node.path("truth");
        var completion = node.path("completion");
        var expected = node.path("expected").asString("");
        if (truth.isMissingNode() || !completion.isString() || !LABELS.contains(expected)) {
            throw new IllegalArgumentException("%s: no case; %s".formatted(where, FORM));
        }
        return new Case(
                where,
                truth.isString() ? truth.asString() : truth.toString(),
                completion.asString(),
                expected,
                node.path("source").asString(""));
    }
}
