package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Junction;
import whetstone.math.expression.Expr.Listing;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Relation;
import whetstone.math.expression.Expr.Sign;
import whetstone.math.expression.Scanner.Kind;
import whetstone.math.expression.Scanner.Token;

/// The grammar of answers from lists down to powers; [Operands] reads what these connect.
final class Parser {

    private static final int DEEPEST = 600;

    private static final Set<String> TIMES = Set.of("cdot", "times", "ast", "cdotp", "bullet");

    private static final Pattern SPECIAL_POWER =
            Pattern.compile("\\{\\s*+(?:(\\\\circ|\\\\degree)|(?:\\\\prime\\s*+)++|'++)\\s*+\\}");

    private final Scanner scanner;
    private final Operands operands;
    private final Units units;
    private final Comparisons comparisons;
    private int depth;

    /// Whether a colon makes a ratio; within braces it may stand for "such that".
    private boolean ratios = true;

    /// @param commas whether `1,234` is one number
    Parser(String source, boolean commas) {
        scanner = new Scanner(source);
        units = new Units(scanner);
        comparisons = new Comparisons(scanner);
        operands = new Operands(this, scanner, new NumberReader(scanner, commas));
    }

    Scanner scanner() {
        return scanner;
    }

    /// The answer that the whole text is.
    Expr whole() {
        var expr = listing();
        if (scanner.peek().kind() != Kind.END) {
            throw new Unparsable("cannot read on at " + scanner.at());
        }
        return expr;
    }

    /// Lets colons make ratios, or not; returns what was before.
    boolean ratios(boolean now) {
        boolean before = ratios;
        ratios = now;
        return before;
    }

    /// Guards the recursion.
    void enter() {
        if (++depth > DEEPEST) {
            throw new Unparsable("nested deeper than " + DEEPEST);
        }
    }

    void leave() {
        depth--;
    }

    /// Items with commas or words between them, or a single one.
    Expr listing() {
        var items = new ArrayList<Expr>();
        items.add(relation());
        var junction = Junction.COMMA;
        for (var next = separator(); next != null; next = separator()) {
            junction = next == Junction.COMMA ? junction : next;
            items.add(relation());
        }
        return items.size() == 1 ? items.getFirst() : new Listing(items, junction);
    }

    /// Passes a run of commas, semicolons, "and", "or"; null where there is none, or where it ends the text.
    private @Nullable Junction separator() {
        Junction junction = null;
        while (true) {
            var token = scanner.peek();
            if (!token.is(',') && !token.is(';') && !isJunction(token)) {
                return token.kind() == Kind.END ? null : junction;
            }
            scanner.pass(token);
            boolean or = token.text().endsWith("or") || token.text().equals("vee");
            junction =
                    token.kind() == Kind.CHARACTER
                            ? (junction == null ? Junction.COMMA : junction)
                            : or ? Junction.OR : Junction.AND;
        }
    }

    private static boolean isJunction(Token token) {
        return switch (token.kind()) {
            case WORD -> token.text().equals("or") || token.text().equals("and");
            case TEXT -> token.text().matches("[,;]?\\s*(?:or|and)");
            case COMMAND ->
                    token.text().equals("lor")
                            || token.text().equals("land")
                            || token.text().equals("vee")
                            || token.text().equals("wedge");
            case DIGITS, CHARACTER, END -> false;
        };
    }

    /// A chain of comparisons, or a single term.
    Expr relation() {
        var terms = new ArrayList<Expr>();
        var signs = new ArrayList<Sign>();
        terms.add(term());
        for (var sign = comparisons.next(); sign != null; sign = comparisons.next()) {
            signs.add(sign);
            terms.add(term());
        }
        return signs.isEmpty() ? terms.getFirst() : new Relation(terms, signs);
    }

    /// A term with its unit, or modulo a number.
    private Expr term() {
        var term = units.measured(union());
        while (term instanceof Expr.Quantity first && scanner.peek().kind() == Kind.DIGITS) {
            term = Units.total(first, units.measured(union()));
        }
        var token = scanner.peek();
        if (!token.command("pmod")) {
            return term;
        }
        scanner.pass(token);
        return new Expr.Call("pmod", List.of(term, operands.argument()));
    }

    private Expr union() {
        var left = sum();
        while (true) {
            var token = scanner.peek();
            var op =
                    token.command("cup") || (token.kind() == Kind.WORD && token.text().equals("U"))
                            ? Op.UNION
                            : token.command("cap")
                                    ? Op.INTERSECTION
                                    : token.command("setminus") || token.command("backslash")
                                            ? Op.DIFFERENCE
                                            : null;
            if (op == null) {
                return left;
            }
            scanner.pass(token);
            enter();
            left = Expr.apply(op, left, sum());
        }
    }

    /// Terms with signs between them.
    Expr sum() {
        var terms = new ArrayList<Expr>();
        var left =
                scanner.peek().command("pm") || scanner.peek().command("mp")
                        ? Num.of(0)
                        : product();
        terms.add(left);
        while (true) {
            var token = scanner.peek();
            boolean pm = token.command("pm") || token.command("mp");
            if (!token.is('+') && !token.is('-') && !pm) {
                break;
            }
            scanner.pass(token);
            if (pm || (token.is('+') && scanner.charAt(scanner.at()) == '/')) {
                passSlashMinus(pm);
                enter();
                var sum = total(terms);
                terms.clear();
                terms.add(Expr.apply(Op.PLUS_MINUS, sum, product()));
            } else {
                var term = product();
                if (token.is('-') && term instanceof Expr.Group group && group.isSet()) {
                    var rest = total(terms);
                    terms.clear();
                    terms.add(Expr.apply(Op.DIFFERENCE, rest, term));
                } else {
                    terms.add(token.is('-') ? Expr.negate(term) : term);
                }
            }
        }
        var token = scanner.peek();
        if (!token.command("choose") && !token.command("over")) {
            return total(terms);
        }
        scanner.pass(token);
        return Expr.apply(token.command("over") ? Op.DIVIDE : Op.BINOMIAL, total(terms), sum());
    }

    private void passSlashMinus(boolean pm) {
        if (!pm) {
            scanner.expect('/');
            scanner.expect('-');
        }
    }

    private static Expr total(List<Expr> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Apply(Op.ADD, terms);
    }

    private Expr product() {
        var left = signed();
        int factors = 0;
        for (var next = multiplied(left); next != null; next = multiplied(left)) {
            left = next;
            enter();
            factors++;
        }
        depth -= factors;
        return left;
    }

    /// The product with what follows; null where nothing does.
    private @Nullable Expr multiplied(Expr left) {
        var token = scanner.peek();
        if (isTimes(token)) {
            passTimes(token);
            return Expr.apply(Op.MULTIPLY, left, signed());
        }
        if (token.is('/') || token.command("div")) {
            scanner.pass(token);
            return Expr.apply(Op.DIVIDE, left, signed());
        }
        if ((token.is(':') && ratios) || isTo(token)) {
            scanner.pass(token);
            return ratio(left, signed());
        }
        if (token.command("bmod")
                || token.command("mod")
                || (token.kind() == Kind.WORD && token.text().equals("mod"))) {
            scanner.pass(token);
            return Expr.apply(Op.MOD, left, signed());
        }
        return operands.begins(token, left) ? Expr.apply(Op.MULTIPLY, left, power()) : null;
    }

    private static boolean isTo(Token token) {
        return (token.kind() == Kind.WORD || token.kind() == Kind.TEXT)
                && token.text().equals("to");
    }

    private static Expr ratio(Expr left, Expr right) {
        if (!(left instanceof Apply(var op, var args) && op == Op.RATIO)) {
            return Expr.apply(Op.RATIO, left, right);
        }
        var all = new ArrayList<>(args);
        all.add(right);
        return new Apply(Op.RATIO, all);
    }

    private static boolean isTimes(Token token) {
        return token.is('*') || (token.kind() == Kind.COMMAND && TIMES.contains(token.text()));
    }

    private void passTimes(Token token) {
        scanner.pass(token);
        if (token.is('*') && scanner.charAt(scanner.at()) == '*') {
            throw new Unparsable("** is read as a power, not as a product");
        }
    }

    private Expr signed() {
        var token = scanner.peek();
        if (!token.is('-') && !token.is('+')) {
            return power();
        }
        enter();
        scanner.pass(token);
        var operand = signed();
        leave();
        return token.is('-') ? Expr.negate(operand) : operand;
    }

    /// An operand with what stands behind it: powers, factorials, percent signs.
    Expr power() {
        var base = operands.read();
        int marks = 0;
        for (var next = marked(base); next != null; next = marked(base)) {
            base = next;
            enter();
            marks++;
        }
        depth -= marks;
        return base;
    }

    private @Nullable Expr marked(Expr base) {
        var token = scanner.peek();
        if (token.is('^') || doubleStar(token)) {
            scanner.moveTo(token.is('^') ? token.to() : token.to() + 1);
            return raised(base);
        }
        if (token.is('!') && scanner.charAt(token.to()) != '=') {
            boolean twice = scanner.charAt(token.to()) == '!';
            scanner.moveTo(token.to() + (twice ? 1 : 0));
            return Expr.apply(twice ? Op.DOUBLE_FACTORIAL : Op.FACTORIAL, base);
        }
        if (token.command("degree")) {
            scanner.pass(token);
            return Expr.apply(Op.DEGREE, base);
        }
        if (token.is('%') || token.command("%") || token.is('\'')) {
            scanner.pass(token);
            return Expr.apply(token.is('\'') ? Op.PRIME : Op.PERCENT, base);
        }
        return null;
    }

    private boolean doubleStar(Token token) {
        return token.is('*') && scanner.charAt(token.to()) == '*';
    }

    /// A base with the exponent that stands here.
    Expr raised(Expr base) {
        var token = scanner.peek();
        if (token.is('{')) {
            var special =
                    SPECIAL_POWER
                            .matcher(scanner.source())
                            .region(token.from(), scanner.source().length());
            if (special.lookingAt()) {
                scanner.moveTo(special.end());
                return Expr.apply(special.group(1) != null ? Op.DEGREE : Op.PRIME, base);
            }
            return Expr.apply(Op.POWER, base, operands.braced());
        }
        if (token.command("circ") || token.command("degree")) {
            scanner.pass(token);
            return Expr.apply(Op.DEGREE, base);
        }
        if (token.command("prime")) {
            scanner.pass(token);
            return Expr.apply(Op.PRIME, base);
        }
        enter();
        var exponent = token.is('-') || token.is('+') ? signedPower(token) : tower();
        leave();
        return Expr.apply(Op.POWER, base, exponent);
    }

    private Expr signedPower(Token token) {
        scanner.pass(token);
        var exponent = tower();
        return token.is('-') ? Expr.negate(exponent) : exponent;
    }

    /// An exponent without braces; `2^3^2` is `2^(3^2)`.
    private Expr tower() {
        var base = operands.read();
        var token = scanner.peek();
        if (token.is('^') || doubleStar(token)) {
            scanner.moveTo(token.is('^') ? token.to() : token.to() + 1);
            return raised(base);
        }
        return base;
    }
}
