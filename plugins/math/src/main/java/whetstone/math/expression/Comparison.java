package whetstone.math.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Call;
import whetstone.math.expression.Expr.Group;
import whetstone.math.expression.Expr.Listing;
import whetstone.math.expression.Expr.Matrix;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Relation;
import whetstone.math.expression.Expr.Sign;
import whetstone.math.expression.Expr.Text;

/// Compares answers by their kind: words, values, lists, tuples, sets, intervals, matrices, relations.
final class Comparison {

    private static final int MOST_ITEMS = 200;

    private final Equality equality;
    private final Values values;
    private final Relations relations;
    private final Regions regions;
    private final Ratios ratios;
    private final ClosedForms closedForms;

    Comparison(Equality equality) {
        this.equality = equality;
        values = new Values(equality);
        relations = new Relations(equality);
        regions = new Regions(equality, this::ordered);
        ratios = new Ratios(equality, values, this::ordered);
        closedForms = new ClosedForms(equality);
    }

    Finding compare(Answer gold, Answer given) {
        if (gold.source().equals(given.source()) || Words.same(gold, given)) {
            return Finding.equal("the same text");
        }
        var goldTime = gold.time();
        var givenTime = given.time();
        if (goldTime != null && givenTime != null) {
            return Words.times(goldTime, givenTime);
        }
        var capitals = Words.capitals(gold, given);
        if (capitals != null) {
            return capitals;
        }
        var goldExpr = gold.expr();
        var givenExpr = given.expr();
        if (goldExpr == null || goldExpr instanceof Text || Words.isChoice(goldExpr)) {
            return Words.compare(gold, given);
        }
        if (Words.isEmpty(goldExpr) && Words.meansNothing(given)) {
            return Finding.equal("nothing on either side");
        }
        var found =
                givenExpr == null
                        ? Finding.different("the answer is no expression that can be read")
                        : closed(goldExpr, givenExpr);
        if (!found.isEqual() && Words.decimalCommas(gold, given)) {
            return Finding.equal("equal, with a decimal comma");
        }
        return found.isEqual() ? found : labelled(gold, given, found);
    }

    private Finding closed(Expr gold, Expr given) {
        boolean bound =
                Symbols.any(gold, e -> e instanceof Expr.Binder)
                        || Symbols.any(given, e -> e instanceof Expr.Binder);
        return bound ? of(closedForms.of(gold), closedForms.of(given)) : of(gold, given);
    }

    /// Compares what stands behind the letter of a choice, where one does.
    private Finding labelled(Answer gold, Answer given, Finding found) {
        var left = gold.labelled();
        var right = given.labelled();
        if (left == null) {
            return right == null ? found : compare(gold, Answer.read(right.rest()));
        }
        var letter = given.choice();
        if (right == null && letter != null && letter.rest().isEmpty()) {
            return letter.letter().equals(left.letter())
                    ? Finding.equal("the same choice")
                    : Finding.different("different choices");
        }
        return right == null || right.letter().equals(left.letter())
                ? compare(
                        Answer.read(left.rest()), right == null ? given : Answer.read(right.rest()))
                : Finding.different("different choices");
    }

    private Finding of(Expr rawGold, Expr rawGiven) {
        var gold = PlusMinus.expanded(rawGold);
        var given = PlusMinus.expanded(rawGiven);
        if (gold instanceof Text || given instanceof Text) {
            return gold.equals(given)
                    ? Finding.equal("the same words")
                    : Finding.different("different words");
        }
        if (isModular(gold) || isModular(given)) {
            return modular(gold, given);
        }
        if (hasWords(given) && !hasWords(gold)) {
            return Finding.different("words within a formula");
        }
        var matrix = Matrices.reduced(gold);
        var otherMatrix = Matrices.reduced(given);
        boolean related = gold instanceof Relation || given instanceof Relation;
        if (!related && (matrix != null || otherMatrix != null)) {
            return matrices(
                    matrix == null ? gold : matrix, otherMatrix == null ? given : otherMatrix);
        }
        if (given instanceof Relation calculation
                && isCalculation(calculation)
                && !(gold instanceof Relation)) {
            return calculated(gold, calculation.terms());
        }
        if (related) {
            return related(gold, given);
        }
        if (Regions.isRegion(gold) || Regions.isRegion(given)) {
            return regions.compare(gold, given);
        }
        if (isCollection(gold) || isCollection(given)) {
            return collections(gold, given);
        }
        return Ratios.isRatio(gold) || Ratios.isRatio(given)
                ? ratios.compare(gold, given)
                : values.compare(gold, given);
    }

    private static boolean hasWords(Expr expr) {
        return Symbols.any(
                expr,
                e ->
                        e instanceof Apply(_, var args)
                                && args.stream().anyMatch(a -> a instanceof Text));
    }

    private static boolean isCalculation(Relation relation) {
        return relation.signs().stream().allMatch(s -> s == Sign.EQUAL)
                && Symbols.free(relation).isEmpty()
                && relation.terms().stream().noneMatch(t -> t instanceof Text || t instanceof Call);
    }

    /// `48/2 = 24`: its result counts, unless it contradicts itself.
    private Finding calculated(Expr gold, List<Expr> terms) {
        for (var term : terms) {
            if (!of(term, terms.getLast()).isEqual()) {
                return Finding.different("the answer equates what is not seen to be equal");
            }
        }
        return of(gold, terms.getLast());
    }

    private static boolean isModular(Expr expr) {
        return expr instanceof Call(var name, _) && name.equals("pmod");
    }

    /// `3 (mod 7)` beside `10 (mod 7)`, or beside 3.
    private Finding modular(Expr gold, Expr given) {
        if (!(gold instanceof Call(_, var left)
                && isModular(gold)
                && given instanceof Call(_, var right)
                && isModular(given))) {
            return of(
                    isModular(gold) ? ((Call) gold).args().getFirst() : gold,
                    isModular(given) ? ((Call) given).args().getFirst() : given);
        }
        var moduli = equality.compare(left.get(1), right.get(1));
        var quotient =
                equality.rational(
                        Expr.apply(
                                Op.DIVIDE, Expr.subtract(left.get(0), right.get(0)), left.get(1)));
        if (!moduli.isEqual() || quotient == null) {
            return moduli.isEqual() ? of(left.get(0), right.get(0)) : moduli;
        }
        return quotient.isInteger()
                ? Finding.equal("congruent")
                : Finding.different("not congruent");
    }

    private Finding matrices(Expr gold, Expr given) {
        if (gold instanceof Matrix(var rows) && given instanceof Matrix(var others)) {
            if (rows.size() != others.size()
                    || rows.getFirst().size() != others.getFirst().size()) {
                return Finding.different("matrices of different shape");
            }
            return ordered(
                    rows.stream().flatMap(List::stream).toList(),
                    others.stream().flatMap(List::stream).toList());
        }
        var left = vector(gold);
        var right = vector(given);
        return left == null || right == null
                ? Finding.different("a matrix and none")
                : ordered(left, right);
    }

    private static @Nullable List<Expr> vector(Expr expr) {
        return switch (expr) {
            case Matrix(var rows) when rows.size() == 1 -> rows.getFirst();
            case Matrix(var rows) when rows.getFirst().size() == 1 ->
                    rows.stream().map(List::getFirst).toList();
            case Group(var open, var close, var items)
                    when (open == '(' && close == ')') || open == '<' ->
                    items;
            default -> null;
        };
    }

    private Finding related(Expr gold, Expr given) {
        var left = Relations.assignment(gold);
        var right = Relations.renamed(left, Relations.assignment(given));
        if (left != null && right != null && left.name().equals(right.name())) {
            return of(left.value(), right.value());
        }
        if (left != null && !(given instanceof Relation)) {
            return of(left.value(), keyed(left.name(), given));
        }
        if (right != null && !(gold instanceof Relation)) {
            boolean clash =
                    Symbols.mentions(
                            gold, right.name() instanceof Expr.Symbol(var name) ? name : "");
            return clash
                    ? Finding.different("an equation for what the reference contains")
                    : of(gold, right.value());
        }
        var stated = gold instanceof Relation ? null : Relations.stated(given);
        if (stated != null) {
            return of(gold, stated);
        }
        var member = Regions.member(gold);
        var otherMember = Regions.member(given);
        if (member != null || otherMember != null) {
            return of(member == null ? gold : member, otherMember == null ? given : otherMember);
        }
        if (isCongruence(gold) && isCongruence(given)) {
            return ordered(((Relation) gold).terms(), ((Relation) given).terms());
        }
        var found = regions.compare(gold, given);
        if (found.outcome() != Finding.Outcome.UNDECIDED) {
            return found;
        }
        return gold instanceof Relation a && given instanceof Relation b
                ? relations.compare(a, b)
                : Finding.different("a relation and none");
    }

    private static boolean isCongruence(Expr expr) {
        return expr instanceof Relation(_, var signs) && signs.equals(List.of(Sign.CONGRUENT));
    }

    private static Expr keyed(Expr name, Expr given) {
        return given instanceof Listing(var items, var junction)
                ? new Listing(sameKey(items, name), junction)
                : given;
    }

    private static List<Expr> sameKey(List<Expr> items, Expr name) {
        return items.stream()
                .map(i ->
                        Relations.assignment(i) instanceof Relations.Assignment(var own, var value)
                                        && own.equals(name)
                                ? value
                                : i)
                .toList();
    }

    private static boolean isCollection(Expr expr) {
        return expr instanceof Group || expr instanceof Listing;
    }

    private Finding collections(Expr gold, Expr given) {
        if (!isCollection(gold) || !isCollection(given)) {
            var single =
                    gold instanceof Group(var open, _, var items)
                                    && open == '{'
                                    && items.size() == 1
                            ? items.getFirst()
                            : gold;
            var other =
                    given instanceof Group(var open, _, var items)
                                    && open == '{'
                                    && items.size() == 1
                            ? items.getFirst()
                            : given;
            return isCollection(single) || isCollection(other)
                    ? Finding.different("one value and several")
                    : of(single, other);
        }
        if (gold instanceof Group(var open, var close, var items)
                && given instanceof Group(var otherOpen, var otherClose, var others)) {
            boolean sets = open == '{' && otherOpen == '{';
            boolean alike =
                    (open == otherOpen && close == otherClose)
                            || (items.size() > 2 && open != '{' && otherOpen != '{')
                            || (isVector(open, close) && isVector(otherOpen, otherClose));
            return sets
                    ? unordered(items, others)
                    : alike ? ordered(items, others) : Finding.different("different brackets");
        }
        return listed(gold, given);
    }

    private static boolean isVector(char open, char close) {
        return open == '<' || (open == '(' && close == ')');
    }

    private Finding listed(Expr gold, Expr given) {
        var group = gold instanceof Group g ? g : given instanceof Group g ? g : null;
        var left = items(gold);
        var right = items(given);
        if (group == null || group.isSet()) {
            return unordered(oneKey(left), oneKey(right));
        }
        return ordered(byName(left), byName(right));
    }

    private static List<Expr> items(Expr expr) {
        return expr instanceof Group(_, _, var items)
                ? items
                : expr instanceof Listing(var items, _) ? items : List.of(expr);
    }

    /// `n = 1, 2, 3` and `x = 1 or x = 2` without the name, where there is only one.
    private static List<Expr> oneKey(List<Expr> items) {
        var keys =
                items.stream()
                        .map(Relations::assignment)
                        .filter(Objects::nonNull)
                        .map(Relations.Assignment::name)
                        .distinct()
                        .toList();
        return keys.size() == 1 ? Relations.values(items) : items;
    }

    /// `y = 2, x = 1` as the tuple (1, 2).
    private static List<Expr> byName(List<Expr> items) {
        if (items.stream().anyMatch(i -> Relations.assignment(i) == null)) {
            return items;
        }
        var sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(i -> String.valueOf(Relations.assignment(i))));
        return Relations.values(sorted);
    }

    private Finding ordered(List<Expr> gold, List<Expr> given) {
        if (gold.size() != given.size()) {
            return Finding.different("%d parts and %d".formatted(gold.size(), given.size()));
        }
        var why = "equal part by part";
        for (int i = 0; i < gold.size(); i++) {
            var found = of(gold.get(i), given.get(i));
            if (!found.isEqual()) {
                return found;
            }
            why = gold.size() == 1 ? found.why() : why;
        }
        return Finding.equal(why);
    }

    private Finding unordered(List<Expr> gold, List<Expr> given) {
        if (Units.labels(gold).size() > 1 && Units.labels(gold).equals(Units.labels(given))) {
            return ordered(Units.byLabel(gold), Units.byLabel(given));
        }
        if (Math.max(gold.size(), given.size()) > MOST_ITEMS) {
            return Finding.undecided("more than %d parts".formatted(MOST_ITEMS));
        }
        var unmatched = new ArrayList<>(given);
        for (var item : gold) {
            Expr partner = null;
            boolean unclear = false;
            for (var other : unmatched) {
                var found = of(item, other);
                partner = partner == null && found.isEqual() ? other : partner;
                unclear |= found.outcome() == Finding.Outcome.UNDECIDED;
            }
            if (partner == null) {
                return unclear
                        ? Finding.undecided("parts that cannot be compared")
                        : Finding.different("a part is missing");
            }
            unmatched.remove(partner);
        }
        return unmatched.isEmpty()
                ? Finding.equal("the same parts in some order")
                : Finding.different("there are parts too many");
    }
}
