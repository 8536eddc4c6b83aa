package whetstone.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the final answer that a completion states, apart from judging it. A completion that states two different
/// ones states none: a policy would learn to list candidates.
public sealed interface FinalAnswer {

    /// The one answer that is stated.
    record One(Evidence.Span span) implements FinalAnswer {}

    /// Answers that differ, in order.
    record Several(List<Evidence.Span> spans) implements FinalAnswer {}

    /// Nothing that is marked as an answer.
    record None() implements FinalAnswer {}

    /// Reads `<answer>…</answer>`. An answer stated twice in the same words counts once; white space around and
    /// within does not distinguish.
    static FinalAnswer tagged(String completion) {
        var spans = new ArrayList<Evidence.Span>();
        var match = Tag.PATTERN.matcher(completion);
        while (match.find()) {
            var text = match.group(1).strip();
            if (spans.stream().noneMatch(s -> squeezed(s.text()).equals(squeezed(text)))) {
                spans.add(new Evidence.Span(text, match.start(1), match.end(1)));
            }
        }
        return of(spans);
    }

    /// `None`, `One` or `Several`, by how many there are.
    static FinalAnswer of(List<Evidence.Span> spans) {
        return switch (spans.size()) {
            case 0 -> new None();
            case 1 -> new One(spans.getFirst());
            default -> new Several(List.copyOf(spans));
        };
    }

    private static String squeezed(String text) {
        return Tag.SPACE.matcher(text).replaceAll(" ");
    }

    /// The compiled patterns.
    final class Tag {
        private Tag() {}

        // Possessive, and no tag within: linear time whatever stands there.
        private static final Pattern PATTERN = Pattern.compile("<answer>([^<]*+)</answer>");
        private static final Pattern SPACE = Pattern.compile("\\s+");
    }
}
