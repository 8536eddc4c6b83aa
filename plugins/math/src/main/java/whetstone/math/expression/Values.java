package whetstone.math.expression;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Quantity;
import whetstone.math.expression.Expr.Symbol;

/// Compares single values: numbers and formulas, with their units and with the roundings that are allowed.
final class Values {

    private static final Unit NONE = new Unit(Rational.ONE, Map.of());
    private static final Unit PERCENT = percent();
    private static final Unit DEGREE = new Unit(Rational.ONE, Map.of("°", 1));

    /// A decimal stands for an exact reference from so many significant digits on.
    private static final int ENOUGH_DIGITS = 6;

    private static final Set<String> CONSTANTS = Set.of("c", "K", "k", "C_1", "c_1", "C_0");

    private static final Rational SIXTEEN = Rational.of(16);

    private final Equality equality;

    Values(Equality equality) {
        this.equality = equality;
    }

    private static Unit percent() {
        return new Unit(Rational.of(1, 100), Map.of("%", 1));
    }

    /// A value and its unit.
    private record Measured(Expr value, @Nullable Unit unit) {
        Expr inBaseUnits() {
            return unit == null || unit.factor().equals(Rational.ONE)
                    ? value
                    : Expr.apply(Op.MULTIPLY, value, new Num(unit.factor(), -1));
        }

        Expr radians() {
            return Expr.apply(Op.DEGREE, value);
        }
    }

    Finding compare(Expr reference, Expr rawAnswer) {
        var answer = sameConstant(reference, rawAnswer);
        var gold = measured(reference, false);
        var given =
                measured(
                        answer,
                        gold.unit != null || (Symbols.free(reference).isEmpty() && isArea(answer)));
        if (gold.unit == null && given.unit == null) {
            return number(gold.value, given.value);
        }
        if (gold.unit != null && given.unit != null) {
            return bothMeasured(gold, given);
        }
        var plain = number(gold.value, given.value);
        var unit = gold.unit != null ? gold.unit : given.unit;
        if (plain.isEqual() || unit == null) {
            return plain.isEqual()
                    ? Finding.equal(plain.why() + "; the unit stands on one side only")
                    : plain;
        }
        if (unit.isPercent()) {
            return number(gold.inBaseUnits(), given.inBaseUnits());
        }
        boolean degrees = unit.dimensions().equals(DEGREE.dimensions());
        return degrees
                ? number(
                        gold.unit != null ? gold.radians() : gold.value,
                        given.unit != null ? given.radians() : given.value)
                : plain;
    }

    /// Calls a constant of integration what the reference calls it.
    private static Expr sameConstant(Expr reference, Expr answer) {
        var names = Symbols.free(reference);
        var own = Symbols.free(answer);
        if (!names.contains("C") || own.contains("C")) {
            return answer;
        }
        var others = own.stream().filter(n -> !names.contains(n)).toList();
        boolean constant = others.size() == 1 && CONSTANTS.contains(others.getFirst());
        return constant
                ? Symbols.replace(answer, Map.of(others.getFirst(), new Symbol("C")))
                : answer;
    }

    private Finding bothMeasured(Measured gold, Measured given) {
        var left = Objects.requireNonNull(gold.unit).dimensions();
        var right = Objects.requireNonNull(given.unit).dimensions();
        if (left.equals(right)) {
            return number(gold.inBaseUnits(), given.inBaseUnits());
        }
        var angles = Set.of("°", "rad");
        if (angles.containsAll(left.keySet()) && angles.containsAll(right.keySet())) {
            return number(
                    left.containsKey("°") ? gold.radians() : gold.value,
                    right.containsKey("°") ? given.radians() : given.value);
        }
        return Finding.different("different units");
    }

    /// Splits off the unit; words that only count things are none.
    private static Measured measured(Expr expr, boolean lettersAreUnits) {
        return switch (expr) {
            case Quantity(var value, var unit) ->
                    new Measured(
                            value,
                            unit.isLabel() || unit.dimensions().containsKey("unit") ? null : unit);
            case Apply(var op, var args) when op == Op.PERCENT ->
                    new Measured(args.getFirst(), PERCENT);
            case Apply(var op, var args) when op == Op.DEGREE ->
                    new Measured(args.getFirst(), DEGREE);
            case Apply(var op, var args) when op == Op.NEGATE -> {
                var inner = measured(args.getFirst(), lettersAreUnits);
                yield new Measured(Expr.negate(inner.value), inner.unit);
            }
            default -> lettersAreUnits ? lettered(expr) : new Measured(expr, null);
        };
    }

    /// Reads `3 m/s^2`, where letters may be units or variables, as a measured number.
    private static Measured lettered(Expr expr) {
        return switch (expr) {
            case Symbol(var name) when Unit.named(name) != null ->
                    new Measured(Num.of(1), Unit.named(name));
            case Apply(var op, var args)
                    when op == Op.POWER
                            && args.getFirst() instanceof Symbol(var name)
                            && args.get(1) instanceof Num(var power, _)
                            && power.isInteger()
                            && power.bits() < 4 -> {
                var unit = Unit.named(name);
                int times = power.numerator().intValueExact();
                yield unit == null
                        ? new Measured(expr, null)
                        : new Measured(Num.of(1), NONE.times(unit, times));
            }
            case Apply(var op, var args) when op == Op.MULTIPLY || op == Op.DIVIDE -> {
                var left = lettered(args.get(0));
                var right = lettered(args.get(1));
                if (right.unit == null) {
                    yield new Measured(expr, null);
                }
                var unit = left.unit == null ? NONE : left.unit;
                yield new Measured(
                        Expr.apply(op, left.value, right.value),
                        unit.times(right.unit, op == Op.MULTIPLY ? 1 : -1));
            }
            default -> new Measured(expr, null);
        };
    }

    /// Whether the answer ends in square or cubic metres.
    private static boolean isArea(Expr answer) {
        return answer instanceof Apply(var op, var args)
                && op == Op.MULTIPLY
                && args.getFirst() instanceof Num
                && args.get(1) instanceof Apply(var inner, var power)
                && inner == Op.POWER
                && power.getFirst().equals(new Symbol("m"));
    }

    private Finding number(Expr gold, Expr given) {
        var found = equality.compare(gold, given);
        if (found.isEqual()) {
            return found;
        }
        if (!Symbols.free(gold).isEmpty() || !Symbols.free(given).isEmpty()) {
            return found;
        }
        if (equality.isUndefined(given)) {
            return Finding.different("the answer has no value");
        }
        var rounded = rounded(gold, given);
        return rounded == null ? found : rounded;
    }

    private @Nullable Finding rounded(Expr gold, Expr given) {
        var decimal = literal(given);
        var reference = literal(gold);
        if (decimal != null
                && reference == null
                && significant(decimal) >= ENOUGH_DIGITS
                && rounds(gold, given, decimal)) {
            return Finding.equal(
                    "the reference, correctly rounded to %d significant digits"
                            .formatted(significant(decimal)));
        }
        if (reference != null
                && isRounded(reference, given, decimal)
                && rounds(given, gold, reference)) {
            return Finding.equal(
                    "rounds to the reference, which is a decimal with %d places"
                            .formatted(reference.digits()));
        }
        return null;
    }

    /// Whether a decimal reference looks rounded: two places or more, and not a number of sixteenths where the answer is
    /// a decimal too.
    private static boolean isRounded(Num reference, Expr given, @Nullable Num decimal) {
        if (reference.digits() < 2) {
            return false;
        }
        if (decimal == null) {
            return !(given instanceof Num(var value, _) && value.isInteger());
        }
        return decimal.digits() > reference.digits()
                && significant(reference) >= 3
                && !reference.value().multiply(SIXTEEN).isInteger();
    }

    private boolean rounds(Expr exact, Expr decimal, Num literal) {
        int bits = 128 + Math.min(4_096, literal.value().bits());
        var distance = equality.distance(exact, decimal, bits);
        if (distance == null) {
            return false;
        }
        var half = Rational.of(1, 2).divide(Rational.of(BigInteger.TEN.pow(literal.digits())));
        var margin =
                Ball.of(half, bits)
                        .subtract(distance.holdsZero() ? Ball.ZERO : distance.abs(), bits);
        return margin.holdsZero() ? margin.isZero() : margin.sign() > 0;
    }

    /// The decimal literal that an expression is, sign and percent aside; null for anything else.
    private static @Nullable Num literal(Expr expr) {
        return expr instanceof Num number && number.digits() > 0 ? number : null;
    }

    private static int significant(Num number) {
        var scaled =
                number.value()
                        .multiply(Rational.of(BigInteger.TEN.pow(number.digits())))
                        .numerator()
                        .abs();
        return scaled.signum() == 0 ? 0 : scaled.toString().length();
    }
}
