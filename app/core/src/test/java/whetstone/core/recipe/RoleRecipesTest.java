package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.recipe.RoleBinding.Budget;
import whetstone.core.recipe.RoleBinding.Checkpoint;
import whetstone.core.recipe.RoleBinding.Endpoint;
import whetstone.core.recipe.RoleBinding.Price;
import whetstone.core.recipe.RoleBinding.StandIn;

/// Who answers for a role, as recipes say it.
final class RoleRecipesTest {

    private static final Recipes RECIPES =
            new Recipes(
                    FakeAlgorithms.all(),
                    Map.of(),
                    FakeAlgorithms.plans(),
                    FakeAlgorithms.curricula(),
                    FakeAlgorithms.evaluators());

    private static final String THREE =
            """
            roles:
              teacher:
                endpoint: http://localhost:8000/v1
                model: org/model-7b
                keyFrom: TEACHER_KEY
                concurrency: 16
                budget: {tokens: 1000000}
                price: {prompt: 0.5, completion: 1.5}
                requires: [seed]
              judge: {standIn: exact, errorRate: 0.05, settings: {of: answers}}
              student: {checkpoint: run-12}
            """;

    private static Recipe read(String yaml, String... overrides) {
        return RECIPES.read(yaml, List.of(overrides));
    }

    @Test
    void theThreeKindsAreToldApartByTheirFirstKey() {
        var roles = read(THREE, "roles.teacher.timeout=30").roles();
        assertEquals(
                new Endpoint(
                        "http://localhost:8000/v1",
                        "org/model-7b",
                        "TEACHER_KEY",
                        16,
                        30,
                        6,
                        0.5,
                        0,
                        new Budget(0, 1_000_000, 0),
                        new Price(0.5, 1.5),
                        List.of(Ability.SEED)),
                roles.get("teacher"));
        assertEquals(new StandIn("exact", 0.05, Map.of("of", "answers")), roles.get("judge"));
        assertEquals(new Checkpoint("run-12"), roles.get("student"));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        var recipe = read(THREE);
        assertEquals(recipe, read(RECIPES.write(recipe)), RECIPES.write(recipe));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {endpont: http://a/v1, model: m}  | roles.teacher (line 2): says not who answers; expected one of checkpoint, endpoint, standIn
                    {endpoint: http://a/v1, checkpoint: b} | roles.teacher (line 2): says endpoint and checkpoint at once; expected one of checkpoint, endpoint, standIn
                    {endpoint: http://a/v1}           | roles.teacher.model: missing; expected a name that the server knows
                    {endpoint: http://a/v1, model: m, retris: 3} | roles.teacher.retris (line 2): no such key; did you mean 'retries'?
                    {endpoint: localhost, model: m}   | roles.teacher.endpoint (line 2): endpoint is no address; expected one such as http://localhost:8000/v1
                    {endpoint: http://me:pw@a/v1, model: m} | roles.teacher.endpoint (line 2): endpoint must hold neither user nor query; a key is named by keyFrom
                    {endpoint: http://a/v1, model: m, concurrency: 0} | roles.teacher.concurrency (line 2): 0 is out of range; expected 1 to 1024
                    {endpoint: http://a/v1, model: m, requires: [speed]} | roles.teacher.requires[0] (line 2): found "speed"; expected one of samples, seed, logprobs
                    {standIn: exact, errorRate: 2}    | roles.teacher.errorRate (line 2): 2 is out of range; expected 0 to 1
                    teacher                           | roles.teacher (line 2): expected keys such as 'endpoint:' or 'checkpoint:' or 'standIn:'
                    """)
    void mistakesAreNamedWithTheirPlace(String binding, String expected) {
        var yaml = "roles:\n  teacher: " + binding;
        var e = assertThrows(RecipeException.class, () -> read(yaml));
        assertEquals(expected, e.getMessage());
    }

    @Test
    void aBudgetOfMoneyNeedsPrices() {
        var yaml = "roles: {t: {endpoint: http://a/v1, model: m, budget: {money: 2}}}";
        var e = assertThrows(RecipeException.class, () -> read(yaml));
        assertEquals(
                "roles.t.price: price is missing; budget.money needs it: {prompt: 0.5, completion: 1.5} per million tokens",
                e.getMessage());
    }

    @Test
    void aKeyThatStandsInARecipeIsRefusedAndNotRepeated() {
        var yaml = "roles: {t: {endpoint: http://a/v1, model: m, keyFrom: sk-abcdef0123}}";
        var e = assertThrows(RecipeException.class, () -> read(yaml));
        assertFalse(String.valueOf(e.getMessage()).contains("abcdef"), e::toString);
    }
}
