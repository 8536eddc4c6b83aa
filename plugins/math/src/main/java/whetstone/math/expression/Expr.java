package whetstone.math.expression;

import java.util.List;
import whetstone.math.Rational;

/// What an answer says, as a tree. Reading computes nothing.
sealed interface Expr {

    /// A number as written.
    ///
    /// @param digits digits after the decimal point; -1 where there is none, so that the number is exact
    record Num(Rational value, int digits) implements Expr {
        static Num of(long value) {
            return new Num(Rational.of(value), -1);
        }
    }

    /// A variable or a named constant; subscripts are part of the name.
    record Symbol(String name) implements Expr {}

    /// An operation or a known function.
    record Apply(Op op, List<Expr> args) implements Expr {
        public Apply {
            args = List.copyOf(args);
        }

        Expr first() {
            return args.getFirst();
        }

        Expr second() {
            return args.get(1);
        }
    }

    /// A function that only has a name, such as f(2).
    record Call(String name, List<Expr> args) implements Expr {
        public Call {
            args = List.copyOf(args);
        }
    }

    /// A sum, product, integral or limit over a bound variable.
    ///
    /// @param bounds from and to; for a limit the point; empty for an indefinite integral
    record Binder(Kind kind, String variable, List<Expr> bounds, Expr body) implements Expr {
        enum Kind {
            SUM,
            PRODUCT,
            INTEGRAL,
            LIMIT
        }

        public Binder {
            bounds = List.copyOf(bounds);
        }
    }

    /// Items in brackets: a tuple, an interval, a set, a list.
    ///
    /// @param open one of `( [ { <`
    /// @param close one of `) ] } >`
    record Group(char open, char close, List<Expr> items) implements Expr {
        public Group {
            items = List.copyOf(items);
        }

        boolean isSet() {
            return open == '{';
        }
    }

    /// Items without brackets: `1, 2` or `x = 1 or x = 2`.
    record Listing(List<Expr> items, Junction junction) implements Expr {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /// What stands between the items of a listing.
    enum Junction {
        COMMA,
        AND,
        OR
    }

    /// A chain of comparisons.
    ///
    /// @param terms one more than signs
    record Relation(List<Expr> terms, List<Sign> signs) implements Expr {
        public Relation {
            terms = List.copyOf(terms);
            signs = List.copyOf(signs);
        }
    }

    /// Comparison signs.
    enum Sign {
        EQUAL,
        UNEQUAL,
        LESS,
        LESS_EQUAL,
        GREATER,
        GREATER_EQUAL,
        APPROXIMATELY,
        IN,
        CONGRUENT;

        /// The same comparison read from the other side.
        Sign turned() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_EQUAL -> GREATER_EQUAL;
                case GREATER -> LESS;
                case GREATER_EQUAL -> LESS_EQUAL;
                case EQUAL, UNEQUAL, APPROXIMATELY, IN, CONGRUENT -> this;
            };
        }

        boolean isOrder() {
            return this == LESS || this == LESS_EQUAL || this == GREATER || this == GREATER_EQUAL;
        }

        boolean isStrict() {
            return this == LESS || this == GREATER;
        }
    }

    /// Rows of equal length.
    record Matrix(List<List<Expr>> rows) implements Expr {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A value with a unit.
    record Quantity(Expr value, Unit unit) implements Expr {}

    /// Words.
    record Text(String words) implements Expr {}

    /// Operations and known functions.
    enum Op {
        ADD,
        NEGATE,
        MULTIPLY,
        DIVIDE,
        POWER,
        ROOT,
        PLUS_MINUS,
        ABS,
        FACTORIAL,
        DOUBLE_FACTORIAL,
        BINOMIAL,
        FLOOR,
        CEILING,
        GCD,
        LCM,
        MIN,
        MAX,
        MOD,
        PERCENT,
        DEGREE,
        RATIO,
        CONJUGATE,
        REAL,
        IMAGINARY,
        EXP,
        LN,
        LOG,
        SIN,
        COS,
        TAN,
        COT,
        SEC,
        CSC,
        ARCSIN,
        ARCCOS,
        ARCTAN,
        ARCCOT,
        ARCSEC,
        ARCCSC,
        SINH,
        COSH,
        TANH,
        COTH,
        ARSINH,
        ARCOSH,
        ARTANH,
        UNION,
        INTERSECTION,
        DIFFERENCE,
        PRIME
    }

    static Expr apply(Op op, Expr... args) {
        return new Apply(op, List.of(args));
    }

    static Expr negate(Expr expr) {
        return expr instanceof Num(var value, var digits)
                ? new Num(value.negate(), digits)
                : apply(Op.NEGATE, expr);
    }

    static Expr subtract(Expr left, Expr right) {
        return apply(Op.ADD, left, negate(right));
    }
}
