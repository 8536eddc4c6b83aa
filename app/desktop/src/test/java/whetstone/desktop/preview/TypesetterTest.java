package whetstone.desktop.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.desktop.preview.Box.Glyphs;
import whetstone.desktop.preview.Formula.Role;
import whetstone.desktop.preview.Formula.Row;
import whetstone.desktop.preview.Formula.Word;

final class TypesetterTest {
    private static final double WIDE = 1e6;

    // Every character half as wide as it is large, 0.8 above the baseline and 0.2 below.
    private static final class Even implements Typesetter.Measure {
        @Override
        public double width(String text, double size, boolean slanted) {
            return text.length() * size / 2;
        }

        @Override
        public double ascent(double size) {
            return 0.8 * size;
        }

        @Override
        public double descent(double size) {
            return 0.2 * size;
        }
    }

    private static Row read(String latex) {
        return (Row) Latex.read(latex).orElseThrow();
    }

    private static Box set(String latex, double width) {
        return new Typesetter(new Even()).lines(read(latex), 18, width);
    }

    private static Glyphs find(Box box, String text) {
        return box.marks().stream()
                .filter(mark -> mark instanceof Glyphs(var t, _, _, _, _) && t.equals(text))
                .map(Glyphs.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOperatorHasRoomOnBothSidesAndASignHasNone() {
        // 1 + 2 at 18 pixels: three characters of 9, two gaps of 4/18 of 18.
        assertEquals(3 * 9 + 2 * 4, set("1+2", WIDE).width(), 1e-9);
        assertEquals(2 * 9, set("-2", WIDE).width(), 1e-9);
        // In 1 \cdot -2 the minus is a sign: it stands close to its number.
        assertEquals(4 * 9 + 2 * 4, set("1 \\cdot -2", WIDE).width(), 1e-9);
    }

    @Test
    void aFractionStandsOverAndUnderTheMiddleOfThePlus() {
        var box = set("\\frac{1}{23}", WIDE);
        double axis = -0.27 * 18;
        assertTrue(find(box, "1").y() < axis);
        assertTrue(find(box, "23").y() > axis);
        // The narrower one is centred: 23 is two characters wide.
        assertEquals(0.9 * 9 / 2, find(box, "1").x() - find(box, "23").x(), 1e-9);
    }

    @Test
    void scriptsAreSmallerAndAboveOrBelow() {
        var box = set("x_1^2", WIDE);
        assertEquals(18 * 0.72, find(box, "2").size(), 1e-9);
        assertTrue(find(box, "2").y() < 0 && find(box, "1").y() > 0);
        assertTrue(find(box, "x").slanted());
        assertEquals(find(box, "1").x(), find(box, "2").x());
    }

    @Test
    void aLongSumIsBrokenBeforeAnOperator() {
        // 10 + 20 is 18 + 4 + 9 + 4 + 18 = 53 wide; + 30 in its turn begins a line.
        var box = set("10+20+30", 60);
        assertTrue(box.width() <= 60);
        assertEquals(0, find(box, "20").y());
        assertTrue(find(box, "30").y() > 0);
    }

    @Test
    void aFormulaWithoutAPlaceToBreakStaysWhole() {
        assertEquals(10 * 9, set("1234567890", 20).width(), 1e-9);
    }

    @Test
    void commandsThatAreNotKnownStandAsTheyAreWritten() {
        assertEquals(
                new Row(List.of(new Word("\\heart", Role.NAME), new Word("x", Role.VARIABLE))),
                read("\\heart x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1", "1}", "\\frac{1}", "x^", "\\sqrt[3{2}", "\\text{a", "\\"})
    void whatIsNotClosedIsNotRead(String latex) {
        assertTrue(latex.equals("\\") || Latex.read(latex).isEmpty());
    }
}
