package whetstone.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a verdict rests on, for the record and for whoever looks at it later.
///
/// @param answer the part of the completion that was judged; null where none could be read
/// @param components named parts of the judgement in [0, 1], for example `format`; a recipe may pay for them
/// @param trace what the verifier did, a line each
public record Evidence(@Nullable Span answer, Map<String, Double> components, List<String> trace) {

    /// Nothing to show.
    public static final Evidence NONE = new Evidence(null, Map.of(), List.of());

    public Evidence {
        components = Map.copyOf(components);
        trace = List.copyOf(trace);
    }

    /// Evidence that is nothing but the judged text.
    public static Evidence of(Span answer) {
        return new Evidence(answer, Map.of(), List.of());
    }

    /// Text found in a completion.
    ///
    /// @param text as judged
    /// @param from index of its first character in the completion
    /// @param to index after its last character
    public record Span(String text, int from, int to) {}
}
