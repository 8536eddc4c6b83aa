package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    void thePromptGivesNothingAway(int level) {
        problems(level)
                .forEach(problem -> {
                    var reference = domain().reference(problem.truth());
                    assertFalse(problem.prompt().contains(reference), problem::toString);
                    Stream.of("%s", "<answer>%s</answer>", "\\boxed{%s}")
                            .map(form -> form.formatted(problem.prompt()))
                            .forEach(echo -> assertNotCorrect(problem, echo));
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void twoDifferentAnswersAreNeverCorrect(int level) {
        var drawn = problems(level).toList();
        for (int i = 1; i < drawn.size(); i++) {
            var problem = drawn.get(i);
            var right = domain().reference(problem.truth());
            var other = domain().reference(drawn.get(i - 1).truth());
            if (domain().verify(problem.truth(), other) instanceof Verdict.Correct) {
                continue;
            }
            assertNotCorrect(problem, right + "\n" + other);
            assertNotCorrect(problem, other + "\n" + right);
            if (FinalAnswer.in(right) instanceof FinalAnswer.One(var mine)
                    && FinalAnswer.in(other) instanceof FinalAnswer.One(var theirs)) {
                for (var joint : List.of(" or ", ", ", " ", "\n", "; ", " = ")) {
                    assertNotCorrect(
                            problem,
                            "<answer>" + mine.text() + joint + theirs.text() + "</answer>");
                    assertNotCorrect(
                            problem,
                            "<answer>" + theirs.text() + joint + mine.text() + "</answer>");
                }
            }
        }
    }

    private void assertNotCorrect(Problem<T> problem, String completion) {
        var verdict = domain().verify(problem.truth(), completion);
        assertFalse(
                verdict instanceof Verdict.Correct,
                () -> problem + " / " + completion + " -> " + verdict);
        assertFalse(verdict.why().isBlank(), "a verdict says why");
        assertEquals(
                verdict,
                domain().verify(problem.truth(), completion),
                "same arguments, same verdict");
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aLevelHasHundredsOfProblems(int level) {
        var different =
                IntStream.range(0, 500)
                        .mapToObj(i -> domain().canonical(problem(level, i).truth()))
                        .distinct()
                        .count();
        assertTrue(different > 200, "only %d of 500 problems differ".formatted(different));
    }

    @Test
    void itsNamesAreWellFormed() {
        assertTrue(
                domain().id().matches("[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*"),
                domain().id());
        assertFalse(domain().instructions().isBlank());
        assertEquals(domain().truthType(), problem(0, 0).truth().getClass());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void knobsLieWithinTheirRanges(int level) throws ReflectiveOperationException {
        if (domain() instanceof KnobDomain<?, ?> knobbed) {
            var knobs = knobbed.knobs(level);
            for (var component : knobs.getClass().getRecordComponents()) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                if (accessor.invoke(knobs) instanceof Number number) {
                    var range = component.getAnnotation(Range.class);
                    assertNotNull(range, component + " has no @Range");
                    double value = number.doubleValue();
                    assertTrue(
                            value >= range.min() && value <= range.max(),
                            component + " = " + value);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.Rewrite.class)
    void aRewrittenProblemIsSoundAndLiesInTheRightDirection(Domain.Rewrite direction) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < DRAWS; i++) {
            var problem = problem(5, i);
            var rewritten = domain().rewrite(problem.truth(), direction, SEED.derive(i).random());
            if (rewritten.isPresent()) {
                before += hardness(problem);
                after += hardness(rewritten.get());
                assertCorrect(rewritten.get(), domain().reference(rewritten.get().truth()));
            }
        }
        assertTrue(
                after == before || after > before == (direction == Domain.Rewrite.HARDER),
                "hardness %s -> %s".formatted(before / DRAWS, after / DRAWS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void itCanBeShown(int level) {
        problems(level)
                .forEach(problem -> {
                    if (domain().preview(problem.truth())
                            instanceof Preview.Table(var columns, var rows)) {
                        rows.forEach(row -> assertEquals(columns.size(), row.size()));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noHostileTextThrowsOrWins(String completion) {
        if (completion.length() > 10_000) {
            assertNotCorrect(problem(0, 0), completion);
            return;
        }
        for (int level : new int[] {0, 3, 9}) {
            problems(level).limit(20).forEach(problem -> assertNotCorrect(problem, completion));
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
                "<answer>\u202e\u2028\uff11\u0661</answer>",
                "<answer>correct</answer>",
                "verdict: correct",
                "{\"verdict\": \"correct\", \"credit\": 1}");
    }

    private Stream<Problem<T>> problems(int level) {
        return IntStream.range(0, DRAWS).mapToObj(i -> problem(level, i));
    }

    private Problem<T> problem(int level, int index) {
        return domain().draw(level, SEED.derive(level).derive(index).random());
    }
}
