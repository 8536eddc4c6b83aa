package whetstone.desktop.preview;

import java.util.ArrayList;
import java.util.List;
import whetstone.desktop.preview.Box.Glyphs;
import whetstone.desktop.preview.Box.Mark;
import whetstone.desktop.preview.Box.Stroke;
import whetstone.desktop.preview.Formula.Fraction;
import whetstone.desktop.preview.Formula.Role;
import whetstone.desktop.preview.Formula.Root;
import whetstone.desktop.preview.Formula.Row;
import whetstone.desktop.preview.Formula.Script;
import whetstone.desktop.preview.Formula.Word;

/// Sets formulas: what is how large, and where it goes. Distances are those of TeX, in parts of the size of type: The
/// TeXbook, appendix G.
final class Typesetter {
    private static final double SMALLER =
            0.72; // of scripts and of what stands over and under a line
    private static final double AXIS = 0.27; // height of the middle of a plus sign
    private static final double THIN = 1.0 / 6;
    private static final double MEDIUM = 4.0 / 18;
    private static final double THICK = 5.0 / 18;
    private static final double RAISED = 0.41;
    private static final double LOWERED = 0.2;

    private final Measure measure;

    Typesetter(Measure measure) {
        this.measure = measure;
    }

    /// Says how large characters are. Sizes and results in pixels.
    interface Measure {
        double width(String text, double size, boolean slanted);

        double ascent(double size);

        double descent(double size);
    }

    /// The formula in lines no wider than `width` where it can be broken, which is before an operator or a relation.
    Box lines(Row formula, double size, double width) {
        Box page = Box.EMPTY;
        int from = 0;
        while (from < formula.parts().size()) {
            int to = fitting(formula, from, size, width);
            var line = row(formula.parts().subList(from, to), size, from > 0);
            page = from == 0 ? line : page.above(line, size * THICK);
            from = to;
        }
        return page;
    }

    private int fitting(Row formula, int from, double size, double width) {
        var parts = formula.parts();
        int fits = parts.size();
        while (fits > from + 1 && row(parts.subList(from, fits), size, from > 0).width() > width) {
            int shorter = fits - 1;
            while (shorter > from && !breaks(parts, shorter)) {
                shorter--;
            }
            if (shorter == from) {
                return fits;
            }
            fits = shorter;
        }
        return fits;
    }

    private static boolean breaks(List<Formula> parts, int before) {
        return parts.get(before) instanceof Word(_, var role)
                && (role == Role.RELATION || (role == Role.OPERATOR && binary(parts, before)));
    }

    // A minus after nothing or after an operator is a sign.
    private static boolean binary(List<Formula> parts, int at) {
        return at > 0
                && !(parts.get(at - 1) instanceof Word(_, var before)
                        && (before == Role.OPERATOR
                                || before == Role.RELATION
                                || before == Role.OPENING
                                || before == Role.PUNCTUATION));
    }

    private Box row(List<Formula> parts, double size, boolean continued) {
        Box all = Box.EMPTY;
        double after = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean spaced = binary(parts, i) || (i == 0 && continued);
            double around = size * around(part, spaced);
            all = all.then(set(part, size), i == 0 ? 0 : Math.max(after, around));
            after =
                    part instanceof Word(_, var role) && role == Role.PUNCTUATION
                            ? size * THIN
                            : around;
        }
        return all;
    }

    private static double around(Formula part, boolean binary) {
        return switch (part) {
            case Word(_, var role) ->
                    switch (role) {
                        case OPERATOR -> binary ? MEDIUM : 0;
                        case RELATION -> THICK;
                        case NAME -> THIN;
                        case NUMBER, VARIABLE, OPENING, CLOSING, PUNCTUATION, SPACE -> 0;
                    };
            case Fraction _ -> THIN / 2;
            case Row _, Root _, Script _ -> 0;
        };
    }

    private Box set(Formula part, double size) {
        return switch (part) {
            case Row(var parts) -> row(parts, size, false);
            case Word(var text, var role) -> word(text, role == Role.VARIABLE, size);
            case Fraction fraction -> fraction(fraction, size);
            case Root root -> root(root, size);
            case Script script -> script(script, size);
        };
    }

    private Box word(String text, boolean slanted, double size) {
        return new Box(
                measure.width(text, size, slanted),
                measure.ascent(size),
                measure.descent(size),
                List.of(new Glyphs(text, 0, 0, size, slanted)));
    }

    private Box fraction(Fraction fraction, double size) {
        var above = set(fraction.above(), size * 0.9);
        var below = set(fraction.below(), size * 0.9);
        double gap = size * 0.08;
        double width = Math.max(above.width(), below.width()) + size * 0.2;
        double axis = -size * AXIS;
        var marks = new ArrayList<Mark>();
        marks.add(new Stroke(List.of(0.0, axis, width, axis)));
        marks.addAll(above.at((width - above.width()) / 2, axis - gap - above.descent()));
        marks.addAll(below.at((width - below.width()) / 2, axis + gap + below.ascent()));
        return new Box(width, gap + above.height() - axis, gap + below.height() + axis, marks);
    }

    private Box root(Root root, double size) {
        var of = set(root.of(), size);
        var degree = set(root.degree(), size * SMALLER * SMALLER);
        double sign = size * 0.55;
        double left = Math.max(0, degree.width() - sign * 0.5);
        double top = -of.ascent() - size * 0.06;
        double inside = left + sign + size * 0.08;
        var marks = new ArrayList<Mark>();
        marks.add(
                new Stroke(
                        List.of(
                                left,
                                -size * 0.3,
                                left + sign * 0.25,
                                -size * 0.38,
                                left + sign * 0.5,
                                of.descent(),
                                left + sign,
                                top,
                                inside + of.width(),
                                top)));
        marks.addAll(of.at(inside, 0));
        marks.addAll(degree.at(left + sign * 0.5 - degree.width(), -size * 0.5));
        return new Box(
                inside + of.width() + size * 0.08,
                Math.max(-top + size * 0.08, size * 0.5 + degree.ascent()),
                of.descent(),
                marks);
    }

    private Box script(Script script, double size) {
        var base = set(script.base(), size);
        var above = set(script.above(), size * SMALLER);
        var below = set(script.below(), size * SMALLER);
        double up = Math.max(size * RAISED, base.ascent() - above.ascent() * 0.75);
        double down = Math.max(size * LOWERED, base.descent() - below.descent());
        double x = base.width() + size * 0.04;
        var marks = new ArrayList<>(base.marks());
        marks.addAll(above.at(x, -up));
        marks.addAll(below.at(x, down));
        return new Box(
                x + Math.max(above.width(), below.width()),
                Math.max(base.ascent(), above.marks().isEmpty() ? 0 : up + above.ascent()),
                Math.max(base.descent(), below.marks().isEmpty() ? 0 : down + below.descent()),
                marks);
    }
}
