package whetstone.math.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Binder;
import whetstone.math.expression.Expr.Group;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;
import whetstone.math.expression.Scanner.Kind;
import whetstone.math.expression.Scanner.Token;

/// Reads named functions, constants and operators, as LaTeX commands and as plain words.
final class Functions {

    private static final Pattern INLINE = Pattern.compile("\\(?[A-Za-z]\\)?|[-+]?[\\d.,/ ]+|e|i");

    private final Parser parser;
    private final Scanner scanner;
    private final Operands operands;

    /// How many integrals are open.
    private int integrals;

    Functions(Parser parser, Scanner scanner, Operands operands) {
        this.parser = parser;
        this.scanner = scanner;
        this.operands = operands;
    }

    /// Whether a plain word means something by itself.
    boolean isWord(String word) {
        return word.length() > 1
                && (Names.UNARY.containsKey(word)
                        || Names.MANY.containsKey(word)
                        || Names.GREEK.contains(word)
                        || Names.CONSTANTS.containsKey(word)
                        || word.equals("sum"))
                && !word.equals("lim");
    }

    /// Whether a command begins an operand.
    boolean knows(String command) {
        return Names.UNARY.containsKey(command)
                || Names.MANY.containsKey(command)
                || Names.GREEK.contains(command)
                || Names.CONSTANTS.containsKey(command)
                || Names.BINDERS.containsKey(command)
                || Names.OTHERS.contains(command);
    }

    /// Whether the content of `\text{…}` is to be read as mathematics.
    boolean isInlineText(String content) {
        return INLINE.matcher(content).matches();
    }

    /// The operand that a plain word names; the scanner stands behind it.
    Expr named(String word) {
        if (Names.MANY.containsKey(word)) {
            return new Apply(Names.MANY.get(word), operands.items('('));
        }
        var op = Names.UNARY.get(word);
        if (op == Op.ROOT) {
            var args = scanner.peek().is('(') ? operands.items('(') : List.of(operands.read());
            int index = word.equals("cbrt") ? 3 : 2;
            return Expr.apply(
                    Op.ROOT, args.getFirst(), args.size() > 1 ? args.get(1) : Num.of(index));
        }
        return op != null ? applied(word, op) : constant(word);
    }

    private Expr constant(String word) {
        var constant = Names.CONSTANTS.get(word);
        if (constant != null) {
            return new Symbol(constant);
        }
        if (Names.GREEK.contains(word)) {
            return operands.symbol(word.replace("var", ""));
        }
        throw new Unparsable("unknown word " + word);
    }

    /// The operand that a command begins.
    Expr command(Token token) {
        var name = token.text();
        scanner.pass(token);
        if (Names.BINDERS.containsKey(name)) {
            return binder(Names.BINDERS.get(name));
        }
        return switch (name) {
            case "frac", "dfrac", "tfrac", "cfrac" -> fraction();
            case "binom", "dbinom", "tbinom" -> new Apply(Op.BINOMIAL, operands.arguments(2));
            case "sqrt" -> root();
            case "operatorname" -> operator(scanner.name());
            case "overline" -> Expr.apply(Op.CONJUGATE, operands.argument());
            case "mathbb" ->
                    new Symbol("set " + (scanner.peek().is('{') ? scanner.name() : letter()));
            case "emptyset", "varnothing" -> new Group('{', '}', List.of());
            case "angle", "triangle" -> corners(name);
            case "$" -> operands.read();
            case "det" ->
                    operands.read() instanceof Expr.Matrix(var rows)
                            ? Matrices.determinant(rows)
                            : unknown(name);
            default -> knows(name) ? named(name) : unknown(name);
        };
    }

    /// A symbol for an angle or a triangle of three letters: those of an angle may be turned round, those of a triangle
    /// come in any order. What has fewer letters is its own name.
    private Expr corners(String name) {
        var token = scanner.peek();
        if (token.kind() != Kind.WORD || token.text().length() != 3) {
            return operands.argument();
        }
        scanner.pass(token);
        char[] letters = token.text().toCharArray();
        if (name.equals("triangle")) {
            Arrays.sort(letters);
        } else if (letters[0] > letters[2]) {
            char first = letters[0];
            letters[0] = letters[2];
            letters[2] = first;
        }
        return new Symbol(name + " " + new String(letters));
    }

    private String letter() {
        return operands.argument() instanceof Symbol(var name) ? name : "";
    }

    private Expr fraction() {
        var parts = operands.arguments(2);
        if (parts.getFirst().equals(new Symbol("d"))) {
            throw new Unparsable("a derivative that is not carried out");
        }
        return new Apply(Op.DIVIDE, parts);
    }

    private static Expr unknown(String name) {
        throw new Unparsable("unknown command \\" + name);
    }

    private Expr operator(String name) {
        var plain = name.replaceAll("\\\\[a-z]+|[{}\\s]", "");
        if (isWord(plain)) {
            return named(plain);
        }
        return new Expr.Call(plain, operands.items('('));
    }

    private Expr root() {
        Expr index = Num.of(2);
        if (scanner.take('[')) {
            index = parser.sum();
            scanner.expect(']');
        }
        var radicand = scanner.peek().is('(') ? operands.read() : operands.argument();
        return Expr.apply(Op.ROOT, radicand, index);
    }

    private Expr applied(String word, Op op) {
        Expr base = null;
        Expr power = null;
        for (var token = scanner.peek(); token.is('_') || token.is('^'); token = scanner.peek()) {
            scanner.pass(token);
            if (token.is('_')) {
                base = operands.argument();
            } else {
                power = scanner.peek().is('-') ? signed() : operands.argument();
            }
        }
        var inverse =
                power instanceof Num(var value, _) && value.equals(Rational.of(-1))
                        ? Names.INVERSES.get(op)
                        : null;
        var argument = argument();
        var applied =
                inverse != null ? Expr.apply(inverse, argument) : called(word, op, base, argument);
        return power == null || inverse != null ? applied : Expr.apply(Op.POWER, applied, power);
    }

    private Expr signed() {
        scanner.expect('-');
        return Expr.negate(operands.argument());
    }

    private static Expr called(String word, Op op, @Nullable Expr base, Expr argument) {
        if (op != Op.LOG) {
            return Expr.apply(op, argument);
        }
        if (base == null && argument instanceof Expr.Listing(var items, _) && items.size() == 2) {
            return Expr.apply(Op.LOG, items.get(1), items.get(0));
        }
        return base != null
                ? Expr.apply(Op.LOG, base, argument)
                : word.equals("lg")
                        ? Expr.apply(Op.LOG, Num.of(10), argument)
                        : Expr.apply(Op.LOG, new Symbol("log base"), argument);
    }

    /// A function's argument: a bracket, or the factors up to the next sign or function.
    private Expr argument() {
        var token = scanner.peek();
        if (token.is('(')) {
            var items = operands.items('(');
            return items.size() == 1
                    ? items.getFirst()
                    : new Expr.Listing(items, Expr.Junction.COMMA);
        }
        if (token.is('-')) {
            scanner.pass(token);
            return Expr.negate(argument());
        }
        var argument = parser.power();
        for (var next = scanner.peek();
                operands.begins(next, argument) && !isFunction(next) && !isDifferential(next);
                next = scanner.peek()) {
            argument = Expr.apply(Op.MULTIPLY, argument, parser.power());
        }
        return argument;
    }

    private static boolean isFunction(Token token) {
        return (token.kind() == Kind.COMMAND || token.kind() == Kind.WORD)
                && Names.UNARY.containsKey(token.text())
                && Names.UNARY.get(token.text()) != Op.ROOT;
    }

    /// Whether it is the `dx` of an integral that is open.
    private boolean isDifferential(Token token) {
        return integrals > 0
                && token.kind() == Kind.WORD
                && token.text().length() == 2
                && token.text().charAt(0) == 'd';
    }

    private Expr binder(Binder.Kind kind) {
        var bounds = new ArrayList<Expr>();
        String variable = "";
        for (var token = scanner.peek(); token.is('_') || token.is('^'); token = scanner.peek()) {
            scanner.pass(token);
            if (token.is('_') && kind != Binder.Kind.INTEGRAL) {
                scanner.expect('{');
                variable = ((Symbol) symbol()).name();
                passArrow(kind);
                bounds.addFirst(parser.sum());
                scanner.expect('}');
            } else if (token.is('_')) {
                bounds.addFirst(operands.argument());
            } else {
                bounds.add(operands.argument());
            }
        }
        if (kind == Binder.Kind.INTEGRAL) {
            return integral(bounds);
        }
        if (bounds.size() != (kind == Binder.Kind.LIMIT ? 1 : 2)) {
            throw new Unparsable("bounds are missing");
        }
        return new Binder(kind, variable, bounds, factors());
    }

    private Expr factors() {
        var body = parser.power();
        for (var next = scanner.peek();
                operands.begins(next, body) || next.command("cdot");
                next = scanner.peek()) {
            if (next.command("cdot")) {
                scanner.pass(next);
            }
            body = Expr.apply(Op.MULTIPLY, body, parser.power());
        }
        return body;
    }

    private Expr symbol() {
        var symbol = operands.read();
        if (!(symbol instanceof Symbol)) {
            throw new Unparsable("a bound variable is missing");
        }
        return symbol;
    }

    private void passArrow(Binder.Kind kind) {
        var token = scanner.peek();
        boolean right =
                kind == Binder.Kind.LIMIT
                        ? token.command("to") || token.command("rightarrow")
                        : token.is('=');
        if (!right) {
            throw new Unparsable("a bound is missing");
        }
        scanner.pass(token);
    }

    /// The integrand up to `dx`: a product, read with the differential as its last two factors.
    private Expr integral(List<Expr> bounds) {
        integrals++;
        var body = parser.sum();
        integrals--;
        if (body instanceof Apply(var op, var terms) && op == Op.ADD) {
            var last = differential(terms.getLast());
            var all = new ArrayList<>(terms.subList(0, terms.size() - 1));
            all.add(last.body());
            return new Binder(
                    Binder.Kind.INTEGRAL, last.variable(), bounds, new Apply(Op.ADD, all));
        }
        var whole = differential(body);
        return new Binder(Binder.Kind.INTEGRAL, whole.variable(), bounds, whole.body());
    }

    private record Differential(Expr body, String variable) {}

    /// Splits `f · d · x`, which is how `f dx` reads.
    private static Differential differential(Expr body) {
        var d = new Symbol("d");
        if (body instanceof Apply(var op, var args)
                && op == Op.MULTIPLY
                && args.get(1) instanceof Symbol(var variable)) {
            if (args.getFirst().equals(d)) {
                return new Differential(Num.of(1), variable);
            }
            if (args.getFirst() instanceof Apply(var inner, var factors)
                    && inner == Op.MULTIPLY
                    && factors.get(1).equals(d)) {
                return new Differential(factors.getFirst(), variable);
            }
        }
        throw new Unparsable("a differential is missing");
    }
}
