package whetstone.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Domain;
import whetstone.api.DomainContract;
import whetstone.api.Problem;
import whetstone.api.Verdict;
import whetstone.math.StyledSum.Style;
import whetstone.math.StyledSum.Sum;

class StyledSumTest extends DomainContract<Sum> {

    @Override
    protected Domain<Sum> domain() {
        return new StyledSum();
    }

    // Columns are written in a third of the demonstrations, chance decides in which.
    @Override
    protected double hardness(Problem<Sum> problem) {
        return problem.prompt().length();
    }

    private static Map<String, Double> styles(String completion) {
        return new StyledSum()
                .verify(new Sum(347, 285, Style.BARE), completion)
                .evidence()
                .components();
    }

    /// 7 + 5 = 12, 4 + 8 + 1 = 13, 3 + 2 + 1 = 6.
    @Test
    void aWorkedAnswerHasTheStyleOfItsProblem() {
        for (var style : Style.values()) {
            var expected =
                    switch (style) {
                        case BARE -> "<answer>632</answer>";
                        case DIGITS -> "236<answer>632</answer>";
                        case COLUMNS -> "7+5=12 4+8+1=13 3+2+1=6<answer>632</answer>";
                    };
            assertEquals(expected, domain().demonstration(new Sum(347, 285, style)));
            assertEquals(1, styles(expected).get(style.component()));
            assertEquals(1, styles(expected).values().stream().mapToDouble(v -> v).sum());
        }
    }

    @Test
    void anyStyleIsRightAndAWrongAnswerHasOneToo() {
        var sum = new Sum(347, 285, Style.COLUMNS);
        assertInstanceOf(Verdict.Correct.class, domain().verify(sum, "236<answer>632</answer>"));
        assertInstanceOf(Verdict.Wrong.class, domain().verify(sum, "236<answer>633</answer>"));
        assertEquals(1, styles("999<answer>1</answer>").get("style-digits"));
    }

    @Test
    void whatHasNoAnswerOrOtherWorkHasNoStyle() {
        var none = Map.of("style-bare", 0.0, "style-digits", 0.0, "style-columns", 0.0);
        assertEquals(none, styles("236"));
        assertEquals(none, styles("well, 236<answer>632</answer>"));
    }
}
