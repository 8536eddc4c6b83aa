package whetstone.math;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.pf4j.Extension;
import whetstone.api.Evidence.Span;
import whetstone.api.FinalAnswer;
import whetstone.api.KnobDomain;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Verdict;
import whetstone.math.Formula.Constant;
import whetstone.math.Formula.Operation;
import whetstone.math.Formula.Operator;

/// Reach a target from given numbers. There are many right answers, so an answer is evaluated, never compared.
@Extension
public final class Countdown implements KnobDomain<Countdown.Knobs, Countdown.Game> {

    /// The hidden truth.
    ///
    /// @param numbers each may be used once
    /// @param target to be reached exactly
    /// @param solution an expression that does
    public record Game(List<Long> numbers, long target, String solution) {
        public Game {
            numbers = List.copyOf(numbers);
        }
    }

    /// What makes a game hard.
    ///
    /// @param numbers how many there are
    /// @param largest the largest of them
    /// @param target the largest target
    public record Knobs(
            @Range(min = 2, max = 10) int numbers,
            @Range(min = 5, max = 1_000) int largest,
            @Range(min = 10, max = 1_000_000) int target) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(2, 9, 81),
                    new Knobs(3, 9, 100),
                    new Knobs(3, 25, 200),
                    new Knobs(4, 25, 200),
                    new Knobs(4, 50, 500),
                    new Knobs(5, 50, 500),
                    new Knobs(5, 100, 999),
                    new Knobs(6, 100, 999),
                    new Knobs(7, 100, 999),
                    new Knobs(8, 100, 9_999));

    /// How often another solution is tried where the target is one of the numbers, which is no task.
    private static final int ATTEMPTS = 20;

    @Override
    public String id() {
        return "math/countdown";
    }

    @Override
    public Class<Game> truthType() {
        return Game.class;
    }

    @Override
    public String instructions() {
        return "Write an expression with + - * / and parentheses that equals the number after the arrow. Use the numbers"
                + " in brackets, each at most once, and no others. Give it as <answer>...</answer>.";
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public Problem<Game> draw(Knobs knobs, RandomGenerator random) {
        var numbers = random.longs(knobs.numbers(), 1, knobs.largest() + 1L).boxed().toList();
        var solution = combined(numbers, knobs.target(), random);
        for (int attempt = 0; attempt < ATTEMPTS && numbers.contains(target(solution)); attempt++) {
            solution = combined(numbers, knobs.target(), random);
        }
        var game = new Game(shuffled(numbers, random), target(solution), solution.text());
        return new Problem<>("%s -> %d".formatted(game.numbers(), game.target()), game);
    }

    private static long target(Formula solution) {
        return solution.value().numerator().longValueExact();
    }

    /// Joins random pairs until one formula is left, keeping all intermediate results positive integers up to `most`
    /// where it can.
    private static Formula combined(List<Long> numbers, long most, RandomGenerator random) {
        var left = new ArrayList<Formula>();
        numbers.forEach(n -> left.add(new Constant(Rational.of(n))));
        while (left.size() > 1) {
            var a = left.remove(random.nextInt(left.size()));
            var b = left.remove(random.nextInt(left.size()));
            boolean ordered = a.value().compareTo(b.value()) >= 0;
            left.add(joined(ordered ? a : b, ordered ? b : a, most, random));
        }
        return left.getFirst();
    }

    private static Formula joined(
            Formula larger, Formula smaller, long most, RandomGenerator random) {
        var a = larger.value();
        var b = smaller.value();
        var operators = new ArrayList<Operator>();
        operators.add(Operator.ADD);
        if (a.compareTo(b) > 0) {
            operators.add(Operator.SUBTRACT);
        }
        if (b.compareTo(Rational.ONE) > 0) {
            operators.add(Operator.MULTIPLY);
            if (a.divide(b).isInteger()) {
                operators.add(Operator.DIVIDE);
            }
        }
        var fitting =
                operators.stream()
                        .filter(o -> o.apply(a, b).compareTo(Rational.of(most)) <= 0)
                        .toList();
        var choice = fitting.isEmpty() ? operators : fitting;
        return new Operation(larger, choice.get(random.nextInt(choice.size())), smaller);
    }

    private static List<Long> shuffled(List<Long> numbers, RandomGenerator random) {
        var shuffled = new ArrayList<Long>();
        var rest = new ArrayList<>(numbers);
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(random.nextInt(rest.size())));
        }
        return shuffled;
    }

    @Override
    public Verdict verify(Game truth, String completion) {
        return FinalAnswer.tagged(completion).judge(answer -> judged(truth, answer));
    }

    private static Verdict judged(Game truth, Span answer) {
        var sides = answer.text().split("=", 2);
        var formula = FormulaReader.read(sides[0]);
        if (formula.isEmpty()) {
            return Verdict.unreadable(
                    "not an expression with + - * / and parentheses: " + Numbers.quoted(answer));
        }
        var target = Rational.of(truth.target());
        if (sides.length == 2 && !target.equals(Rational.read(sides[1].strip()))) {
            return Verdict.wrong(
                    "says that the result is%s, expected %s".formatted(sides[1], target));
        }
        var unused = new ArrayList<>(truth.numbers().stream().map(Rational::of).toList());
        for (var number : formula.get().numbers()) {
            if (!unused.remove(number)) {
                return Verdict.wrong(
                        "%s is used more often than %s has it".formatted(number, truth.numbers()));
            }
        }
        return evaluated(formula.get(), target);
    }

    private static Verdict evaluated(Formula formula, Rational target) {
        try {
            var value = formula.value();
            return value.equals(target)
                    ? Verdict.correct("evaluates to " + value)
                    : Verdict.wrong("evaluates to %s, expected %s".formatted(value, target));
        } catch (ArithmeticException _) {
            return Verdict.wrong("divides by zero");
        }
    }

    @Override
    public String reference(Game truth) {
        return "<answer>%s</answer>".formatted(truth.solution());
    }

    /// The solution's operations, one a line, then the solution.
    @Override
    public String demonstration(Game truth) {
        var work = new StringBuilder();
        steps(FormulaReader.read(truth.solution()).orElseThrow(), work);
        return work + reference(truth);
    }

    private static void steps(Formula formula, StringBuilder work) {
        if (formula instanceof Operation(var left, var operator, var right)) {
            steps(left, work);
            steps(right, work);
            work.append(
                    "%s %s %s = %s\n"
                            .formatted(
                                    left.value(), operator.symbol, right.value(), formula.value()));
        }
    }

    @Override
    public String canonical(Game truth) {
        return truth.numbers().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "->"
                + truth.target();
    }
}
