package whetstone.desktop.playground;

import tools.jackson.databind.JsonNode;

/// What the verifier said of one completion.
///
/// @param name of the attempt
/// @param outcome whether that is as it should be; empty where nobody said how it should be
/// @param completion shortened
/// @param millis that it took; not a number where that was not measured
public record Judged(
        String name,
        Outcome outcome,
        String completion,
        String verdict,
        String why,
        double millis) {
    private static final int SHOWN = 60; // characters

    /// Whether a verifier stood.
    public enum Outcome {
        /// Judged as it should be.
        HELD,
        /// Judged otherwise.
        FELL,
        /// Nobody said how it should be judged.
        OPEN
    }

    /// From a line that a command printed.
    ///
    /// @param line with `verdict`, `why` and perhaps `millis`
    static Judged of(String name, Outcome outcome, String completion, JsonNode line) {
        return new Judged(
                name,
                outcome,
                shortened(completion),
                line.path("verdict").asString(""),
                line.path("why").asString(""),
                line.path("millis").asDouble(Double.NaN));
    }

    /// An attack is to win nothing.
    static Outcome attacked(JsonNode line) {
        return line.path("verdict").asString("").equals("correct") ? Outcome.FELL : Outcome.HELD;
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
