package whetstone.math.expression;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import whetstone.api.Seed;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Binder;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// Values enclosed to a given precision, at given values of the variables.
final class Numeric {

    private static final int MAX_TERMS = 2_000;
    private static final int LONGEST_EXPONENT = 20;

    private final Map<String, Complex> values;
    private final int bits;
    private final Budget budget;
    private boolean leftReals;

    /// @param values of the variables; `log base` for logarithms that name none
    /// @param bits of the results, about
    Numeric(Map<String, Complex> values, int bits, Budget budget) {
        this.values = new HashMap<>(values);
        this.bits = bits;
        this.budget = budget;
    }

    /// Whether a real argument has led to a result that is not real.
    boolean leftReals() {
        return leftReals;
    }

    Complex value(Expr expr) {
        budget.spend(bits);
        return switch (expr) {
            case Num(var value, _) -> Complex.real(Ball.of(value, bits));
            case Symbol(var name) -> symbol(name);
            case Apply(var op, var args) -> applied(op, args);
            case Binder binder -> repeated(binder);
            case Expr.Call(var name, var args) -> unknown(name, args);
            case Expr.Group _,
                    Expr.Listing _,
                    Expr.Relation _,
                    Expr.Matrix _,
                    Expr.Quantity _,
                    Expr.Text _ ->
                    throw Undecided.because("not a number");
        };
    }

    /// A function of which nothing is known has a random value for each of its arguments, where these are exact.
    private Complex unknown(String name, List<Expr> args) {
        var node = new Seed(name.hashCode());
        for (var arg : args) {
            node = node.derive(((Num) rational(arg)).value().hashCode());
        }
        return Complex.real(
                new Ball(BigInteger.valueOf(node.random().nextLong(1L << 40, 1L << 41)), 0, -40));
    }

    private Complex symbol(String name) {
        var value = values.get(name);
        if (value != null) {
            return value;
        }
        return switch (name) {
            case "pi" -> Complex.real(Elementary.pi(bits));
            case "e" -> euler();
            case "i" -> Complex.I;
            default -> throw Undecided.because(name + " has no value");
        };
    }

    private Complex euler() {
        budget.spendSeries(bits);
        return Complex.real(Elementary.exp(Ball.ONE, bits));
    }

    private Complex applied(Op op, List<Expr> args) {
        return switch (op) {
            case ADD -> sum(args);
            case MULTIPLY -> value(args.get(0)).multiply(value(args.get(1)), bits);
            case DIVIDE -> value(args.get(0)).divide(value(args.get(1)), bits);
            case POWER -> power(args.get(0), args.get(1));
            case ROOT -> root(args.get(0), args.get(1));
            case LOG -> {
                var base = ln(value(args.get(0)));
                yield ln(value(args.get(1))).divide(base, bits);
            }
            case FACTORIAL, DOUBLE_FACTORIAL, BINOMIAL, FLOOR, CEILING, GCD, LCM, MOD, MIN, MAX ->
                    discrete(op, args);
            case PLUS_MINUS, RATIO, UNION, INTERSECTION, DIFFERENCE, PRIME ->
                    throw Undecided.because("not a number");
            default -> function(op, value(args.getFirst()));
        };
    }

    private Complex sum(List<Expr> args) {
        var sum = Complex.ZERO;
        for (var arg : args) {
            sum = sum.add(value(arg), bits);
        }
        return sum;
    }

    private Complex function(Op op, Complex x) {
        budget.spendSeries(2L * bits);
        return switch (op) {
            case NEGATE -> x.negate();
            case PERCENT -> x.divide(Complex.real(Ball.of(100)), bits);
            case DEGREE ->
                    x.multiply(Complex.real(Elementary.pi(bits)), bits)
                            .divide(Complex.real(Ball.of(180)), bits);
            case ABS -> Complex.real(x.modulus(bits));
            case CONJUGATE -> x.conjugate();
            case REAL -> Complex.real(x.re());
            case IMAGINARY -> Complex.real(x.im());
            case EXP -> x.exp(bits);
            case LN -> ln(x);
            case SIN -> x.sin(bits);
            case COS -> x.cos(bits);
            case TAN -> x.sin(bits).divide(x.cos(bits), bits);
            case COT -> x.cos(bits).divide(x.sin(bits), bits);
            case SEC -> Complex.ONE.divide(x.cos(bits), bits);
            case CSC -> Complex.ONE.divide(x.sin(bits), bits);
            default -> inverse(op, x);
        };
    }

    private Complex inverse(Op op, Complex x) {
        var one = Complex.ONE;
        return switch (op) {
            case ARCSIN -> noted(x, x.arcsin(bits));
            case ARCCOS -> quarter().subtract(noted(x, x.arcsin(bits)), bits);
            case ARCTAN -> x.arctan(bits);
            case ARCCOT -> quarter().subtract(x.arctan(bits), bits);
            case ARCSEC -> quarter().subtract(noted(x, one.divide(x, bits).arcsin(bits)), bits);
            case ARCCSC -> noted(x, one.divide(x, bits).arcsin(bits));
            case SINH -> exponentials(x, -1);
            case COSH -> exponentials(x, 1);
            case TANH -> exponentials(x, -1).divide(exponentials(x, 1), bits);
            case COTH -> exponentials(x, 1).divide(exponentials(x, -1), bits);
            case ARSINH -> ln(x.add(x.multiply(x, bits).add(one, bits).sqrt(bits), bits));
            case ARCOSH ->
                    ln(
                            x.add(
                                    root(x.subtract(one, bits))
                                            .multiply(root(x.add(one, bits)), bits),
                                    bits));
            case ARTANH ->
                    ln(one.add(x, bits).divide(one.subtract(x, bits), bits))
                            .divide(Complex.real(Ball.of(2)), bits);
            default -> throw Undecided.because("no value of " + op);
        };
    }

    private Complex quarter() {
        return Complex.real(Elementary.pi(bits).divide(Ball.of(2), bits));
    }

    private Complex exponentials(Complex x, int sign) {
        var up = x.exp(bits);
        var down = Complex.ONE.divide(up, bits);
        return up.add(sign > 0 ? down : down.negate(), bits).divide(Complex.real(Ball.of(2)), bits);
    }

    private Complex ln(Complex x) {
        return noted(x, x.ln(bits));
    }

    private Complex root(Complex x) {
        return noted(x, x.sqrt(bits));
    }

    private Complex noted(Complex argument, Complex result) {
        leftReals |= argument.isReal() && !result.isReal();
        return result;
    }

    private Complex power(Expr base, Expr exponent) {
        var rational = Exact.value(exponent, budget);
        if (rational == null) {
            var x = value(base);
            var w = value(exponent);
            budget.spendSeries(3L * bits);
            boolean whole =
                    w.isReal()
                            && w.re().isExact()
                            && w.re().exp() >= 0
                            && w.re().magnitude() <= LONGEST_EXPONENT;
            return whole
                    ? x.power(w.re().fixed(0).longValueExact(), bits)
                    : noted(x, x.power(w, bits));
        }
        return power(value(base), rational);
    }

    private Complex power(Complex x, Rational exponent) {
        if (exponent.isInteger() && exponent.bits() <= LONGEST_EXPONENT) {
            budget.spend((long) bits * exponent.bits());
            return x.power(exponent.numerator().longValueExact(), bits);
        }
        if (exponent.denominator().equals(BigInteger.TWO) && exponent.bits() <= LONGEST_EXPONENT) {
            return root(x).power(exponent.numerator().longValueExact(), bits);
        }
        budget.spendSeries(3L * bits);
        boolean odd = exponent.denominator().testBit(0);
        if (x.isReal() && !x.isZero() && x.re().sign() < 0 && odd) {
            var positive = x.negate().power(Complex.real(Ball.of(exponent, bits)), bits);
            return exponent.numerator().testBit(0) ? positive.negate() : positive;
        }
        return noted(x, x.power(Complex.real(Ball.of(exponent, bits)), bits));
    }

    private Complex root(Expr radicand, Expr index) {
        var rational = Exact.value(index, budget);
        var x = value(radicand);
        if (rational == null || rational.signum() == 0) {
            return noted(x, x.power(Complex.ONE.divide(value(index), bits), bits));
        }
        return x.isZero() ? x : power(x, Rational.ONE.divide(rational));
    }

    /// Functions of whole numbers, at values that are whole.
    private Complex discrete(Op op, List<Expr> args) {
        if (op == Op.FLOOR || op == Op.CEILING) {
            return rounded(value(args.getFirst()), op == Op.FLOOR);
        }
        var whole = args.stream().map(this::rational).toList();
        var value = Exact.value(new Apply(op, whole), budget);
        if (value == null) {
            throw Undecided.because(op + " of what is not a whole number");
        }
        return Complex.real(Ball.of(value, bits));
    }

    private Complex rounded(Complex x, boolean down) {
        var upward = down ? x.re() : x.re().negate();
        var low =
                new Ball(upward.mid().subtract(BigInteger.valueOf(upward.rad())), 0, upward.exp())
                        .fixed(0);
        var high =
                new Ball(upward.mid().add(BigInteger.valueOf(upward.rad())), 0, upward.exp())
                        .fixed(0);
        if (!x.isReal() || !low.equals(high)) {
            throw Undecided.because("a number too close to a whole one");
        }
        var whole = new Ball(low, 0, 0);
        return Complex.real(down ? whole : whole.negate());
    }

    private Expr rational(Expr arg) {
        var value = value(arg);
        if (!value.isReal() || !value.re().isExact() || Math.abs(value.re().exp()) > 4_096) {
            throw Undecided.because("a number that is not known exactly");
        }
        var scale = Rational.of(BigInteger.TWO.pow(Math.abs(value.re().exp())));
        var mid = Rational.of(value.re().mid());
        return new Num(value.re().exp() < 0 ? mid.divide(scale) : mid.multiply(scale), -1);
    }

    private Complex repeated(Binder binder) {
        if (binder.kind() != Binder.Kind.SUM && binder.kind() != Binder.Kind.PRODUCT) {
            throw Undecided.because("no value of " + binder.kind());
        }
        var from = rational(binder.bounds().get(0));
        var to = rational(binder.bounds().get(1));
        var count = ((Num) to).value().subtract(((Num) from).value());
        if (!count.isInteger() || count.compareTo(Rational.of(MAX_TERMS)) > 0) {
            throw Undecided.because("a sum of more than %d terms".formatted(MAX_TERMS));
        }
        boolean sum = binder.kind() == Binder.Kind.SUM;
        var outer = values.get(binder.variable());
        var result = sum ? Complex.ZERO : Complex.ONE;
        var i = ((Num) from).value();
        for (long n = count.numerator().longValueExact(); n >= 0; n--) {
            values.put(binder.variable(), Complex.real(Ball.of(i, bits)));
            var term = value(binder.body());
            result = sum ? result.add(term, bits) : result.multiply(term, bits);
            i = i.add(Rational.ONE);
        }
        if (outer == null) {
            values.remove(binder.variable());
        } else {
            values.put(binder.variable(), outer);
        }
        return result;
    }
}
