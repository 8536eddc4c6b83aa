package whetstone.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import whetstone.api.Domain;
import whetstone.api.DomainContract;

class ChainSumTest extends DomainContract<ChainSum.Sum> {

    @Override
    protected Domain<ChainSum.Sum> domain() {
        return new ChainSum();
    }

    /// 347 + 285 = 632 and 632 - 700 = -68, read from the lowest digit up.
    @Test
    void theWorkedAnswerWritesPartialSumsFromTheLowestDigitUp() {
        assertEquals("236<answer>632</answer>", domain().demonstration(sum(347, 285)));
        assertEquals("236 86-<answer>-68</answer>", domain().demonstration(sum(347, 285, -700)));
    }

    @Test
    void theOrderOfTheTermsMakesNoOtherProblem() {
        assertEquals(domain().canonical(sum(1, 22, -3)), domain().canonical(sum(22, -3, 1)));
    }

    private static ChainSum.Sum sum(long... terms) {
        return new ChainSum.Sum(Arrays.stream(terms).boxed().toList());
    }
}
