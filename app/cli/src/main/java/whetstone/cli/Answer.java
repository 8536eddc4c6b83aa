package whetstone.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A line of what is to be verified.
///
/// @param truth JSON
/// @param rest the line's other keys
record Answer(String truth, String completion, ObjectNode rest) {

    private static final String EXPECTED = "expected {\"truth\": ..., \"completion\": \"...\"}";

    /// The answer in `line`. A truth that is a string is read as JSON text; a completion that is null says nothing.
    ///
    /// @param where file and number of the line
    /// @throws UsageException if it is not one
    static Answer read(String line, String where) {
        if (!(parse(line, where) instanceof ObjectNode object)) {
            throw new UsageException("%s: no JSON object; %s".formatted(where, EXPECTED));
        }
        var truth = take(object, "truth", where);
        var completion = take(object, "completion", where);
        if (!completion.isString() && !completion.isNull()) {
            throw new UsageException(
                    "%s: \"completion\" is no string; %s".formatted(where, EXPECTED));
        }
        return new Answer(
                truth.isString() ? truth.asString() : truth.toString(),
                completion.isNull() ? "" : completion.asString(),
                object);
    }

    /// A file's first line without the mark that some editors put before it.
    static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static JsonNode parse(String line, String where) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw new UsageException(
                    "%s: no JSON (%s); %s".formatted(where, e.getOriginalMessage(), EXPECTED));
        }
    }

    private static JsonNode take(ObjectNode object, String key, String where) {
        var value = object.remove(key);
        if (value == null) {
            throw new UsageException("%s: no \"%s\"; %s".formatted(where, key, EXPECTED));
        }
        return value;
    }
}
