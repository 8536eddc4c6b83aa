package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Call;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;
import whetstone.math.expression.Expr.Text;
import whetstone.math.expression.Scanner.Token;

/// Reads what operators connect: numbers, symbols, functions, brackets, commands.
final class Operands {

    private static final Pattern MIXED =
            Pattern.compile(
                    "(?:\\s|\\\\[ ,;])*+\\\\[dtc]?frac\\s*+(?:\\{\\s*+(\\d{1,9}+)\\s*+\\}|(\\d))\\s*+(?:\\{\\s*+(\\d{1,9}+)\\s*+\\}|(\\d))(?!\\s*+\\^)");
    private static final Pattern PLAIN_MIXED =
            Pattern.compile("(?:[ ]++|\\s*+and\\s++|-)(\\d{1,9}+)/(\\d{1,9}+)(?![\\d.^])");
    private static final Pattern CALL_MARKS =
            Pattern.compile("\\s*+(?:\\^\\s*+(?:\\{\\s*+-1\\s*+\\}|-1)|'++)\\s*+(?=\\()");
    private static final Pattern SUBSCRIPT = Pattern.compile("\\{?\\s*+([A-Za-z]|\\d++)\\s*+\\}?");

    private static final Pattern WORD =
            Pattern.compile(
                    "[Nn]o|NO|YES|[Ii][snt]|[A-Z][a-z]{2}|[b-df-hj-np-tv-z][eiou][b-df-hj-np-tv-z]|odd|two|one|all|DNE");

    private final Parser parser;
    private final Scanner scanner;
    private final NumberReader numbers;
    private final Brackets brackets;
    private final Functions functions;

    /// How many bars of an absolute value are open.
    private int bars;

    Operands(Parser parser, Scanner scanner, NumberReader numbers) {
        this.parser = parser;
        this.scanner = scanner;
        this.numbers = numbers;
        brackets = new Brackets(parser, scanner, this);
        functions = new Functions(parser, scanner, this);
    }

    /// Whether a token that follows an operand without a sign begins a factor.
    boolean begins(Token token, Expr left) {
        return switch (token.kind()) {
            case DIGITS -> !(left instanceof Num) && !endsInNumber(left);
            case WORD -> isFactor(token.text());
            case COMMAND ->
                    functions.knows(token.text())
                            || "{|".contains(token.text())
                            || token.text().equals("lvert")
                            || token.text().equals("lfloor")
                            || token.text().equals("lceil")
                            || token.text().equals("begin");
            case CHARACTER ->
                    token.is('(')
                            || token.is('{')
                            || (token.is('[') && !(left instanceof Num))
                            || (token.is('|') && bars == 0);
            case TEXT -> functions.isInlineText(token.text()) && Unit.named(token.text()) == null;
            case END -> false;
        };
    }

    private static boolean endsInNumber(Expr left) {
        return left instanceof Apply(var op, var args)
                && op != Op.ADD
                && op != Op.FACTORIAL
                && args.getLast() instanceof Num;
    }

    private boolean isFactor(String word) {
        if (word.equals("or") || word.equals("and") || word.equals("U") || word.equals("mod")) {
            return false;
        }
        return functions.isWord(word)
                || word.length() == 1
                || (word.length() <= 3 && Unit.named(word) == null);
    }

    /// Whether a run of letters is a product of single ones rather than a word or a unit.
    private static boolean isProduct(String word) {
        return word.length() <= 3
                && (word.length() == 1 || Unit.named(word) == null)
                && !WORD.matcher(word).matches();
    }

    /// The operand that stands here; moves past it.
    Expr read() {
        parser.enter();
        var token = scanner.peek();
        var expr =
                switch (token.kind()) {
                    case DIGITS -> number();
                    case WORD -> word(token);
                    case COMMAND ->
                            token.text().equals("{")
                                            || token.text().equals("langle")
                                            || token.text().equals("|")
                                            || token.text().equals("lvert")
                                            || token.text().equals("lVert")
                                            || token.text().equals("vert")
                                            || token.text().equals("lfloor")
                                            || token.text().equals("lceil")
                                            || token.text().equals("lbrack")
                                            || token.text().equals("begin")
                                    ? bracketed(token)
                                    : functions.command(token);
                    case TEXT -> text(token);
                    case CHARACTER -> bracketed(token);
                    case END -> throw new Unparsable("an operand is missing at the end");
                };
        parser.leave();
        return expr;
    }

    private Expr number() {
        var number = numbers.read();
        if (number.digits() >= 0 || !number.value().isInteger()) {
            return number;
        }
        var mixed = MIXED.matcher(scanner.source()).region(scanner.at(), scanner.source().length());
        if (mixed.lookingAt()) {
            return mixed(number, group(mixed, 1, 2), group(mixed, 3, 4), mixed.end());
        }
        var plain =
                PLAIN_MIXED
                        .matcher(scanner.source())
                        .region(scanner.at(), scanner.source().length());
        if (plain.lookingAt() && scanner.charAt(scanner.at()) != '-') {
            return mixed(number, plain.group(1), plain.group(2), plain.end());
        }
        return number;
    }

    private static String group(Matcher match, int one, int other) {
        return match.group(one) != null ? match.group(one) : match.group(other);
    }

    /// `3 1/2`; an improper fraction makes a product.
    private Expr mixed(Num whole, String over, String under, int end) {
        long numerator = Long.parseLong(over);
        long denominator = Long.parseLong(under);
        if (numerator >= denominator || denominator == 0) {
            return whole;
        }
        scanner.moveTo(end);
        return new Num(whole.value().add(Rational.of(numerator, denominator)), -1);
    }

    private Expr word(Token token) {
        var word = token.text();
        if (functions.isWord(word)) {
            scanner.pass(token);
            return functions.named(word);
        }
        if (!isProduct(word)) {
            throw new Unparsable("unknown word '%s'".formatted(word));
        }
        scanner.moveTo(token.from() + 1);
        return symbol(word.substring(0, 1));
    }

    /// A symbol with its subscript, or the call of a function of that name.
    Expr symbol(String name) {
        var full = new StringBuilder(name);
        if (scanner.peek().is('_')) {
            scanner.expect('_');
            var simple =
                    SUBSCRIPT
                            .matcher(scanner.source())
                            .region(scanner.spaces(scanner.at()), scanner.source().length());
            boolean braced = scanner.peek().is('{');
            if (simple.lookingAt() && braced == simple.group().endsWith("}")) {
                scanner.moveTo(simple.end());
                full.append('_').append(simple.group(1));
            } else {
                return new Call(full + "_", List.of(argument()));
            }
        } else if (Scanner.isDigit(scanner.charAt(scanner.at()))
                && name.length() == 1
                && !name.equals("e")
                && !name.equals("i")) {
            int end = scanner.at();
            while (Scanner.isDigit(scanner.charAt(end))) {
                end++;
            }
            full.append('_').append(scanner.source(), scanner.at(), end);
            scanner.moveTo(end);
        }
        if (!"fghFGHPQpq".contains(name)) {
            return new Symbol(full.toString());
        }
        var marks =
                CALL_MARKS
                        .matcher(scanner.source())
                        .region(scanner.at(), scanner.source().length());
        if (marks.lookingAt()) {
            scanner.moveTo(marks.end());
            full.append(marks.group().replaceAll("[\\s{}]", ""));
        }
        return scanner.peek().is('(') ? call(full.toString()) : new Symbol(full.toString());
    }

    private Expr call(String name) {
        var args = brackets.items('(');
        return new Call(name, args);
    }

    private Expr text(Token token) {
        if (functions.isInlineText(token.text())) {
            scanner.moveTo(scanner.source().indexOf('{', token.from()));
            return braced();
        }
        scanner.pass(token);
        return new Text(token.text());
    }

    private Expr bracketed(Token token) {
        if (token.is('{')) {
            return braced();
        }
        if (token.is('€') || token.is('£') || token.is('¥')) {
            scanner.pass(token);
            return read();
        }
        boolean bar =
                token.is('|')
                        || token.command("|")
                        || token.command("lvert")
                        || token.command("lVert")
                        || token.command("vert");
        if (!bar) {
            return brackets.read(token);
        }
        scanner.pass(token);
        bars++;
        var content = parser.sum();
        bars--;
        var close = scanner.peek();
        if (!close.is('|')
                && !close.command("|")
                && !close.command("rvert")
                && !close.command("rVert")
                && !close.command("vert")) {
            throw new Unparsable("a bar is missing");
        }
        scanner.pass(close);
        return Expr.apply(Op.ABS, content);
    }

    /// What the braces hold that open here.
    Expr braced() {
        int outer = bars;
        bars = 0;
        scanner.expect('{');
        var expr = parser.listing();
        scanner.expect('}');
        bars = outer;
        return expr;
    }

    /// A command's argument as TeX takes it: braces, or the one character or command that follows.
    Expr argument() {
        var token = scanner.peek();
        return switch (token.kind()) {
            case DIGITS -> {
                scanner.moveTo(token.from() + 1);
                yield Num.of(scanner.charAt(token.from()) - '0');
            }
            case WORD -> {
                scanner.moveTo(token.from() + 1);
                yield new Symbol(token.text().substring(0, 1));
            }
            case COMMAND, TEXT -> read();
            case CHARACTER -> {
                if (!token.is('{')) {
                    throw new Unparsable("an argument is missing at " + token.from());
                }
                yield braced();
            }
            case END -> throw new Unparsable("an argument is missing at the end");
        };
    }

    /// While `read` runs, bars close an absolute value or separate a condition, but open nothing behind a factor.
    <T> T withBars(int count, Supplier<T> read) {
        int outer = bars;
        bars = count;
        var result = read.get();
        bars = outer;
        return result;
    }

    List<Expr> arguments(int count) {
        var args = new ArrayList<Expr>();
        for (int i = 0; i < count; i++) {
            args.add(argument());
        }
        return args;
    }

    List<Expr> items(char open) {
        return brackets.items(open);
    }
}
