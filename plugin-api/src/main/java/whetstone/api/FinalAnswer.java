package whetstone.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import whetstone.api.Evidence.Span;

/// Finds the final answer that a completion states, apart from judging it. A completion that states two different
/// ones states none: a policy would learn to list candidates.
///
/// All readings take time linear in the completion, whatever stands there, and see only what follows the last
/// `</think>` and precedes an unclosed `<think>`.
public sealed interface FinalAnswer {

    /// The one answer that is stated.
    record One(Span span) implements FinalAnswer {}

    /// Answers that differ as text, in order. Whether they also differ in meaning only a verifier can tell.
    record Several(List<Span> spans) implements FinalAnswer {}

    /// Nothing that is marked as an answer.
    record None() implements FinalAnswer {}

    /// The verdict that `one` gives on the one answer, resting on it; [Verdict.Unreadable] where there is not one.
    default Verdict judge(Function<Span, Verdict> one) {
        return switch (this) {
            case One(var span) -> {
                var verdict = one.apply(span);
                yield verdict.evidence().equals(Evidence.NONE)
                        ? verdict.with(Evidence.of(span))
                        : verdict;
            }
            case Several(var spans) ->
                    Verdict.unreadable("%d different answers".formatted(spans.size()));
            case None _ -> Verdict.unreadable("no final answer");
        };
    }

    /// Reads `<answer>…</answer>`. An answer stated twice in the same words counts once; white space around and
    /// within does not distinguish.
    static FinalAnswer tagged(String completion) {
        return of(Marks.tags(Marks.spoken(completion)));
    }

    /// Reads whatever marks an answer, the strongest first: `<answer>…</answer>` together with `\boxed{…}` and
    /// `\fbox{…}` outside it; else `#### …`; else "the answer is …" and its kin.
    ///
    /// A later box replaces an earlier one where words of work or correction stand between them. Boxes joined by
    /// nothing but commas, "and", "or" are one answer with several parts, and so are boxes that answer the parts of a
    /// question one after the other, `(a) \boxed{6} (b) \boxed{7}`: the tuple `(6, 7)`. Boxes side by side, offered as
    /// alternatives, or each announced as the answer, are rivals: [Several]. So is an answer announced after a box
    /// in other words.
    static FinalAnswer in(String completion) {
        var spoken = Marks.spoken(completion);
        var tags = Marks.tags(spoken);
        var boxes = Boxes.in(spoken);
        if (!tags.isEmpty() || !boxes.isEmpty()) {
            var marked = new ArrayList<Span>();
            tags.forEach(tag -> marked.add(unboxed(tag, boxes)));
            boxes.stream().filter(box -> outside(box, tags)).forEach(marked::add);
            int end = marked.stream().mapToInt(Span::to).max().orElseThrow();
            Marks.announced(spoken).stream().filter(s -> s.from() > end).forEach(marked::add);
            return of(marked);
        }
        var hashed = Marks.hashed(spoken);
        return of(hashed.isEmpty() ? Marks.announced(spoken) : hashed);
    }

    /// Reads fenced code blocks without language or in `language`, for example `sql`; case does not matter.
    static FinalAnswer fenced(String completion, String language) {
        return of(Fences.in(Marks.spoken(completion), language));
    }

    /// Those of `spans` that the completion does not take back: a span replaces those before it where words of correction
    /// stand between.
    ///
    /// @param spans of the completion, in order
    static List<Span> standing(String completion, List<Span> spans) {
        var standing = new ArrayList<Span>();
        for (var span : spans) {
            if (!standing.isEmpty() && standing.getLast().to() < span.from()) {
                var between = completion.substring(standing.getLast().to(), span.from());
                if (Revision.corrects(between)) {
                    standing.clear();
                }
            }
            standing.add(span);
        }
        return List.copyOf(standing);
    }

    /// `None`, `One` or `Several`, by how many different texts there are; of very many the first few.
    static FinalAnswer of(List<Span> spans) {
        var distinct = new ArrayList<Span>();
        for (var span : spans) {
            var text = squeezed(span.text());
            if (distinct.stream().noneMatch(s -> squeezed(s.text()).equals(text))) {
                distinct.add(span);
            }
            if (distinct.size() == Marks.MANY) {
                break;
            }
        }
        return switch (distinct.size()) {
            case 0 -> new None();
            case 1 -> new One(distinct.getFirst());
            default -> new Several(List.copyOf(distinct));
        };
    }

    private static Span unboxed(Span tag, List<Span> boxes) {
        var inside =
                boxes.stream().filter(b -> b.from() >= tag.from() && b.to() <= tag.to()).toList();
        return inside.size() == 1 ? inside.getFirst() : tag;
    }

    private static boolean outside(Span box, List<Span> tags) {
        return tags.stream().noneMatch(t -> box.from() >= t.from() && box.to() <= t.to());
    }

    private static String squeezed(String text) {
        return Marks.SPACE.matcher(text).replaceAll(" ").strip();
    }
}
