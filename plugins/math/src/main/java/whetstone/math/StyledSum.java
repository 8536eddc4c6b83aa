package whetstone.math;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.pf4j.Extension;
import whetstone.api.Evidence;
import whetstone.api.FinalAnswer;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Verdict;

/// Add two numbers, by worked answers of three styles that the prompt does not tell apart. A policy that imitates them writes
/// each as often as it saw it; which one it falls into when it is paid for right answers is what Zhao et al. 2025,
/// arXiv:2504.07912, section 3 ask. Every verdict tells the style of the completion by a component such as `style-columns`.
@Extension
public final class StyledSum implements KnobDomain<StyledSum.Knobs, StyledSum.Sum> {

    /// How a worked answer is written.
    public enum Style {
        /// Nothing but the answer.
        BARE,
        /// The sum's digits from the lowest up: `236<answer>632</answer>`.
        DIGITS,
        /// Each column with its carry: `7+5=12 4+8+1=13 3+2+1=6<answer>632</answer>`.
        COLUMNS;

        String component() {
            return "style-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The hidden truth.
    ///
    /// @param style of the worked answer; any is right
    public record Sum(long a, long b, Style style) {}

    /// What makes a sum hard.
    ///
    /// @param digits that the numbers have at most
    public record Knobs(@Range(min = 2, max = 15) int digits) {}

    private static final Map<Style, Pattern> WORK = new EnumMap<>(Style.class);

    static {
        WORK.put(Style.BARE, Pattern.compile(""));
        WORK.put(Style.DIGITS, Pattern.compile("\\d+"));
        WORK.put(Style.COLUMNS, Pattern.compile("(\\d\\+\\d(\\+1)?=\\d{1,2} ?)+"));
    }

    @Override
    public String id() {
        return "math/styled-sum";
    }

    @Override
    public Class<Sum> truthType() {
        return Sum.class;
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(level + 2);
    }

    @Override
    public Problem<Sum> draw(Knobs knobs, RandomGenerator random) {
        long bound = Math.powExact(10L, knobs.digits());
        long a = random.nextLong(bound);
        long b = random.nextLong(bound);
        var style = Style.values()[random.nextInt(Style.values().length)];
        return new Problem<>("%d + %d =".formatted(a, b), new Sum(a, b, style));
    }

    @Override
    public Verdict verify(Sum truth, String completion) {
        var verdict =
                FinalAnswer.tagged(completion)
                        .judge(answer -> Numbers.equal(answer, Rational.of(truth.a() + truth.b())));
        return verdict.with(
                new Evidence(
                        verdict.evidence().answer(),
                        styles(completion),
                        verdict.evidence().trace()));
    }

    // 1 for the style that the text before the answer has, 0 for the others.
    private static Map<String, Double> styles(String completion) {
        int end = completion.indexOf("<answer>");
        var work = completion.substring(0, Math.max(end, 0));
        var components = new TreeMap<String, Double>();
        WORK.forEach((style, form) ->
                components.put(
                        style.component(), end >= 0 && form.matcher(work).matches() ? 1.0 : 0.0));
        return components;
    }

    @Override
    public String reference(Sum truth) {
        return "<answer>%d</answer>".formatted(truth.a() + truth.b());
    }

    @Override
    public String demonstration(Sum truth) {
        var work =
                switch (truth.style()) {
                    case BARE -> "";
                    case DIGITS ->
                            new StringBuilder().append(truth.a() + truth.b()).reverse().toString();
                    case COLUMNS -> columns(truth.a(), truth.b());
                };
        return work + reference(truth);
    }

    private static String columns(long a, long b) {
        var columns = new StringBuilder();
        long carry = 0;
        do {
            long sum = a % 10 + b % 10 + carry;
            columns.append(columns.isEmpty() ? "" : " ").append(a % 10).append('+').append(b % 10);
            columns.append(carry == 1 ? "+1=" : "=").append(sum);
            carry = sum / 10;
            a /= 10;
            b /= 10;
        } while (a > 0 || b > 0);
        return columns.toString();
    }

    /// The numbers, in whichever order: the style is none of the problem's.
    @Override
    public String canonical(Sum truth) {
        return Math.min(truth.a(), truth.b()) + " " + Math.max(truth.a(), truth.b());
    }

    @Override
    public Preview preview(Sum truth) {
        return new Preview.Formula("%d + %d".formatted(truth.a(), truth.b()));
    }
}
