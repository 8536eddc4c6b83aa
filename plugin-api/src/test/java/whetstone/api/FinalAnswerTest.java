package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinalAnswerTest {

    // Quadratic time would be hours; anything shorter would measure the machine's other work.
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <answer> 5 </answer>                                        | 5
                    <answer>5</answer> so <answer>5</answer>                    | 5
                    <answer>a < b</answer>                                      | a < b
                    <answer>$\\boxed{5}$</answer>                               | 5
                    it is \\boxed{\\frac{1}{2}}.                                | \\frac{1}{2}
                    \\boxed{\\left\\{1, 2\\right\\}}                            | \\left\\{1, 2\\right\\}
                    \\boxed{\\boxed{5}}                                         | \\boxed{5}
                    \\boxed 42.                                                 | 42
                    \\boxed42                                                   | 42
                    \\boxed {42}                                                | 42
                    \\fbox{42}                                                  | 42
                    \\boxed{41}. Wait, a mistake: \\boxed{42}                   | 42
                    first x = \\boxed{3}, hence the sum is \\boxed{7}           | 7
                    $\\boxed{1}$ and $\\boxed{2}$                               | 1 and 2
                    \\boxed{1}, \\boxed{2}                                      | '1, 2'
                    \\boxed{1} or \\boxed{2}                                    | 1 or 2
                    <think>\\boxed{1}</think> \\boxed{2}                        | 2
                    guess \\boxed{1}</think> \\boxed{2}                         | 2
                    The answer is 42.                                           | 42
                    the final answer is $\\frac12$, as claimed                  | $\\frac12$
                    **Answer:** 3.5 kg                                          | 3.5 kg
                    Answer: **73**                                              | **73**
                    The answer is $3$ or $4$.                                   | $3$ or $4$
                    The answer is 5! and no more                                | 5! and no more
                    The answer is 41. Sorry, the answer is 42.                  | 42
                    The answer: 7 and \\boxed{8}                                | 8
                    """)
    void oneFinalAnswerIsFound(String completion, String answer) {
        assertFound(answer, completion);
    }

    private static void assertFound(String answer, String completion) {
        var found = FinalAnswer.in(completion);
        assertEquals(
                answer,
                assertInstanceOf(FinalAnswer.One.class, found, found::toString).span().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (a) \\boxed{6} (b) \\boxed{7}                                | '(6, 7)'
                    **Part A:** it is \\boxed{6}. Part b: \\boxed{7} (c) \\boxed{8} | '(6, 7, 8)'
                    (a) \\boxed{6} (b) \\boxed{6}                                | 6
                    f(a) = \\boxed{6}, so that f(b) = \\boxed{7}                  | 7
                    (a) \\boxed{6}. Wait, I mean (b) \\boxed{7}                  | 7
                    """)
    void answersToPartsAreOneAnswer(String completion, String answer) {
        assertFound(answer, completion);
    }

    @Test
    void gsm8kHashesAreFoundAndHeadingsAreNot() {
        var completion = "#### 1. Count\n6 * 7 = 42\n#### Sum\nall\n#### 42\n";
        var one = assertInstanceOf(FinalAnswer.One.class, FinalAnswer.in(completion));
        assertEquals("42", one.span().text());
        assertEquals("42", completion.substring(one.span().from(), one.span().to()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<answer>1</answer><answer>2</answer>",
                "<answer>1</answer> \\boxed{2}",
                "\\boxed{1}\n\\boxed{2}",
                "\\boxed{1}\\boxed{2}",
                "\\boxed{1}. Alternatively it may be \\boxed{2}",
                "The answer is \\boxed{1}. The answer is \\boxed{2}.",
                "\\boxed{1}\nFinal answer: 2",
                "The answer is 1. The answer is 2.",
                "#### 1\n#### 2",
            })
    void rivalsAreSeveral(String completion) {
        assertInstanceOf(FinalAnswer.Several.class, FinalAnswer.in(completion));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "<answer>5",
                "\\boxed{5",
                "\\boxed",
                "\\boxed{",
                "</answer><answer>",
                "#### Sum\nmore",
                "\uD83D",
                "<think>\\boxed{5}</think>",
                "<think>\\boxed{5}",
                "\\boxedness{5}",
                "no answer here",
            })
    void nothingMarkedIsNone(String completion) {
        assertInstanceOf(FinalAnswer.None.class, FinalAnswer.in(completion));
    }

    @Test
    void whatIsCorrectedStandsNoMore() {
        var first = new Evidence.Span("a", 0, 1);
        var second = new Evidence.Span("b", 20, 21);
        assertEquals(
                List.of(second),
                FinalAnswer.standing("a Oops. Corrected:  b", List.of(first, second)));
        assertEquals(
                List.of(first, second),
                FinalAnswer.standing("a and this is nice: b", List.of(first, second)));
    }

    @Test
    void fencedCodeIsFoundByLanguage() {
        var completion = "```python\nx\n```\nso\n```sql\nSELECT 1;\n```\n";
        var one = assertInstanceOf(FinalAnswer.One.class, FinalAnswer.fenced(completion, "SQL"));
        assertEquals("SELECT 1;", one.span().text());
        assertInstanceOf(FinalAnswer.None.class, FinalAnswer.fenced("```sql\nSELECT 1;", "sql"));
        assertInstanceOf(
                FinalAnswer.Several.class, FinalAnswer.fenced("~~~\na\n~~~\n```\nb\n```", "sql"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "\\boxed{",
                "\\boxed{}",
                "\\boxed{1} ",
                "\\boxed{1} and ",
                "<answer>",
                "<answer>1</answer>",
                "<answer><",
                "</think>",
                "<think>",
                "#### 1\n",
                "####",
                "answer is ",
                "answer: ** ",
                "answer: $",
                "answer is 1. ",
                "```\n",
                "```sql\nx\n```\n",
                "\\",
                " ",
                "\n",
                "1,",
                "**",
                "\uD83D",
                "\u0301",
            })
    void aMegabyteOfAnythingIsReadInLinearTime(String piece) {
        var completion = piece.repeat(1_000_000 / piece.length());
        assertTimeout(LONG_ENOUGH, () -> FinalAnswer.in(completion));
        assertTimeout(LONG_ENOUGH, () -> FinalAnswer.tagged(completion));
        assertTimeout(LONG_ENOUGH, () -> FinalAnswer.fenced(completion, "sql"));
    }
}
