package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeMistakesTest {
    private static String mistake(String yaml, String... overrides) {
        var recipes =
                new Recipes(
                        FakeAlgorithms.all(),
                        Map.of(),
                        FakeAlgorithms.plans(),
                        FakeAlgorithms.curricula(),
                        FakeAlgorithms.evaluators());
        return String.valueOf(
                assertThrows(RecipeException.class, () -> recipes.read(yaml, List.of(overrides)))
                        .getMessage());
    }

    static Stream<Arguments> unknownNames() {
        return Stream.of(
                Arguments.of("sede: 7", "sede (line 1): no such key; did you mean 'seed'?"),
                Arguments.of(
                        "stages:\n- type: rl\n  algorithm:\n    clipHi: 0.3",
                        "stages[0].algorithm.clipHi (line 4): no such key; did you mean 'clipHigh'?"),
                Arguments.of(
                        "stages: [{type: rl, algorithm: {type: gpro}}]",
                        "stages[0].algorithm.type (line 1): no loaded plugin has algorithm 'gpro'; did you mean 'grpo'?"),
                Arguments.of(
                        "stages: [{type: evaluate, evaluators: [longest, longer]}]",
                        "stages[0].evaluators[1] (line 1): no loaded plugin has evaluator 'longer'; did you mean 'longest'?"),
                Arguments.of(
                        "stages: [{type: warmup}]",
                        "stages[0].type (line 1): no stage 'warmup'; did you mean 'warm-up'?"),
                Arguments.of(
                        "stages: [{steps: 3}]",
                        "stages[0] (line 1): no type; expected one of warm-up, evaluate, curate, explore, synthesize, rl"),
                Arguments.of(
                        "stages: [{type: evaluate, split: valid}]",
                        "stages[0].split (line 1): found \"valid\"; expected one of train, validation, test"),
                Arguments.of(
                        "stages: [{type: rl, name: a}, {type: rl, name: a}]",
                        "stages[1].name (line 1): 'a' is taken by stages[0]; choose another"));
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
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
                        "stages[0] (line 1): expected keys such as 'type: rl', found \"rl\""));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
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
                        "stages: [{type: evaluate, evaluators: [longest, longest]}]",
                        "stages[0].evaluators (line 1): evaluators names one twice with the same settings, was [Longest[times=1], Longest[times=1]]"),
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
                        "stages[0].minibatch (line 1): minibatch must be a multiple of groupSize, was 12 and 8"));
    }

    static Stream<Arguments> notRecipes() {
        return Stream.of(
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
    @MethodSource({"unknownNames", "wrongTypes", "outOfRange", "notRecipes"})
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
        var stages = "stages: [{type: warm-up}, {type: evaluate}, {type: rl}, {type: evaluate}]";
        var message = mistake("seed: 7\n" + stages, override);
        assertTrue(message.startsWith(expected), message);
    }

    @Test
    void aRecipeWithoutItsPluginSaysWhatIsMissing() {
        var recipes = new Recipes(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        var error =
                assertThrows(
                        RecipeException.class,
                        () -> recipes.read("stages: [{type: rl}]", List.of()));
        assertEquals(
                "stages[0].algorithm: no loaded plugin has algorithm 'grpo'; none is known at all; is a plugin missing?",
                error.getMessage());
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
}
