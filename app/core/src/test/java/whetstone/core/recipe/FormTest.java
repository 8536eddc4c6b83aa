package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.core.recipe.Form.Field;
import whetstone.core.recipe.Form.Kind;
import whetstone.core.recipe.Form.Section;

class FormTest {
    private static final String SUMS =
            """
            # Adds.
            name: sums
            seed: 7 # a lucky one

            model: {width: 32, layers: 1}
            tasks:
              domains: {math/chain-sum: 1}
              levels: [0, 1]

            # What is done.
            stages:
              - type: warm-up
                steps: 30
              - type: rl
                steps: 20 # few
                algorithm: {type: dapo, beta: 1e-4}
              - {type: evaluate, split: validation, decoding: {}}
            """;

    private final Recipes recipes =
            new Recipes(
                    FakeAlgorithms.all(),
                    Map.of(),
                    FakeAlgorithms.plans(),
                    FakeAlgorithms.curricula(),
                    FakeAlgorithms.evaluators());

    private Field field(String yaml, String path) {
        return recipes.form(yaml).sections().stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path));
    }

    private String put(String path, String typed) {
        return Recipes.put(SUMS, field(SUMS, path), typed);
    }

    /// The lines of `after` that `before` has not, and the other way round.
    private static String difference(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        return old.stream().filter(line -> !now.contains(line)).collect(Collectors.joining("\n"))
                + " => "
                + now.stream()
                        .filter(line -> !old.contains(line))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void aRolloutPlanIsChosenByNameAndHasItsOwnFields() {
        var yaml = put("stages[1].rollouts.type", "most");
        var names =
                recipes.form(yaml).sections().get(5).fields().stream().map(Field::name).toList();
        assertTrue(names.containsAll(List.of("rollouts.type", "rollouts.times")), names::toString);
        var type = field(yaml, "stages[1].rollouts.type");
        assertEquals(new Kind.Choice(List.of("even", "most")), type.kind());
        assertEquals("most", type.value());
        assertEquals("even", field(SUMS, "stages[1].rollouts.type").value());
        assertEquals(new Kind.Amount(true, 1, 64), field(yaml, "stages[1].rollouts.times").kind());
    }

    // Recipes of former versions named a curriculum by a plain text.
    @Test
    void aNameAloneIsAKindWithItsDefaults() {
        var plain = SUMS.replace("type: rl\n", "type: rl\n    curriculum: uniform # as ever\n");
        assertEquals("uniform", field(plain, "stages[1].curriculum.type").value());
        assertTrue(field(plain, "stages[1].curriculum.type").written());
        var other = field(plain, "stages[1].curriculum.type");
        var rated = Recipes.put(plain, other, "pass-rate");
        assertTrue(rated.contains("    curriculum: pass-rate # as ever\n"), rated);
        var least = Recipes.put(rated, field(rated, "stages[1].curriculum.least"), "0.1");
        assertTrue(
                least.contains("    curriculum: {type: pass-rate, least: 0.1} # as ever\n"), least);
        assertEquals("0.1", field(least, "stages[1].curriculum.least").value());
    }

    @Test
    void everyPartAndStageIsASection() {
        var titles = recipes.form(SUMS).sections().stream().map(Section::title).toList();
        assertEquals(
                List.of(
                        "recipe",
                        "model",
                        "tasks",
                        "pay",
                        "stages[0] · warm-up",
                        "stages[1] · rl",
                        "stages[2] · evaluate"),
                titles);
    }

    @Test
    void aFieldTellsItsKindItsValueAndWhetherItIsWritten() {
        var steps = field(SUMS, "stages[1].steps");
        assertEquals(new Kind.Amount(true, 0, 1e9), steps.kind());
        assertEquals("20", steps.value());
        assertEquals("steps, each with fresh tasks", steps.help());
        assertTrue(steps.written());
        assertFalse(field(SUMS, "stages[1].tasks").written());
        assertEquals("[0, 1]", field(SUMS, "tasks.levels").value());
        assertEquals("{math/chain-sum: 1.0}", field(SUMS, "tasks.domains").value());
        assertEquals(
                new Kind.Choice(List.of("train", "validation", "test")),
                field(SUMS, "stages[2].split").kind());
        assertTrue(
                field(SUMS, "stages[1].algorithm.type").kind() instanceof Kind.Choice(var names)
                        && names.contains("dapo"));
    }

    @Test
    void meaningsGoOnOverLinesAndOnlyOfTheirOwnRecord() {
        var source =
                """
                /// @param steps other
                record Other(int steps) {}

                /// Says.
                ///
                /// @param steps how many,
                ///     at most
                /// @param name shown
                @Marked
                public record Mine(int steps, String name) {}
                """;
        assertEquals(
                Map.of("steps", "how many, at most", "name", "shown"),
                Meanings.parse(source, "Mine"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "seed, 8, |seed: 7 # a lucky one => seed: 8 # a lucky one|",
                "stages[1].steps, 1000, |    steps: 20 # few =>     steps: 1000 # few|",
                "stages[1].algorithm.beta, 0.5, |    algorithm: {type: dapo, beta: 1e-4} =>     algorithm: {type: dapo, beta: 0.5}|",
                "tasks.levels, |[2, 3]|, |  levels: [0, 1] =>   levels: [2, 3]|",
                "name, |a: b|, |name: sums => name: \"a: b\"|",
                "model.heads, 4, |model: {width: 32, layers: 1} => model: {width: 32, layers: 1, heads: 4}|",
                "tasks.instructions, false, | =>   instructions: false|",
                "checkpointEvery, 9, | => checkpointEvery: 9|",
                "stages[1].decoding.topP, 0.9, | =>     decoding: {topP: 0.9}|",
                "stages[0].tasks, 16, | =>     tasks: 16|",
                "pay.overlong.buffer, 4, | => pay: {overlong: {buffer: 4}}|",
                "stages[2].decoding.topP, 0.9, |  - {type: evaluate, split: validation, decoding: {}} =>   - {type: evaluate, split: validation, decoding: {topP: 0.9}}|",
            })
    void anEditChangesItsLineAndNothingElse(String path, String typed, String expected) {
        var after = put(path, typed);
        assertEquals(expected.strip(), difference(SUMS, after).strip());
        // What was typed is what is read, and everything else as before.
        var read = field(after, path);
        assertTrue(read.written());
        assertEquals(recipes.form(SUMS).sections().size(), recipes.form(after).sections().size());
        assertEquals(
                Recipes.put(after, read, field(SUMS, path).value()).lines().count(),
                after.lines().count());
    }

    @Test
    void aKeyIsAddedAtTheEndOfItsMapAndBeforeTheCommentsOfTheNext() {
        var after = put("tasks.instructions", "false");
        assertTrue(
                after.contains("  levels: [0, 1]\n  instructions: false\n\n# What is done."),
                after);
    }

    @Test
    void aNumberOutOfRangeIsWrittenAndRefusedWhereItStands() {
        var after = put("stages[1].steps", "-1");
        var thrown = assertThrows(RecipeException.class, () -> recipes.read(after, List.of()));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("stages[1].steps (line 15)"));
    }

    @Test
    void whatIsNoYamlIsNotWritten() {
        assertThrows(RecipeException.class, () -> put("tasks.levels", "[1"));
        assertEquals(
                "steps: \"30 # x\"",
                put("stages[0].steps", "30 # x").lines().toList().get(12).strip());
    }

    @Test
    void whatGoesOverLinesIsLeftToTheText() {
        var tall = SUMS.replace("levels: [0, 1]", "levels:\n    - 0\n    - 1");
        var field = field(tall, "tasks.levels");
        assertThrows(RecipeException.class, () -> Recipes.put(tall, field, "[2]"));
    }

    @Test
    void anEmptyTextGetsItsFirstKey() {
        assertEquals("seed: 3\n", Recipes.put("", field(SUMS, "seed"), "3"));
    }
}
