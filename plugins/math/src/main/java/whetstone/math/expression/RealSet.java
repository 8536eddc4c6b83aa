package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Group;
import whetstone.math.expression.Expr.Junction;
import whetstone.math.expression.Expr.Listing;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Relation;
import whetstone.math.expression.Expr.Sign;
import whetstone.math.expression.Expr.Symbol;

/// A set of real numbers as a sorted union of intervals that do not touch; what inequalities, intervals and set
/// differences have in common.
record RealSet(List<Piece> pieces) {

    RealSet {
        pieces = List.copyOf(pieces);
    }

    private static final Expr TOP = new Symbol("infinity");
    private static final Expr BOTTOM = Expr.negate(TOP);

    /// An interval, possibly a single point.
    record Piece(Expr from, boolean fromClosed, Expr to, boolean toClosed) {}

    /// Makes sets of one reading; bounds are ordered by enclosures.
    record Maker(Equality equality) {

        /// The set that an answer describes; null where it describes none.
        ///
        /// @throws Undecided where bounds cannot be ordered
        @Nullable RealSet of(Expr expr) {
            return switch (expr) {
                case Group(var open, var close, var items) -> group(open, close, items);
                case Symbol(var name) -> name.equals("set R") ? line() : null;
                case Relation relation -> relation(relation);
                case Listing(var items, var junction) -> listing(items, junction);
                case Apply(var op, var args) when args.size() == 2 -> combined(op, args);
                default -> null;
            };
        }

        private static RealSet line() {
            return new RealSet(List.of(new Piece(BOTTOM, false, TOP, false)));
        }

        private @Nullable RealSet group(char open, char close, List<Expr> items) {
            if (open == '{') {
                var points = items.stream().map(i -> new Piece(i, true, i, true)).toList();
                return union(new RealSet(List.of()), new RealSet(points));
            }
            return items.size() == 2 && "([".indexOf(open) >= 0 && ")]".indexOf(close) >= 0
                    ? interval(new Piece(items.get(0), open == '[', items.get(1), close == ']'))
                    : null;
        }

        private RealSet interval(Piece piece) {
            int order = order(piece.from, piece.to);
            boolean empty = order > 0 || (order == 0 && !(piece.fromClosed && piece.toClosed));
            return new RealSet(empty ? List.of() : List.of(piece));
        }

        private @Nullable RealSet listing(List<Expr> items, Junction junction) {
            RealSet result = null;
            for (var item : items) {
                var next = item instanceof Relation ? of(item) : null;
                if (next == null) {
                    return null;
                }
                if (result != null) {
                    var both = intersection(result, next);
                    boolean either =
                            junction == Junction.OR
                                    || (junction == Junction.COMMA && both.pieces.isEmpty());
                    next = either ? union(result, next) : both;
                }
                result = next;
            }
            return result;
        }

        private @Nullable RealSet combined(Op op, List<Expr> args) {
            if (op != Op.UNION && op != Op.INTERSECTION && op != Op.DIFFERENCE) {
                return null;
            }
            var left = of(args.get(0));
            var right = of(args.get(1));
            if (left == null || right == null) {
                return null;
            }
            return switch (op) {
                case UNION -> union(left, right);
                case INTERSECTION -> intersection(left, right);
                default -> intersection(left, complement(right));
            };
        }

        private @Nullable RealSet relation(Relation relation) {
            var terms = relation.terms();
            var names = Symbols.free(relation);
            if (relation.signs().getFirst() == Sign.IN && terms.size() == 2) {
                return of(terms.get(1));
            }
            if (names.size() != 1) {
                return null;
            }
            var result = line();
            for (int i = 0; i < relation.signs().size(); i++) {
                var next =
                        comparison(
                                terms.get(i),
                                relation.signs().get(i),
                                terms.get(i + 1),
                                names.iterator().next());
                if (next == null) {
                    return null;
                }
                result = intersection(result, next);
            }
            return result;
        }

        /// `a ⋈ b` solved for a variable in which it is linear.
        private @Nullable RealSet comparison(Expr a, Sign sign, Expr b, String name) {
            if (!sign.isOrder() && sign != Sign.UNEQUAL) {
                return null;
            }
            if (a.equals(new Symbol(name)) && !Symbols.mentions(b, name)) {
                return halfLine(sign, b);
            }
            if (b.equals(new Symbol(name)) && !Symbols.mentions(a, name)) {
                return halfLine(sign.turned(), a);
            }
            var difference = Expr.subtract(a, b);
            var at = new ArrayList<Rational>();
            for (int x = 0; x < 3; x++) {
                var value = equality.rational(Symbols.replace(difference, Map.of(name, Num.of(x))));
                if (value == null) {
                    return null;
                }
                at.add(value);
            }
            var slope = at.get(1).subtract(at.get(0));
            boolean linear = isLinear(difference, name, at.get(0), slope);
            if (!linear || slope.signum() == 0) {
                return null;
            }
            var root = new Num(at.get(0).divide(slope).negate(), -1);
            return halfLine(slope.signum() > 0 ? sign : sign.turned(), root);
        }

        private boolean isLinear(Expr difference, String name, Rational start, Rational slope) {
            var line =
                    Expr.apply(
                            Op.ADD,
                            Expr.apply(Op.MULTIPLY, new Num(slope, -1), new Symbol(name)),
                            new Num(start, -1));
            return equality.compare(difference, line).isEqual();
        }

        private RealSet halfLine(Sign sign, Expr bound) {
            var below = new Piece(BOTTOM, false, bound, sign == Sign.LESS_EQUAL);
            var above = new Piece(bound, sign == Sign.GREATER_EQUAL, TOP, false);
            return switch (sign) {
                case LESS, LESS_EQUAL -> interval(below);
                case GREATER, GREATER_EQUAL -> interval(above);
                default -> new RealSet(List.of(below, above));
            };
        }

        private RealSet complement(RealSet set) {
            var result = line();
            for (var piece : set.pieces) {
                var below = new Piece(BOTTOM, false, piece.from, !piece.fromClosed);
                var above = new Piece(piece.to, !piece.toClosed, TOP, false);
                var outside = new ArrayList<Piece>();
                if (!piece.from.equals(BOTTOM)) {
                    outside.add(below);
                }
                if (!piece.to.equals(TOP)) {
                    outside.add(above);
                }
                result = intersection(result, new RealSet(outside));
            }
            return result;
        }

        private RealSet intersection(RealSet a, RealSet b) {
            var pieces = new ArrayList<Piece>();
            for (var p : a.pieces) {
                for (var q : b.pieces) {
                    int low = order(p.from, q.from);
                    int high = order(p.to, q.to);
                    var from = low >= 0 ? p.from : q.from;
                    var to = high <= 0 ? p.to : q.to;
                    boolean fromClosed =
                            low == 0
                                    ? p.fromClosed && q.fromClosed
                                    : low > 0 ? p.fromClosed : q.fromClosed;
                    boolean toClosed =
                            high == 0
                                    ? p.toClosed && q.toClosed
                                    : high < 0 ? p.toClosed : q.toClosed;
                    pieces.addAll(interval(new Piece(from, fromClosed, to, toClosed)).pieces);
                }
            }
            return new RealSet(pieces);
        }

        private RealSet union(RealSet a, RealSet b) {
            var sorted = new ArrayList<>(a.pieces);
            sorted.addAll(b.pieces);
            sorted.sort((p, q) -> {
                int order = order(p.from, q.from);
                return order != 0 ? order : Boolean.compare(q.fromClosed, p.fromClosed);
            });
            var merged = new ArrayList<Piece>();
            for (var piece : sorted) {
                var last = merged.isEmpty() ? null : merged.getLast();
                int gap = last == null ? 1 : order(piece.from, last.to);
                if (last == null || gap > 0 || (gap == 0 && !piece.fromClosed && !last.toClosed)) {
                    merged.add(piece);
                } else {
                    int end = order(piece.to, last.to);
                    boolean closed =
                            end == 0
                                    ? piece.toClosed || last.toClosed
                                    : end > 0 ? piece.toClosed : last.toClosed;
                    merged.set(
                            merged.size() - 1,
                            new Piece(
                                    last.from,
                                    last.fromClosed,
                                    end > 0 ? piece.to : last.to,
                                    closed));
                }
            }
            return new RealSet(merged);
        }

        private int order(Expr a, Expr b) {
            if (a.equals(b)) {
                return 0;
            }
            if (a.equals(BOTTOM) || b.equals(TOP)) {
                return -1;
            }
            return a.equals(TOP) || b.equals(BOTTOM) ? 1 : equality.order(a, b);
        }
    }
}
