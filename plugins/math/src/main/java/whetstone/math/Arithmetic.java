package whetstone.math;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.FinalAnswer;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Verdict;
import whetstone.math.Formula.Constant;
import whetstone.math.Formula.Operation;
import whetstone.math.Formula.Operator;

/// Evaluate a nested expression exactly. The worked answer carries out one operation per line.
@Extension
public final class Arithmetic implements KnobDomain<Arithmetic.Knobs, Arithmetic.Calculation> {

    /// The hidden truth.
    ///
    /// @param expression as in the prompt: numbers, `+ - * /` and parentheses
    public record Calculation(String expression) {
        Formula formula() {
            return FormulaReader.read(expression)
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "truth of math/arithmetic: found '%s'; expected an expression such as (3 + 4) * 2"
                                            .formatted(expression)));
        }
    }

    /// What makes a calculation hard.
    ///
    /// @param operations how many there are
    /// @param largest the largest number in the expression
    /// @param products whether there are products
    /// @param quotients whether there are quotients, and so fractions
    public record Knobs(
            @Range(min = 1, max = 20) int operations,
            @Range(min = 1, max = 1_000_000) int largest,
            boolean products,
            boolean quotients) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(1, 9, false, false),
                    new Knobs(1, 50, true, false),
                    new Knobs(2, 20, true, false),
                    new Knobs(2, 60, true, true),
                    new Knobs(3, 12, true, true),
                    new Knobs(3, 50, true, true),
                    new Knobs(4, 20, true, true),
                    new Knobs(5, 20, true, true),
                    new Knobs(6, 50, true, true),
                    new Knobs(8, 50, true, true));

    /// No intermediate result has a part beyond this many bits where another operation avoids it.
    private static final int BITS = 24;

    @Override
    public String id() {
        return "math/arithmetic";
    }

    @Override
    public Class<Calculation> truthType() {
        return Calculation.class;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public Problem<Calculation> draw(Knobs knobs, RandomGenerator random) {
        var calculation = new Calculation(formula(knobs, knobs.operations(), random).text());
        return new Problem<>(calculation.expression() + " =", calculation);
    }

    private static Formula formula(Knobs knobs, int operations, RandomGenerator random) {
        if (operations == 0) {
            return new Constant(Rational.of(random.nextInt(1, knobs.largest() + 1)));
        }
        int before = random.nextInt(operations);
        var left = formula(knobs, before, random);
        var right = formula(knobs, operations - 1 - before, random);
        return new Operation(
                left, fitting(left.value(), right.value(), operators(knobs, random)), right);
    }

    private static List<Operator> operators(Knobs knobs, RandomGenerator random) {
        var operators = new ArrayList<>(List.of(Operator.ADD, Operator.SUBTRACT));
        if (knobs.products()) {
            operators.add(Operator.MULTIPLY);
        }
        if (knobs.quotients()) {
            operators.add(Operator.DIVIDE);
        }
        Collections.swap(operators, 0, random.nextInt(operators.size()));
        return operators;
    }

    private static Operator fitting(Rational left, Rational right, List<Operator> operators) {
        return operators.stream()
                .filter(o -> o != Operator.DIVIDE || right.signum() != 0)
                .filter(o -> o.apply(left, right).bits() <= BITS)
                .findFirst()
                .orElse(Operator.ADD);
    }

    @Override
    public Verdict verify(Calculation truth, String completion) {
        return FinalAnswer.tagged(completion)
                .judge(answer -> Numbers.equal(answer, truth.formula().value()));
    }

    @Override
    public String reference(Calculation truth) {
        return "<answer>%s</answer>".formatted(truth.formula().value());
    }

    /// For (3 + 4) * 2 the lines `7 * 2`, `14` and the answer.
    @Override
    public String demonstration(Calculation truth) {
        var work = new StringBuilder();
        var formula = truth.formula();
        while (formula instanceof Operation) {
            formula = formula.reduced();
            work.append(formula.text()).append('\n');
        }
        return work + reference(truth);
    }

    @Override
    public String canonical(Calculation truth) {
        return truth.formula().canonical();
    }

    @Override
    public Preview preview(Calculation truth) {
        return new Preview.Formula(truth.expression().replace("*", "\\cdot"));
    }
}
