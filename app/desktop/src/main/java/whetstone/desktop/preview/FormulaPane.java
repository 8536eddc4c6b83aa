package whetstone.desktop.preview;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import whetstone.desktop.preview.Box.Glyphs;
import whetstone.desktop.preview.Box.Stroke;
import whetstone.desktop.preview.Formula.Row;

/// A formula, typeset in the width that there is.
final class FormulaPane extends Region {
    private static final double LARGER = 1.45; // than the text around it

    private final Row formula;
    private final double size;
    private final Typesetter typesetter = new Typesetter(new Fonts());
    private double setFor = -1;

    FormulaPane(Picture.Typeset typeset, double em) {
        formula = typeset.formula() instanceof Row row ? row : new Row(List.of(typeset.formula()));
        size = em * LARGER;
        getStyleClass().add("formula");
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText("Formula " + typeset.latex());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return box(Double.MAX_VALUE).width() + sides();
    }

    @Override
    protected double computePrefHeight(double width) {
        double ends = snappedTopInset() + snappedBottomInset();
        return box(width < 0 ? Double.MAX_VALUE : width - sides()).height() + ends;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }

    private Box box(double width) {
        return typesetter.lines(formula, size, width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - sides();
        if (width == setFor) {
            return;
        }
        setFor = width;
        var box = box(width);
        getChildren()
                .setAll(
                        box.at(snappedLeftInset(), snappedTopInset() + box.ascent()).stream()
                                .map(this::node)
                                .toList());
    }

    private Node node(Box.Mark mark) {
        return switch (mark) {
            case Glyphs glyphs -> {
                var text = new Text(glyphs.x(), glyphs.y(), glyphs.text());
                text.setFont(Fonts.of(glyphs.size(), glyphs.slanted()));
                text.getStyleClass().add("formula-text");
                text.setManaged(false);
                yield text;
            }
            case Stroke(var points) -> {
                var line = new Polyline(points.stream().mapToDouble(Double::doubleValue).toArray());
                line.getStyleClass().add("formula-line");
                line.setStrokeWidth(Math.max(1, size / 18));
                line.setManaged(false);
                yield line;
            }
        };
    }

    /// The type that formulas are set in.
    private static final class Fonts implements Typesetter.Measure {
        private static final double ASCENT = 0.76;
        private static final double DESCENT = 0.22;

        static Font of(double size, boolean slanted) {
            return Font.font(
                    "Serif",
                    FontWeight.NORMAL,
                    slanted ? FontPosture.ITALIC : FontPosture.REGULAR,
                    size);
        }

        @Override
        public double width(String text, double size, boolean slanted) {
            var measured = new Text(text);
            measured.setFont(of(size, slanted));
            return measured.getLayoutBounds().getWidth();
        }

        @Override
        public double ascent(double size) {
            return ASCENT * size;
        }

        @Override
        public double descent(double size) {
            return DESCENT * size;
        }
    }
}
