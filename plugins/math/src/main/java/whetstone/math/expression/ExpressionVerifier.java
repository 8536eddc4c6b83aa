package whetstone.math.expression;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import whetstone.api.Evidence;
import whetstone.api.Evidence.Span;
import whetstone.api.FinalAnswer;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.api.Verifier;

/// Judges a mathematical answer in LaTeX or plain text against a reference answer, as sets such as MATH, GSM8K and
/// DeepMath hold them.
@Extension
public final class ExpressionVerifier implements Verifier<ExpressionVerifier.Truth> {

    /// The hidden truth.
    ///
    /// @param answer the reference, LaTeX or plain text, in a box or not
    public record Truth(String answer) {
        public Truth {
            Objects.requireNonNull(answer, "the reference \"answer\" is null");
        }
    }

    /// Text without a marked answer is the answer itself up to so many characters.
    private static final int SHORT = 300;

    private static final Pattern CHAT = Pattern.compile("<\\|[^|]{1,30}\\|>");

    @Override
    public String id() {
        return "math/expression";
    }

    @Override
    public Class<Truth> truthType() {
        return Truth.class;
    }

    @Override
    public Verdict verify(Truth truth, String completion) {
        var chat = CHAT.matcher(completion);
        var text =
                chat.find() && chat.start() > 0
                        ? completion.substring(0, chat.start())
                        : completion;
        return switch (FinalAnswer.in(text)) {
            case FinalAnswer.One(var span) ->
                    isPhrase(text, span) ? announced(truth, span) : judged(truth, span);
            case FinalAnswer.Several(var spans) -> rivals(truth, spans);
            case FinalAnswer.None _ -> unmarked(truth, text);
        };
    }

    /// Whether a stated answer stands in running text, rather than in a box or between tags.
    private static boolean isPhrase(String text, Span span) {
        int before = span.from() - 1;
        return before >= 0
                && text.charAt(before) != '{'
                && text.charAt(before) != '>'
                && !text.startsWith("####", Math.max(0, before - 4));
    }

    /// "The answer is …": the rest of the sentence, or the formula or number that it ends with.
    private static Verdict announced(Truth truth, Span span) {
        if (Answer.read(span.text()).expr() != null || isWords(truth)) {
            return judged(truth, span);
        }
        var last = LastStatement.in(span.text(), 0, span.text().length());
        if (last == null || span.text().contains("\\boxed")) {
            return judged(truth, span);
        }
        return judged(
                truth, new Span(last.text(), span.from() + last.from(), span.from() + last.to()));
    }

    /// Whether the reference is words, so that the words of an answer are to be compared as they are.
    private static boolean isWords(Truth truth) {
        var expr = Answer.read(reference(truth)).expr();
        return expr == null || Words.isChoice(expr);
    }

    /// Different texts may still be one answer, or all parts of one.
    private static Verdict rivals(Truth truth, List<Span> spans) {
        var last = spans.getLast();
        Verdict first = null;
        for (var span : spans) {
            var verdict = judged(truth, span);
            if (verdict instanceof Verdict.Unscorable) {
                return verdict;
            }
            if (!(verdict instanceof Verdict.Correct)) {
                first = first == null ? verdict : first;
            }
        }
        if (first == null) {
            return judged(truth, last);
        }
        var joined =
                new Span(
                        String.join(", ", spans.stream().map(Span::text).toList()),
                        spans.getFirst().from(),
                        last.to());
        return judged(truth, joined) instanceof Verdict.Correct correct
                ? correct
                : Verdict.wrong("%d different answers".formatted(spans.size()))
                        .with(Evidence.of(last));
    }

    private static Verdict unmarked(Truth truth, String text) {
        int thought = text.lastIndexOf("</think>");
        int from = thought < 0 ? 0 : thought + "</think>".length();
        int open = text.indexOf("<think>", from);
        int end = open < 0 ? text.length() : open;
        var all = text.substring(from, end).strip();
        if (all.isEmpty()) {
            return Verdict.unreadable("no answer");
        }
        var whole = new Span(all, from, end);
        if (all.length() <= SHORT && (Answer.read(all).expr() != null || isWords(truth))) {
            return judged(truth, whole);
        }
        var last = LastStatement.in(text, from, end);
        return last == null
                ? Verdict.unreadable("no final answer is marked and none stands at the end")
                : judged(truth, last);
    }

    private static String reference(Truth truth) {
        return switch (FinalAnswer.in(truth.answer())) {
            case FinalAnswer.One(var span) -> span.text();
            case FinalAnswer.Several(var spans) ->
                    String.join(", ", spans.stream().map(Span::text).toList());
            case FinalAnswer.None _ -> truth.answer();
        };
    }

    private static Verdict judged(Truth truth, Span span) {
        return verdict(truth, span.text()).with(Evidence.of(span));
    }

    private static Verdict verdict(Truth truth, String answer) {
        var gold = Answer.read(reference(truth));
        if (gold.source().isBlank()) {
            return Verdict.unscorable(Cause.BROKEN_REFERENCE, "the reference is empty");
        }
        var given = Answer.read(answer);
        if (given.source().isBlank()) {
            return Verdict.unreadable("the answer is empty");
        }
        return verdict(new Equality(new Budget()), gold, given);
    }

    private static boolean isBroken(Equality equality, @Nullable Expr gold) {
        return gold instanceof Expr.Apply && equality.isUndefined(gold);
    }

    private static Verdict verdict(Equality equality, Answer gold, Answer given) {
        try {
            if (isBroken(equality, gold.expr())) {
                return Verdict.unscorable(Cause.BROKEN_REFERENCE, "the reference has no value");
            }
            var found = new Comparison(equality).compare(gold, given);
            return switch (found.outcome()) {
                case EQUAL -> Verdict.correct(found.why());
                case DIFFERENT ->
                        given.expr() == null && gold.expr() != null
                                ? Verdict.unreadable(found.why())
                                : Verdict.wrong(found.why());
                case UNDECIDED -> Verdict.unscorable(Cause.UNDECIDABLE, found.why());
            };
        } catch (Budget.Exhausted _) {
            return Verdict.unscorable(
                    Cause.TIME, "neither equal nor different within the steps allowed");
        } catch (Undecided undecided) {
            return Verdict.unscorable(Cause.UNDECIDABLE, String.valueOf(undecided.getMessage()));
        }
    }
}
