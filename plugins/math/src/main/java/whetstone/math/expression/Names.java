package whetstone.math.expression;

import java.util.Map;
import java.util.Set;
import whetstone.math.expression.Expr.Binder;
import whetstone.math.expression.Expr.Op;

/// What names and LaTeX commands mean.
final class Names {
    private Names() {}

    /// Functions of one argument.
    static final Map<String, Op> UNARY =
            Map.ofEntries(
                    Map.entry("sin", Op.SIN),
                    Map.entry("cos", Op.COS),
                    Map.entry("tan", Op.TAN),
                    Map.entry("tg", Op.TAN),
                    Map.entry("cot", Op.COT),
                    Map.entry("ctg", Op.COT),
                    Map.entry("sec", Op.SEC),
                    Map.entry("csc", Op.CSC),
                    Map.entry("arcsin", Op.ARCSIN),
                    Map.entry("arccos", Op.ARCCOS),
                    Map.entry("arctan", Op.ARCTAN),
                    Map.entry("asin", Op.ARCSIN),
                    Map.entry("acos", Op.ARCCOS),
                    Map.entry("atan", Op.ARCTAN),
                    Map.entry("arccot", Op.ARCCOT),
                    Map.entry("arcsec", Op.ARCSEC),
                    Map.entry("arccsc", Op.ARCCSC),
                    Map.entry("sinh", Op.SINH),
                    Map.entry("cosh", Op.COSH),
                    Map.entry("tanh", Op.TANH),
                    Map.entry("coth", Op.COTH),
                    Map.entry("arsinh", Op.ARSINH),
                    Map.entry("arcosh", Op.ARCOSH),
                    Map.entry("artanh", Op.ARTANH),
                    Map.entry("arcsinh", Op.ARSINH),
                    Map.entry("arccosh", Op.ARCOSH),
                    Map.entry("arctanh", Op.ARTANH),
                    Map.entry("asinh", Op.ARSINH),
                    Map.entry("acosh", Op.ARCOSH),
                    Map.entry("atanh", Op.ARTANH),
                    Map.entry("ln", Op.LN),
                    Map.entry("log", Op.LOG),
                    Map.entry("lg", Op.LOG),
                    Map.entry("exp", Op.EXP),
                    Map.entry("abs", Op.ABS),
                    Map.entry("floor", Op.FLOOR),
                    Map.entry("ceil", Op.CEILING),
                    Map.entry("sqrt", Op.ROOT),
                    Map.entry("cbrt", Op.ROOT),
                    Map.entry("Re", Op.REAL),
                    Map.entry("Im", Op.IMAGINARY));

    static final Map<String, Op> MANY =
            Map.of(
                    "gcd",
                    Op.GCD,
                    "lcm",
                    Op.LCM,
                    "min",
                    Op.MIN,
                    "max",
                    Op.MAX,
                    "binom",
                    Op.BINOMIAL);

    static final Map<Op, Op> INVERSES =
            Map.of(
                    Op.SIN, Op.ARCSIN, Op.COS, Op.ARCCOS, Op.TAN, Op.ARCTAN, Op.COT, Op.ARCCOT,
                    Op.SEC, Op.ARCSEC, Op.CSC, Op.ARCCSC, Op.SINH, Op.ARSINH, Op.COSH, Op.ARCOSH,
                    Op.TANH, Op.ARTANH);

    static final Set<String> GREEK =
            Set.of(
                    "alpha",
                    "beta",
                    "gamma",
                    "delta",
                    "epsilon",
                    "varepsilon",
                    "zeta",
                    "eta",
                    "theta",
                    "vartheta",
                    "iota",
                    "kappa",
                    "lambda",
                    "mu",
                    "nu",
                    "xi",
                    "rho",
                    "sigma",
                    "tau",
                    "upsilon",
                    "phi",
                    "varphi",
                    "chi",
                    "psi",
                    "omega",
                    "Gamma",
                    "Delta",
                    "Theta",
                    "Lambda",
                    "Xi",
                    "Sigma",
                    "Phi",
                    "Psi",
                    "Omega",
                    "ell",
                    "hbar");

    static final Map<String, String> CONSTANTS =
            Map.ofEntries(
                    Map.entry("pi", "pi"),
                    Map.entry("infty", "infinity"),
                    Map.entry("infinity", "infinity"),
                    Map.entry("inf", "infinity"),
                    Map.entry("oo", "infinity"),
                    Map.entry("imath", "i"),
                    Map.entry("ldots", "..."),
                    Map.entry("dots", "..."),
                    Map.entry("cdots", "..."),
                    Map.entry("dotsc", "..."));

    static final Map<String, Binder.Kind> BINDERS =
            Map.of(
                    "sum", Binder.Kind.SUM,
                    "prod", Binder.Kind.PRODUCT,
                    "int", Binder.Kind.INTEGRAL,
                    "lim", Binder.Kind.LIMIT);

    static final Set<String> OTHERS =
            Set.of(
                    "frac",
                    "dfrac",
                    "tfrac",
                    "cfrac",
                    "sqrt",
                    "binom",
                    "dbinom",
                    "tbinom",
                    "operatorname",
                    "overline",
                    "mathbb",
                    "emptyset",
                    "varnothing",
                    "angle",
                    "triangle",
                    "lvert");
}
