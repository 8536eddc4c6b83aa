package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.recipe.RecipeException;
import whetstone.core.synthesis.Rejection.Reason;
import whetstone.core.synthesis.Sample.Operation;

/// What is a copy, and what is not.
class CleaningTest {

    private static List<Sample> samples(String... inputs) {
        var samples = new ArrayList<Sample>();
        for (var input : inputs) {
            var origin = new Sample.Origin(Operation.WRITTEN, null, "");
            samples.add(Sample.of(samples.size(), origin, input, "1"));
        }
        return samples;
    }

    private static List<String> left(List<Sample> samples) {
        return samples.stream().filter(Sample::alive).map(Sample::input).toList();
    }

    private static Reason reason(Sample sample) {
        return Objects.requireNonNull(sample.rejection()).reason();
    }

    @Test
    void questionsAreTheSameWhateverTheirCaseSpacesAndStops() {
        var found =
                Cleaning.deduplicate(
                        samples("What is 2 + 3?", "what is  2 + 3", "What is 2 - 3?"), 2);
        assertEquals(List.of("What is 2 + 3?", "What is 2 - 3?"), left(found));
        assertEquals(Reason.DUPLICATE, reason(found.get(1)));
        assertEquals(
                "sample 0: What is 2 + 3?",
                Objects.requireNonNull(found.get(1).rejection()).detail());
    }

    @Test
    void nearlyTheSameWordsWithTheSameNumbersAreADuplicate() {
        var one = "Ann has 3 red apples and buys 4 more at the market today";
        var two = "Ann has 3 red apples and buys 4 more at the market now";
        var other = "Ann has 5 red apples and buys 4 more at the market today";
        // 13 words have 11 pieces of 3; they differ in the last piece: 10 of 12 in common, 0.833.
        assertEquals(
                10.0 / 12,
                Cleaning.jaccard(Wording.of(one).pieces(3), Wording.of(two).pieces(3)),
                1e-12);
        var found = Cleaning.deduplicate(samples(one, two, other), 0.8);
        assertEquals(List.of(one, other), left(found));
        assertEquals(Reason.NEAR_DUPLICATE, reason(found.get(1)));
        assertEquals(
                List.of(one, two, other),
                left(Cleaning.deduplicate(samples(one, two, other), 0.84)));
    }

    @Test
    void shortQuestionsAreCopiesInAnyOrderOfTheirWords() {
        var benchmark = new Benchmarks(List.of("347 + 285 ="), 10);
        var found =
                Cleaning.decontaminate(
                        samples("347 + 285 =", "285 + 347 =", "347 + 286 ="), List.of(benchmark));
        assertEquals(List.of("347 + 286 ="), left(found));
        assertEquals(Reason.CONTAMINATED, reason(found.getFirst()));
    }

    @Test
    void longQuestionsAreCopiesWhereSoManyWordsInARowAreTheSame() {
        var benchmarks = new Benchmarks(List.of("a b c d e f g h"), 5);
        assertTrue(benchmarks.copied("x y B, c d e f z").isPresent());
        assertTrue(benchmarks.copied("x a b c d z e f g h").isEmpty());
        assertTrue(benchmarks.copied("a b c d").isEmpty(), "too short to tell");
    }

    @Test
    void wordsNumbersAndSigns() {
        assertEquals(
                List.of("so", "3.5", "x", "2", "+", "y"), Wording.of("So: 3.5 x 2, (+y)!").words());
        assertEquals(List.of("2", "3.5"), Wording.of("So: 3.5 x 2, (+y)!").numbers());
        assertEquals(Set.of("a b"), Wording.of("A b").pieces(3));
    }

    @Test
    void benchmarksComeAsLinesAndAsJson(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("b.jsonl"), "{\"question\": \"Why?\"}\n\nHow come?\n");
        assertEquals(List.of("Why?", "How come?"), Benchmarks.read(List.of(file.toString())));
        var odd = Files.writeString(folder.resolve("odd.jsonl"), "{\"answer\": \"Why?\"}\n");
        var thrown =
                assertThrows(RecipeException.class, () -> Benchmarks.read(List.of(odd.toString())));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("none of the keys input, question"));
        assertThrows(
                RecipeException.class,
                () -> Benchmarks.read(List.of(folder.resolve("none").toString())));
    }
}
