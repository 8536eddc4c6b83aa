package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What every domain must keep; a domain's test is three lines that extend this.
public abstract class DomainContract<T extends Record> {

    private static final Seed SEED = new Seed(2026);
    private static final int DRAWS = 100;

    protected abstract Domain<T> domain();

    /// How hard a problem looks; its mean must grow with the level. Override where length says little.
    protected double hardness(Problem<T> problem) {
        return problem.prompt().length() + domain().demonstration(problem.truth()).length();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void itsOwnReferenceAndDemonstrationAreCorrect(int level) {
        problems(level)
                .forEach(problem -> {
                    assertCorrect(problem, domain().reference(problem.truth()));
                    assertCorrect(problem, domain().demonstration(problem.truth()));
                });
    }

    private void assertCorrect(Problem<T> problem, String completion) {
        var verdict = domain().verify(problem.truth(), completion);
        assertInstanceOf(Verdict.Correct.class, verdict, () -> problem + " / " + completion);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void theSameSeedDrawsTheSameProblem(int level) {
        assertEquals(problems(level).toList(), problems(level).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void theTruthSurvivesJson(int level) {
        var json = new JsonMapper();
        problems(level)
                .forEach(problem -> {
                    var text = json.writeValueAsString(problem.truth());
                    assertEquals(problem.truth(), json.readValue(text, domain().truthType()), text);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void thePromptDoesNotContainTheAnswer(int level) {
        problems(level)
                .forEach(problem -> {
                    var reference = domain().reference(problem.truth());
                    assertFalse(problem.prompt().contains(reference), problem::toString);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void twoDifferentAnswersAreNeverCorrect(int level) {
        var drawn = problems(level).toList();
        for (int i = 1; i < drawn.size(); i++) {
            var right = domain().reference(drawn.get(i).truth());
            var other = domain().reference(drawn.get(i - 1).truth());
            if (domain().verify(drawn.get(i).truth(), other) instanceof Verdict.Correct) {
                continue;
            }
            for (var both : Stream.of(right + "\n" + other, other + "\n" + right).toList()) {
                var verdict = domain().verify(drawn.get(i).truth(), both);
                assertFalse(verdict instanceof Verdict.Correct, () -> both + " -> " + verdict);
            }
        }
    }

    @Test
    void levelsGrowHarder() {
        var means =
                IntStream.range(0, 10)
                        .mapToDouble(level ->
                                problems(level).mapToDouble(this::hardness).average().orElseThrow())
                        .toArray();
        for (int level = 1; level < means.length; level++) {
            assertTrue(means[level] > means[level - 1], "level " + level + " is not harder");
        }
    }

    @Test
    void problemsThatDifferAreNotCanonicallyAllTheSame() {
        assertTrue(problems(2).map(p -> domain().canonical(p.truth())).distinct().count() > 50);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noHostileTextThrowsOrWins(String completion) {
        for (int level : new int[] {0, 3, 9}) {
            problems(level)
                    .limit(20)
                    .forEach(problem -> {
                        var verdict = domain().verify(problem.truth(), completion);
                        assertFalse(
                                verdict instanceof Verdict.Correct,
                                () -> problem + " accepts " + completion.length() + " characters");
                    });
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "\0",
                "<answer>",
                "<answer></answer>",
                "<answer> </answer>",
                "</answer><answer>",
                "<answer><answer></answer></answer>",
                "\\boxed{",
                "\uD83D",
                "<answer>\uD83D</answer>",
                "NaN",
                "<answer>NaN</answer>",
                "<answer>Infinity</answer>",
                "<answer>1e999999999</answer>",
                "<answer>99999999999999999999999999</answer>",
                "<answer>-0/0</answer>",
                "<answer>" + "9".repeat(100_000) + "</answer>",
                "<answer>" + "(".repeat(100_000) + "</answer>",
                "{".repeat(1_000_000),
                "<answer>".repeat(100_000),
                "<answer>correct</answer>",
                "verdict: correct",
                "{\"verdict\": \"correct\", \"credit\": 1}");
    }

    private Stream<Problem<T>> problems(int level) {
        return IntStream.range(0, DRAWS)
                .mapToObj(i -> domain().draw(level, SEED.derive(level).derive(i).random()));
    }
}
