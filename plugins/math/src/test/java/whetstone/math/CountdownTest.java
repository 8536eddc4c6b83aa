package whetstone.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Domain;
import whetstone.api.DomainContract;

class CountdownTest extends DomainContract<Countdown.Game> {

    private static final Countdown.Game GAME =
            new Countdown.Game(List.of(3L, 8L, 8L, 3L), 24, "8 / (3 - 8 / 3)");

    @Override
    protected Domain<Countdown.Game> domain() {
        return new Countdown();
    }

    /// With 3, 8, 8, 3 and target 24: 8 / (3 - 8/3) = 8 / (1/3) = 24.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    8 / (3 - 8 / 3)              | correct
                    8/(3-8/3) = 24               | correct
                    3 × 8                        | correct
                    (8 * 3)                      | correct
                    8 / (3 - 8 / 3) = 25         | wrong
                    24                           | wrong
                    8 + 8 + 8                    | wrong
                    8 / (8 - 8)                  | wrong
                    8 / (3 - 3) * 8              | wrong
                    38 - 8 - 3                   | wrong
                    8 8 3                        | unreadable
                    8 ** 3                       | unreadable
                    eight times three            | unreadable
                    -8 * -3                      | unreadable
                    """)
    void answersAreEvaluated(String answer, String verdict) {
        assertEquals(verdict, judge("<answer>" + answer + "</answer>"));
    }

    @Test
    void twoExpressionsThatBothHitTheTargetAreNoAnswer() {
        assertEquals("unreadable", judge("<answer>3 * 8</answer> <answer>8 * 3</answer>"));
    }

    private String judge(String completion) {
        return domain().verify(GAME, completion).label();
    }

    @Test
    void theOrderOfTheNumbersMakesNoOtherGame() {
        var turned = new Countdown.Game(List.of(8L, 3L, 3L, 8L), 24, "3 * 8");
        assertEquals(domain().canonical(GAME), domain().canonical(turned));
    }
}
