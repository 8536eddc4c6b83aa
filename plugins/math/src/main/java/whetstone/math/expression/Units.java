package whetstone.math.expression;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Quantity;
import whetstone.math.expression.Scanner.Token;

/// Reads what follows a number: `cm^2`, `\text{ km/h}`, `square units`, `apples`.
final class Units {

    private static final Pattern EXPONENT =
            Pattern.compile("\\s*+\\^\\s*+\\{?\\s*+(-?\\d)\\s*+\\}?");
    private static final Pattern PARTS = Pattern.compile("[A-Za-z]+\\.?|[/%$]|\\^\\{?(-?\\d)\\}?");
    private static final int MOST_WORDS = 4;

    private final Scanner scanner;

    Units(Scanner scanner) {
        this.scanner = scanner;
    }

    /// The value with the unit that follows it, or just the value.
    Expr measured(Expr value) {
        var words = new StringBuilder();
        int count = 0;
        for (var word = next(); word != null && count < MOST_WORDS; word = next()) {
            words.append(' ').append(word);
            count++;
        }
        return count == 0 ? value : new Quantity(value, unit(words.toString()));
    }

    /// `1 hour 30 minutes` in base units.
    static Expr total(Quantity first, Expr second) {
        if (!(second instanceof Quantity(var value, var unit))
                || !unit.dimensions().equals(first.unit().dimensions())) {
            throw new Unparsable("two quantities that do not add up");
        }
        var base = new Unit(Rational.ONE, unit.dimensions());
        return new Quantity(
                Expr.apply(Op.ADD, inBase(first.value(), first.unit()), inBase(value, unit)), base);
    }

    private static Expr inBase(Expr value, Unit unit) {
        return Expr.apply(Op.MULTIPLY, value, new Expr.Num(unit.factor(), -1));
    }

    /// What the items of a list are called, if each is a number of something else; else nothing.
    static Set<String> labels(List<Expr> items) {
        var labels = new TreeSet<String>();
        for (var item : items) {
            if (!(item instanceof Quantity(_, var unit))
                    || !unit.isLabel()
                    || !labels.add(unit.dimensions().toString())) {
                return Set.of();
            }
        }
        return labels;
    }

    /// Items with labels in the order of these.
    static List<Expr> byLabel(List<Expr> items) {
        return items.stream()
                .sorted(Comparator.comparing(i -> ((Quantity) i).unit().dimensions().toString()))
                .toList();
    }

    private @Nullable String next() {
        var token = scanner.peek();
        if (!isUnit(token)) {
            return null;
        }
        scanner.pass(token);
        var exponent =
                EXPONENT.matcher(scanner.source()).region(scanner.at(), scanner.source().length());
        if (exponent.lookingAt()) {
            scanner.moveTo(exponent.end());
            return token.text() + "^" + exponent.group(1);
        }
        return token.text();
    }

    private boolean isUnit(Token token) {
        return switch (token.kind()) {
            case WORD ->
                    !token.text().equals("or")
                            && !token.text().equals("and")
                            && !token.text().equals("U");
            case TEXT ->
                    !token.text().matches("[,;]?\\s*(?:or|and)") && !token.text().contains(",");
            case COMMAND -> token.text().equals("$");
            case CHARACTER ->
                    token.is('€') || token.is('£') || (token.is('/') && unitFollows(token));
            case DIGITS, END -> false;
        };
    }

    private boolean unitFollows(Token slash) {
        int place = scanner.spaces(slash.to());
        return Scanner.isLetter(scanner.charAt(place)) || scanner.charAt(place) == '\\';
    }

    /// The unit that these words name; a label where they name none.
    static Unit unit(String words) {
        var whole = new Unit(Rational.ONE, Map.of());
        Unit last = null;
        int sign = 1;
        int power = 1;
        var match = PARTS.matcher(words);
        while (match.find()) {
            var word = match.group().replace(".", "");
            if (match.group(1) != null && last != null) {
                whole = whole.times(last, Integer.parseInt(match.group(1)) - 1);
                continue;
            }
            switch (word) {
                case "/", "per" -> sign = -1;
                case "square", "sq" -> power = 2;
                case "cubic" -> power = 3;
                default -> {
                    var unit = Unit.named(word);
                    if (unit == null) {
                        return Unit.label(words.strip());
                    }
                    last = sign > 0 ? unit : unit.times(unit, -2);
                    whole = whole.times(last, power);
                    power = 1;
                }
            }
        }
        return last == null ? Unit.label(words.strip()) : whole;
    }
}
