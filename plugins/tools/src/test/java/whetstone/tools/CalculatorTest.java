package whetstone.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Action;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.ToolDomainContract;
import whetstone.api.Turn;
import whetstone.api.Verdict;

class CalculatorTest extends ToolDomainContract<Calculator.Terms> {

    private static final Calculator.Terms TERMS =
            new Calculator.Terms(List.of(34L, 51L, -90L, 51L));

    @Override
    protected ToolDomain<Calculator.Terms> domain() {
        return new Calculator();
    }

    @Override
    protected List<Tool> tools() {
        return List.of(new Calculate());
    }

    /// 34 + 51 = 85, 85 - 90 = -5, -5 + 51 = 46.
    @Test
    void theWorkedStepsAddFromLeftToRight() {
        assertEquals(
                List.of(
                        "<math>34+51</math>",
                        "<math>85-90</math>",
                        "<math>-5+51</math>",
                        "<answer>46</answer>"),
                domain().steps(TERMS));
    }

    @Test
    void theToolIsExactAndTakesTwoNumbersAtATime() {
        assertEquals("-5", new Calculate().call("2", "85 - 90"));
        assertEquals("1999999999998", new Calculate().call("2", "999999999999+999999999999"));
        for (var input : List.of("5", "1+2+3", "1*2", "", "+", "1+", "1e3+1", "1--2", "1,5+2")) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Calculate().call("2", input), input);
        }
    }

    /// Of 34, 51, -90 and 51 there remain -90, 51 and 85 after 34 + 51.
    @Test
    void aCallIsGoodIfItAddsTwoNumbersThatAreLeft() {
        assertGood(List.of(), call("51+51"));
        assertGood(List.of(), call("51-90"));
        assertBad(List.of(), call("34+34"));
        assertBad(List.of(), call("34+90"));
        var first = List.of(turn("34+51", "85"));
        assertGood(first, call("85+51"));
        assertBad(first, call("34+51"));
        assertBad(List.of(turn("34+50", "84")), call("84+51"));
    }

    /// 34 + 51 = 85, 85 + 51 = 136, 136 - 90 = 46.
    @Test
    void anAnswerIsGoodOnceNothingIsLeftToAdd() {
        var all = List.of(turn("34+51", "85"), turn("85+51", "136"), turn("136-90", "46"));
        assertGood(all, new Action.Answer("", "46"));
        assertBad(all, new Action.Answer("", "47"));
        assertBad(all.subList(0, 2), new Action.Answer("", "46"));
    }

    private void assertGood(List<Turn> before, Action action) {
        assertInstanceOf(Verdict.Correct.class, domain().judgeStep(TERMS, before, action));
    }

    private void assertBad(List<Turn> before, Action action) {
        assertInstanceOf(Verdict.Wrong.class, domain().judgeStep(TERMS, before, action));
    }

    private static Turn turn(String input, String result) {
        return new Turn("<math>%s</math>".formatted(input), "math", input, result, false);
    }

    private static Action call(String input) {
        return new Action.Call("", "math", input);
    }
}
