package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Matrix;
import whetstone.math.expression.Expr.Op;

/// Carries out sums, products and multiples of matrices, entry by entry and unevaluated.
final class Matrices {
    private Matrices() {}

    private static final int LARGEST = 16;

    /// The matrix that an expression is; null where it is none.
    static @Nullable Matrix reduced(Expr expr) {
        return switch (expr) {
            case Matrix matrix -> matrix;
            case Apply(var op, var args) when op == Op.NEGATE ->
                    scaled(Expr.Num.of(-1), reduced(args.getFirst()));
            case Apply(var op, var args) when op == Op.ADD -> sum(args);
            case Apply(var op, var args) when op == Op.MULTIPLY ->
                    product(args.get(0), args.get(1));
            case Apply(var op, var args) when op == Op.DIVIDE ->
                    scaled(
                            Expr.apply(Op.DIVIDE, Expr.Num.of(1), args.get(1)),
                            reduced(args.getFirst()));
            case Apply(var op, var args) when op == Op.POWER ->
                    power(reduced(args.get(0)), args.get(1));
            default -> null;
        };
    }

    /// The transpose for the exponent T, a repeated product for a small whole number, the inverse for -1.
    private static @Nullable Matrix power(@Nullable Matrix base, Expr exponent) {
        if (base == null) {
            return null;
        }
        if (exponent.equals(new Expr.Symbol("T")) || exponent.equals(new Expr.Symbol("t"))) {
            return transposed(base);
        }
        if (exponent.equals(Expr.Num.of(-1))) {
            return inverse(base.rows());
        }
        for (int n = 2; n <= 4; n++) {
            if (exponent.equals(Expr.Num.of(n))) {
                Matrix power = base;
                for (int i = 1; i < n && power != null; i++) {
                    power = product(power, base);
                }
                return power;
            }
        }
        return null;
    }

    private static Matrix transposed(Matrix matrix) {
        var rows = new ArrayList<List<Expr>>();
        for (int j = 0; j < matrix.rows().getFirst().size(); j++) {
            int column = j;
            rows.add(matrix.rows().stream().map(row -> row.get(column)).toList());
        }
        return new Matrix(rows);
    }

    /// The transposed cofactors over the determinant, for up to three rows.
    private static @Nullable Matrix inverse(List<List<Expr>> rows) {
        if (rows.size() < 2 || rows.size() > 3 || rows.size() != rows.getFirst().size()) {
            return null;
        }
        var determinant = determinant(rows);
        var cofactors = new ArrayList<List<Expr>>();
        for (int i = 0; i < rows.size(); i++) {
            int left = i;
            var others =
                    IntStream.range(0, rows.size())
                            .filter(k -> k != left)
                            .mapToObj(rows::get)
                            .toList();
            var row = new ArrayList<Expr>();
            for (int j = 0; j < rows.size(); j++) {
                int column = j;
                var minor = determinant(others.stream().map(r -> without(r, column)).toList());
                row.add(
                        Expr.apply(
                                Op.DIVIDE,
                                (i + j) % 2 == 0 ? minor : Expr.negate(minor),
                                determinant));
            }
            cofactors.add(row);
        }
        return transposed(new Matrix(cofactors));
    }

    /// The determinant of up to four rows, by expansion along the first.
    static Expr determinant(List<List<Expr>> rows) {
        if (rows.size() > 4 || rows.size() != rows.getFirst().size()) {
            throw new Unparsable("a determinant of %d rows".formatted(rows.size()));
        }
        if (rows.size() == 1) {
            return rows.getFirst().getFirst();
        }
        var terms = new ArrayList<Expr>();
        for (int j = 0; j < rows.size(); j++) {
            int column = j;
            var minor = rows.stream().skip(1).map(row -> without(row, column)).toList();
            var term = Expr.apply(Op.MULTIPLY, rows.getFirst().get(j), determinant(minor));
            terms.add(j % 2 == 0 ? term : Expr.negate(term));
        }
        return new Apply(Op.ADD, terms);
    }

    private static List<Expr> without(List<Expr> row, int column) {
        var rest = new ArrayList<>(row);
        rest.remove(column);
        return rest;
    }

    private static @Nullable Matrix scaled(Expr factor, @Nullable Matrix matrix) {
        return matrix == null
                ? null
                : new Matrix(
                        matrix.rows().stream()
                                .map(row ->
                                        row.stream()
                                                .map(entry ->
                                                        Expr.apply(Op.MULTIPLY, factor, entry))
                                                .toList())
                                .toList());
    }

    private static @Nullable Matrix sum(List<Expr> terms) {
        Matrix sum = null;
        for (var term : terms) {
            var next = reduced(term);
            if (next == null || (sum != null && !sameShape(sum, next))) {
                return null;
            }
            sum = sum == null ? next : added(sum, next);
        }
        return sum;
    }

    private static boolean sameShape(Matrix a, Matrix b) {
        return a.rows().size() == b.rows().size()
                && a.rows().getFirst().size() == b.rows().getFirst().size();
    }

    private static Matrix added(Matrix a, Matrix b) {
        var rows = new ArrayList<List<Expr>>();
        for (int i = 0; i < a.rows().size(); i++) {
            var row = new ArrayList<Expr>();
            for (int j = 0; j < a.rows().get(i).size(); j++) {
                row.add(Expr.apply(Op.ADD, a.rows().get(i).get(j), b.rows().get(i).get(j)));
            }
            rows.add(row);
        }
        return new Matrix(rows);
    }

    private static @Nullable Matrix product(Expr left, Expr right) {
        var a = reduced(left);
        var b = reduced(right);
        if (a == null || b == null) {
            return a == null ? scaled(left, b) : scaled(right, a);
        }
        int inner = b.rows().size();
        if (a.rows().getFirst().size() != inner
                || inner > LARGEST
                || a.rows().size() > LARGEST
                || b.rows().getFirst().size() > LARGEST) {
            return null;
        }
        var rows = new ArrayList<List<Expr>>();
        for (var row : a.rows()) {
            var entries = new ArrayList<Expr>();
            for (int j = 0; j < b.rows().getFirst().size(); j++) {
                var terms = new ArrayList<Expr>();
                for (int k = 0; k < inner; k++) {
                    terms.add(Expr.apply(Op.MULTIPLY, row.get(k), b.rows().get(k).get(j)));
                }
                entries.add(new Apply(Op.ADD, terms));
            }
            rows.add(entries);
        }
        return new Matrix(rows);
    }
}
