package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Split;
import whetstone.api.algorithm.Reduction;

class RecipesTest {
    private static final String SUMS =
            """
            name: sums
            seed: 7
            tasks:
              domains: {math/chain-sum: 1}
              levels: [0, 1]
            stages:
              - type: warm-up
                steps: 30
              - type: evaluate
              - type: rl
                curriculum: Pass_Rate
                algorithm: {type: dapo, beta: 1e-4}
                decoding: {maxTokens: 16, topP: 0.9}
              - {type: evaluate, split: validation}
            """;

    private final Recipes recipes = new Recipes(FakeAlgorithms.all());

    private Recipe read(String yaml, String... overrides) {
        return recipes.read(yaml, List.of(overrides));
    }

    private String mistake(String yaml, String... overrides) {
        return String.valueOf(
                assertThrows(RecipeException.class, () -> read(yaml, overrides)).getMessage());
    }

    @Test
    void whatIsNotWrittenKeepsItsDefault() {
        var recipe = read(SUMS);
        assertEquals("sums", recipe.name());
        assertEquals(7, recipe.seed());
        assertEquals(ModelChoice.defaults(), recipe.model());
        assertEquals(
                new TaskMix(Map.of("math/chain-sum", 1.0), List.of(0, 1), true), recipe.tasks());
        assertEquals(
                List.of("warm-up", "evaluate", "rl", "evaluate-2"),
                recipe.stages().stream().map(Stage::name).toList());
        assertEquals(Recipe.defaults(), read("name: untitled"));
    }

    @Test
    void theNamedAlgorithmBringsItsOwnDefaults() {
        var rl = assertInstanceOf(Stage.Rl.class, read(SUMS).stages().get(2));
        assertEquals(
                new FakeAlgorithms.Grpo(0.28, 1e-4, true, Reduction.TOKEN_MEAN), rl.algorithm());
        assertEquals(Stage.Curriculum.PASS_RATE, rl.curriculum());
        var unnamed = read("stages: [{type: rl}, {type: warm-up}]");
        assertEquals(
                FakeAlgorithms.all().get("grpo"), ((Stage.Rl) unnamed.stages().get(0)).algorithm());
        assertEquals(
                FakeAlgorithms.all().get("sft"),
                ((Stage.WarmUp) unnamed.stages().get(1)).algorithm());
    }

    @Test
    void algorithmsWithinAlgorithmsAreLaidOverToo() {
        var text =
                """
                stages:
                  - {type: rl, name: a, algorithm: {type: stepwise, outcome: {beta: 0.5}}}
                  - {type: rl, name: b, algorithm: {type: mixed, weights: [3], inner: {type: dapo, beta: 2}}}
                """;
        var stages = read(text).stages();
        assertEquals(
                new FakeAlgorithms.Stepwise(
                        new FakeAlgorithms.Grpo(0.2, 0.5, true, Reduction.SEQUENCE_MEAN), 0.5),
                ((Stage.Rl) stages.get(0)).algorithm());
        assertEquals(
                new FakeAlgorithms.Mixed(
                        List.of(3.0), new FakeAlgorithms.Grpo(0.28, 2, true, Reduction.TOKEN_MEAN)),
                ((Stage.Rl) stages.get(1)).algorithm());
        assertEquals(read(text), read(recipes.write(read(text))));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        var recipe = read(SUMS, "pay.components.format=0.1", "seed=-9223372036854775808");
        var written = recipes.write(recipe);
        assertEquals(recipe, read(written), written);
        assertEquals(written, recipes.write(read(written)));
        assertTrue(written.contains("type: dapo"), written);
        assertTrue(written.contains("finalShare: "), written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "true",
                "No",
                "null",
                "~",
                "12",
                "1_000",
                "0x1F",
                "1e3",
                ".5",
                ".inf",
                "-",
                "- a",
                "a: b",
                "# a",
                "a #b",
                "'",
                "\"",
                "&a",
                "*a",
                "!a",
                "two\nlines\n",
                "tab\there",
                "é 😀",
                "2026-01-01",
                "{a: b}",
                "[a]",
                "%a",
                "@a",
                "a,b",
                "\u0085",
                "\\",
                "<<",
                "=",
                "yes"
            })
    void anyNameReadsBackEqual(String name) {
        var recipe =
                new Recipe(
                        name,
                        0,
                        ModelChoice.defaults(),
                        new TaskMix(Map.of("x" + name, 0.1), List.of(0), true),
                        new Pay(1, 1, 0, 0, Map.of(name, 4.9e-324)),
                        1,
                        0.1,
                        List.of());
        var written = recipes.write(recipe);
        assertEquals(recipe, read(written), written);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 4.9e-324, 1.7976931348623157e308, 0.1, -3, 1e21, 123456789.125})
    void anyNumberReadsBackEqual(double value) {
        var recipe = read("pay: {wrong: %s}".formatted(value));
        assertEquals(value, recipe.pay().wrong());
        assertEquals(value, read(recipes.write(recipe)).pay().wrong());
    }

    @Test
    void overridesAreLaidOverWhatIsWritten() {
        var recipe =
                read(
                        SUMS,
                        "seed=3",
                        "stages.rl.steps=10",
                        "stages.evaluate-2.problems=5",
                        "stages[0].optimizer.learningRate=1e-2",
                        "stages.1.split=TRAIN",
                        "tasks.domains.math/countdown=2",
                        "tasks.levels=[4]",
                        "name=");
        assertEquals(3, recipe.seed());
        assertEquals(10, ((Stage.Rl) recipe.stages().get(2)).steps());
        assertEquals(5, ((Stage.Evaluate) recipe.stages().get(3)).problems());
        assertEquals(0.01, ((Stage.WarmUp) recipe.stages().get(0)).optimizer().learningRate());
        assertEquals(Split.TRAIN, ((Stage.Evaluate) recipe.stages().get(1)).split());
        assertEquals(
                Map.of("math/chain-sum", 1.0, "math/countdown", 2.0), recipe.tasks().domains());
        assertEquals(List.of(4), recipe.tasks().levels());
        assertEquals("", recipe.name());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // Unknown names.
                Arguments.of("sede: 7", "sede (line 1): no such key; did you mean 'seed'?"),
                Arguments.of(
                        "stages:\n- type: rl\n  algorithm:\n    clipHi: 0.3",
                        "stages[0].algorithm.clipHi (line 4): no such key; did you mean 'clipHigh'?"),
                Arguments.of(
                        "stages: [{type: rl, algorithm: {type: gpro}}]",
                        "stages[0].algorithm.type (line 1): no algorithm 'gpro'; did you mean 'grpo'?"),
                Arguments.of(
                        "stages: [{type: warmup}]",
                        "stages[0].type (line 1): no stage 'warmup'; did you mean 'warm-up'?"),
                Arguments.of(
                        "stages: [{steps: 3}]",
                        "stages[0] (line 1): no type; expected one of warm-up, evaluate, rl"),
                Arguments.of(
                        "stages: [{type: evaluate, split: valid}]",
                        "stages[0].split (line 1): found \"valid\"; expected one of train, validation, test"),
                Arguments.of(
                        "stages: [{type: rl, name: a}, {type: rl, name: a}]",
                        "stages[1].name (line 1): 'a' is taken by stages[0]; choose another"),
                // Wrong types.
                Arguments.of(
                        "seed: many",
                        "seed (line 1): expected a whole number such as 0, found \"many\""),
                Arguments.of(
                        "seed: 1.5", "seed (line 1): expected a whole number such as 0, found 1.5"),
                Arguments.of(
                        "\n\ncheckpointEvery: 99999999999",
                        "checkpointEvery (line 3): expected a whole number such as 50, found 99999999999"),
                Arguments.of("name: 3", "name (line 1): expected text; put it in quotes, found 3"),
                Arguments.of(
                        "name:", "name (line 1): expected text; put it in quotes, found nothing"),
                Arguments.of(
                        "pay: {wrong: .nan}",
                        "pay.wrong (line 1): expected a number such as 0.0, found \"NaN\""),
                Arguments.of(
                        "pay: {wrong: 1e999}",
                        "pay.wrong (line 1): expected a number such as 0.0, found \"Infinity\""),
                Arguments.of(
                        "tasks: 3", "tasks (line 1): expected keys such as 'domains:', found 3"),
                Arguments.of(
                        "tasks: {instructions: 1}",
                        "tasks.instructions (line 1): expected true or false, found 1"),
                Arguments.of(
                        "tasks: {levels: 1}",
                        "tasks.levels (line 1): expected a list such as [0, 1], found 1"),
                Arguments.of(
                        "tasks: {levels: [0, x]}",
                        "tasks.levels[1] (line 1): expected a whole number, found \"x\""),
                Arguments.of(
                        "tasks: {domains: [math/chain-sum]}",
                        "tasks.domains (line 1): expected keys with values such as {math/chain-sum: 1}, found [\"math/chain-sum\"]"),
                Arguments.of(
                        "stages: [rl]",
                        "stages[0] (line 1): expected keys such as 'type: rl', found \"rl\""),
                // Out of range: by annotation, and by compact constructor.
                Arguments.of(
                        "stages: [{type: evaluate}, {type: evaluate}, {type: rl, decoding: {topP: 2}}]",
                        "stages[2].decoding.topP (line 1): 2 is out of range; expected 0 to 1"),
                Arguments.of(
                        "stages: [{type: rl, decoding: {topP: 0}}]",
                        "stages[0].decoding.topP (line 1): topP must lie in (0, 1], was 0.0"),
                Arguments.of(
                        "stages: [{type: rl, algorithm: {beta: -1}}]",
                        "stages[0].algorithm.beta (line 1): beta must be at least 0, was -1.0"),
                Arguments.of(
                        "checkpointEvery: 0",
                        "checkpointEvery (line 1): 0 is out of range; expected 1 to 1000000000"),
                Arguments.of(
                        "tasks: {levels: [10]}",
                        "tasks.levels (line 1): levels must lie in 0 to 9, found 10"),
                Arguments.of(
                        "model: {width: 100, heads: 3}",
                        "model.width (line 1): width must be a multiple of heads, was 100 and 3"),
                Arguments.of(
                        "stages: [{type: rl, steps: -1}]",
                        "stages[0].steps (line 1): -1 is out of range; expected 0 to 1000000000"),
                Arguments.of(
                        "stages: [{type: rl, groupSize: 8, minibatch: 12}]",
                        "stages[0].minibatch (line 1): minibatch must be a multiple of groupSize, was 12 and 8"),
                // Not a recipe.
                Arguments.of(
                        "", "line 1: the file holds no keys; expected lines such as 'name: sums'"),
                Arguments.of(
                        "- a",
                        "line 1: the file holds no keys; expected lines such as 'name: sums'"),
                Arguments.of(
                        "just text",
                        "line 1: the file holds no keys; expected lines such as 'name: sums'"),
                Arguments.of(
                        "name: a\nseed: 1\nname: b", "line 3: 'name' is written twice; remove one"),
                Arguments.of(
                        "name: a\n---\nname: b",
                        "line 3: a second document starts; a recipe is one, remove '---'"),
                Arguments.of(
                        "name: &a x\ntasks: *a",
                        "line 2: anchors and aliases are not read; write the value where it is needed"),
                Arguments.of(
                        "name: !!binary aGk=",
                        "line 1: the tag 'tag:yaml.org,2002:binary' is not read; remove it"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsPlace(String yaml, String expected) {
        assertEquals(expected, mistake(yaml));
    }

    static Stream<Arguments> mistakenOverrides() {
        return Stream.of(
                Arguments.of("seed", "--set seed: expected key=value, such as stages.rl.steps=10"),
                Arguments.of("sede=1", "sede (--set): no such key; did you mean 'seed'?"),
                Arguments.of(
                        "seed=x", "seed (--set): expected a whole number such as 0, found \"x\""),
                Arguments.of("seed.x=1", "--set seed: 'seed' is a single value and has no 'x'"),
                Arguments.of(
                        "stages.lr.steps=1", "--set stages: no entry 'lr' among 4; known here:"),
                Arguments.of(
                        "stages.9.steps=1",
                        "--set stages: no entry '9' among 4; known here: evaluate, evaluate-2, rl, warm-up"),
                Arguments.of("seed=[1", "--set seed=[1: line 1: not YAML"),
                Arguments.of(
                        "stages.rl.optimizer.clip=-1",
                        "stages[2].optimizer.clip (--set): -1 is out of range; expected 0 to 1000000"));
    }

    @ParameterizedTest
    @MethodSource("mistakenOverrides")
    void aMistakenOverrideIsNamed(String override, String expected) {
        var message = mistake(SUMS, override);
        assertTrue(message.startsWith(expected), message);
    }

    @Test
    void yamlBombsAreRefusedAtOnce() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertTrue(mistake(bomb.toString()).startsWith("line 1: anchors and aliases"));
        assertTrue(mistake("a: " + "[".repeat(100_000)).startsWith("line 1: nested deeper than"));
        assertTrue(mistake("a".repeat(2_000_000)).startsWith("the file has 2,000,000 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [",
                "a: {",
                "a: 'b",
                "\t- a",
                "a: b: c",
                "? [a, b]\n: c",
                "%YAML 9.9\n---\na: b",
                "a: @b",
                "\0",
                "\uD800",
                "a: |\n\tb",
                "*a",
                "<<: *a",
                "a\n b: c",
                "- a\nb: c"
            })
    void brokenYamlIsAMistakeWithItsLine(String yaml) {
        var message = mistake(yaml);
        assertTrue(message.matches("(?s)line \\d+: .+"), message);
    }

    @Test
    void domainsThatNoPluginHasAreNamed() {
        var recipe = read(SUMS);
        Recipes.check(recipe, Set.of("math/chain-sum"));
        var missing =
                assertThrows(
                        RecipeException.class,
                        () -> Recipes.check(recipe, Set.of("math/chain-sums", "math/arithmetic")));
        assertEquals(
                "tasks.domains.math/chain-sum: no loaded plugin has this domain; did you mean 'math/chain-sums'?",
                missing.getMessage());
        var empty = read("stages: [{type: rl}]");
        assertThrows(RecipeException.class, () -> Recipes.check(empty, Set.of("math/chain-sum")));
        var idle = read("tasks: {domains: {math/chain-sum: 1}}");
        assertThrows(RecipeException.class, () -> Recipes.check(idle, Set.of("math/chain-sum")));
    }
}
