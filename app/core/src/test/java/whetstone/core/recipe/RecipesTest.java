package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Curriculum;
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
                curriculum: pass-rate
                algorithm: {type: dapo, beta: 1e-4}
                decoding: {maxTokens: 16, topP: 0.9}
              - {type: evaluate, split: validation}
            """;

    private final Recipes recipes =
            new Recipes(
                    FakeAlgorithms.all(),
                    Map.of(),
                    FakeAlgorithms.plans(),
                    FakeAlgorithms.curricula(),
                    FakeAlgorithms.evaluators());

    private Recipe read(String yaml, String... overrides) {
        return recipes.read(yaml, List.of(overrides));
    }

    @Test
    void evaluatorsAreNamedWithOrWithoutSettings() {
        var recipe = read(SUMS, "stages.evaluate.evaluators=[longest, {type: longest, times: 3}]");
        var stage = (Stage.Evaluate) recipe.stages().get(1);
        assertEquals(
                List.of(new FakeAlgorithms.Longest(1), new FakeAlgorithms.Longest(3)),
                stage.evaluators());
        assertEquals(recipe, recipes.read(recipes.write(recipe), List.of()));
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
        assertEquals(new Curriculum.PassRate(0.02), rl.curriculum());
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

    static final List<String> NAMES =
            List.of(
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
                    "yes");

    @ParameterizedTest
    @FieldSource("NAMES")
    void anyNameReadsBackEqual(String name) {
        var recipe =
                new Recipe(
                        name,
                        0,
                        ModelChoice.defaults(),
                        new TaskMix(Map.of("x" + name, 0.1), List.of(0), true),
                        new Pay(1, 1, 0, 0, Map.of(name, 4.9e-324), new Pay.Overlong(8, 0.5)),
                        Map.of("x" + name, new RoleBinding.StandIn(name, 1, Map.of(name, name))),
                        Map.of("x" + name, new KnowledgeTool(name, 1)),
                        1,
                        0.1,
                        List.of(name),
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

    @Test
    void domainsThatNoPluginHasAreNamed() {
        var recipe = read(SUMS);
        Recipes.check(recipe, Set.of("math/chain-sum"));
        var missing =
                assertThrows(
                        RecipeException.class,
                        () -> Recipes.check(recipe, Set.of("math/chain-sums", "math/arithmetic")));
        assertEquals(
                "tasks.domains.math/chain-sum: no loaded plugin has this domain; did you mean 'math/chain-sums'?"
                        + ". If its plugin is missing, install it: the view Plugins and 'whetstone plugins search math' look for it",
                missing.getMessage());
        var empty = read("stages: [{type: rl}]");
        assertThrows(RecipeException.class, () -> Recipes.check(empty, Set.of("math/chain-sum")));
        var idle = read("tasks: {domains: {math/chain-sum: 1}}");
        assertThrows(RecipeException.class, () -> Recipes.check(idle, Set.of("math/chain-sum")));
    }
}
