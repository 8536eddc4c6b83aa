package whetstone.math.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Group;
import whetstone.math.expression.Expr.Num;

/// Compares answers that are words, choices or times rather than mathematics.
final class Words {
    private Words() {}

    private static final Set<String> NOTHING =
            Set.of(
                    "nosolution",
                    "nosolutions",
                    "norealsolution",
                    "norealsolutions",
                    "none",
                    "emptyset",
                    "theemptyset");

    private static final Pattern EXISTENCE = Pattern.compile("^there(?:is|are)|exists?$");

    /// Words that say the same.
    private static final Map<String, String> SAME =
            Map.of(
                    "true", "yes",
                    "false", "no",
                    "doesnotexist", "dne",
                    "doesn'texist", "dne",
                    "limitdoesnotexist", "dne",
                    "thelimitdoesnotexist", "dne");

    /// Several letters of a multiple choice.
    private static final Pattern LETTERS = Pattern.compile("[a-j](?:(?:,?and|[,;&])[a-j])++");

    private static final Pattern STYLED =
            Pattern.compile("\\\\(?:text|textbf|textrm|mathrm|mathbf)(?![a-zA-Z])|[{}$\\s~]");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]{2,}");
    private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L}\\d\\s'.,;()-]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(-?\\d+),(\\d+)");

    /// Whether both are the same words, where the reference is words at least in part.
    static boolean same(Answer gold, Answer given) {
        boolean mixed =
                gold.expr() != null
                        && !(gold.expr() instanceof Expr.Text)
                        && Symbols.any(gold.expr(), e -> e instanceof Expr.Text);
        return mixed && !gold.words().contains("\\") && gold.words().equals(given.words());
    }

    /// Compares capital letters without a sign between them: points, places or digits rather than a product. Null where
    /// one of them is anything else.
    static @Nullable Finding capitals(Answer gold, Answer given) {
        var left = STYLED.matcher(gold.source()).replaceAll("");
        var right = STYLED.matcher(given.source()).replaceAll("");
        boolean letters = CAPITALS.matcher(left).matches() && CAPITALS.matcher(right).matches();
        // YES and TRUE are words.
        if (!letters || (!left.equals(right) && said(gold).equals(said(given)))) {
            return null;
        }
        return left.equals(right)
                ? Finding.equal("the same letters")
                : Finding.different("other letters, or in another order");
    }

    /// Whether a text says that there is nothing.
    static boolean meansNothing(Answer answer) {
        return NOTHING.contains(EXISTENCE.matcher(answer.words()).replaceAll(""));
    }

    static Finding times(String gold, String given) {
        boolean lenient =
                Character.isDigit(gold.charAt(gold.length() - 1))
                        || Character.isDigit(given.charAt(given.length() - 1));
        boolean same =
                lenient
                        ? gold.replaceAll("[ap]$", "").equals(given.replaceAll("[ap]$", ""))
                        : gold.equals(given);
        return same ? Finding.equal("the same time") : Finding.different("different times");
    }

    static boolean isChoice(Expr expr) {
        return expr instanceof Expr.Symbol(var name)
                && name.length() == 1
                && name.charAt(0) >= 'A'
                && name.charAt(0) <= 'J';
    }

    static boolean isEmpty(Expr expr) {
        return expr instanceof Group(_, _, var items) && items.isEmpty();
    }

    static Finding compare(Answer gold, Answer given) {
        var words = said(gold);
        if (words.equals(said(given)) && !words.isEmpty()) {
            return Finding.equal("the same words");
        }
        var letter = gold.choice();
        var other = given.choice();
        if (letter != null && other != null && letter.letter().equals(other.letter())) {
            boolean agree =
                    letter.rest().isEmpty()
                            || other.rest().isEmpty()
                            || letter.rest().equalsIgnoreCase(other.rest());
            return agree
                    ? Finding.equal("the same choice")
                    : Finding.different("the same letter before different texts");
        }
        if (letters(gold).size() > 1 && letters(gold).equals(letters(given))) {
            return Finding.equal("the same choices");
        }
        boolean nothing =
                meansNothing(gold)
                        && (meansNothing(given) || (given.expr() != null && isEmpty(given.expr())));
        if (nothing) {
            return Finding.equal("nothing on either side");
        }
        var plain =
                gold.source().replaceAll("\\\\text(?:bf|rm|it|normal)?\\s*\\{([^{}]*)\\}", "$1");
        return gold.expr() != null || PLAIN_WORDS.matcher(plain).matches()
                ? Finding.different("different words")
                : Finding.undecided("the reference is not understood");
    }

    private static String said(Answer answer) {
        return SAME.getOrDefault(answer.words(), answer.words());
    }

    /// The letters of the choices that an answer lists, each at most once; empty where it lists anything else.
    private static Set<String> letters(Answer answer) {
        if (!LETTERS.matcher(answer.words()).matches()) {
            return Set.of();
        }
        var letters = List.of(answer.words().replaceAll("and|[^a-j]", "").split(""));
        var distinct = Set.copyOf(letters);
        return distinct.size() == letters.size() ? distinct : Set.of();
    }

    /// `1000,99` beside `1000.99`. A reference written so counts only where it cannot be meant as a list of two digits.
    static boolean decimalCommas(Answer gold, Answer given) {
        var goldComma = DECIMAL_COMMA.matcher(gold.source());
        var givenComma = DECIMAL_COMMA.matcher(given.source());
        if (givenComma.matches() && gold.expr() instanceof Num(_, var digits) && digits > 0) {
            return gold.source().equals(givenComma.group(1) + "." + givenComma.group(2));
        }
        boolean clear =
                goldComma.matches()
                        && (goldComma.group(2).length() > 1 || goldComma.group(1).equals("0"));
        return clear && given.source().equals(goldComma.group(1) + "." + goldComma.group(2));
    }
}
