package whetstone.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Domain;
import whetstone.api.DomainContract;

class ArithmeticTest extends DomainContract<Arithmetic.Calculation> {

    @Override
    protected Domain<Arithmetic.Calculation> domain() {
        return new Arithmetic();
    }

    @Test
    void theWorkedAnswerTakesOneStepPerLine() {
        var truth = new Arithmetic.Calculation("(3 + 4) / 2 - 1");
        assertEquals(
                "7 / 2 - 1\n7/2 - 1\n5/2\n<answer>5/2</answer>", domain().demonstration(truth));
    }

    @ParameterizedTest
    @CsvSource({
        "5/2, correct",
        "2.5, correct",
        "10 / 4, correct",
        "-5/-2, correct",
        "2.50, correct",
        "2, wrong",
        "5/3, wrong",
        "2.4999999999999999999, wrong",
        "5/0, unreadable",
        "2 1/2, unreadable",
        "(3 + 4) / 2 - 1, unreadable",
    })
    void answersAreExactNumbers(String answer, String verdict) {
        var truth = new Arithmetic.Calculation("(3 + 4) / 2 - 1");
        assertEquals(verdict, domain().verify(truth, "<answer>" + answer + "</answer>").label());
    }

    @Test
    void sumsAndProductsInAnotherOrderAreTheSameProblem() {
        assertEquals(canonical("1 + 2 * (3 - 4)"), canonical("(3 - 4) * 2 + 1"));
        assertEquals(canonical("1 + (2 + 3)"), canonical("3 + 1 + 2"));
        assertEquals(canonical("5 - (2 - 3)"), canonical("3 + 5 - 2"));
        assertNotEquals(canonical("1 - 2"), canonical("2 - 1"));
        assertNotEquals(canonical("6 / 2"), canonical("6 * 2"));
        assertNotEquals(canonical("1 + 2 * 3"), canonical("(1 + 2) * 3"));
    }

    private String canonical(String expression) {
        return domain().canonical(new Arithmetic.Calculation(expression));
    }
}
