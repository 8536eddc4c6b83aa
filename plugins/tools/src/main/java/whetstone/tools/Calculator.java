package whetstone.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.pf4j.Extension;
import whetstone.api.Action;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Tags;
import whetstone.api.ToolDomain;
import whetstone.api.Turn;
import whetstone.api.Verdict;

/// Add several numbers on a calculator that takes two at a time.
@Extension
public final class Calculator
        implements KnobDomain<Calculator.Knobs, Calculator.Terms>, ToolDomain<Calculator.Terms> {

    /// The hidden truth.
    ///
    /// @param terms the numbers to add, two or more; negative ones are subtracted
    public record Terms(List<Long> terms) {
        public Terms {
            terms = List.copyOf(terms);
        }

        private long total() {
            return terms.stream().mapToLong(Long::longValue).sum();
        }
    }

    /// What makes a sum hard.
    ///
    /// @param terms how many numbers
    /// @param digits how many digits they have at most
    /// @param negative whether numbers after the first may be subtracted
    public record Knobs(
            @Range(min = 2, max = 20) int terms,
            @Range(min = 1, max = 9) int digits,
            boolean negative) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(2, 1, false),
                    new Knobs(2, 2, false),
                    new Knobs(2, 3, false),
                    new Knobs(3, 2, false),
                    new Knobs(3, 3, false),
                    new Knobs(4, 2, true),
                    new Knobs(4, 3, true),
                    new Knobs(5, 2, true),
                    new Knobs(5, 3, true),
                    new Knobs(6, 3, true));

    private static final String MATH = "math";
    private static final Tags TAGS = new Tags(List.of(MATH), "answer", "result");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,12}");
    private static final Optional<List<Long>> NOTHING = Optional.empty();

    @Override
    public String id() {
        return "tools/calculator";
    }

    @Override
    public Class<Terms> truthType() {
        return Terms.class;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public Problem<Terms> draw(Knobs knobs, RandomGenerator random) {
        long bound = 1;
        for (int i = 0; i < knobs.digits(); i++) {
            bound *= 10;
        }
        var first = random.longs(1, 0, bound);
        var others = random.longs(knobs.terms() - 1L, knobs.negative() ? 1 - bound : 0, bound);
        var truth = new Terms(LongStream.concat(first, others).boxed().toList());
        return new Problem<>(sum(truth.terms()), truth);
    }

    private static String sum(List<Long> terms) {
        var rest = terms.stream().skip(1).map(term -> (term < 0 ? "-" : "+") + Math.abs(term));
        return terms.getFirst() + rest.collect(Collectors.joining());
    }

    @Override
    public Tags tags() {
        return TAGS;
    }

    @Override
    public List<Offer> tools(Terms truth) {
        return List.of(new Offer(MATH, Calculate.ID, "2"));
    }

    /// From left to right.
    @Override
    public List<String> steps(Terms truth) {
        var steps = new ArrayList<String>();
        long sofar = truth.terms().getFirst();
        for (long term : truth.terms().subList(1, truth.terms().size())) {
            steps.add(TAGS.call(MATH, sum(List.of(sofar, term))));
            sofar += term;
        }
        steps.add(TAGS.answer(Long.toString(sofar)));
        return steps;
    }

    /// A call is good if it adds two numbers that are still to be added; an answer if it is right and nothing is left to
    /// add.
    @Override
    public Verdict judgeStep(Terms truth, List<Turn> before, Action newest) {
        var left = left(truth, before);
        return switch (newest) {
            case Action.Call call ->
                    Calculate.terms(call.input()).size() == 2
                                    && without(left, Calculate.terms(call.input())).isPresent()
                            ? Verdict.correct("both are still to be added")
                            : Verdict.wrong(
                                    "'%s' does not add two of %s".formatted(call.input(), left));
            case Action.Answer answer ->
                    left.size() > 1
                            ? Verdict.wrong("still to be added: " + left)
                            : compared(truth, answer);
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private static List<Long> left(Terms truth, List<Turn> before) {
        var left = truth.terms();
        for (var turn : before) {
            var added = Calculate.terms(turn.input());
            var rest = added.size() == 2 && !turn.failed() ? without(left, added) : NOTHING;
            if (rest.isPresent()) {
                var next = new ArrayList<>(rest.get());
                next.add(added.getFirst() + added.getLast());
                left = next;
            }
        }
        return left;
    }

    // Nothing where `left` does not hold all of them, each as often.
    private static Optional<List<Long>> without(List<Long> left, List<Long> terms) {
        var rest = new ArrayList<>(left);
        return terms.stream().allMatch(term -> rest.remove(term)) ? Optional.of(rest) : NOTHING;
    }

    @Override
    public Verdict verify(Terms truth, String completion) {
        return switch (TAGS.read(completion)) {
            case Action.Answer answer -> compared(truth, answer);
            case Action.Call _ -> Verdict.unreadable("no answer, but a call");
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private static Verdict compared(Terms truth, Action.Answer answer) {
        if (!WHOLE.matcher(answer.text()).matches()) {
            return Verdict.unreadable("'%s' is no whole number".formatted(answer.text()));
        }
        return Long.parseLong(answer.text()) == truth.total()
                ? Verdict.correct("%d it is".formatted(truth.total()))
                : Verdict.wrong("%s is not %d".formatted(answer.text(), truth.total()));
    }

    @Override
    public String canonical(Terms truth) {
        return truth.terms().stream().sorted().toList().toString();
    }

    @Override
    public Preview preview(Terms truth) {
        return new Preview.Formula(sum(truth.terms()));
    }
}
