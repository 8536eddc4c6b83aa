package whetstone.core.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Split;
import whetstone.core.forecast.Forecast.Part;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.model.ModelShape;
import whetstone.sample.Decoding;

class NeedsTest {

    // 2 layers of 2 key heads of size 4: 2 · 2 · 2 · 4 numbers a token.
    private static final ModelShape SHAPE = ModelShape.plain(50, 16, 2, 4, 2).withContext(64);

    private static Needs needs(Stage... stages) {
        var plain = Recipe.defaults();
        var recipe =
                new Recipe(
                        "some",
                        1,
                        plain.model(),
                        plain.tasks(),
                        plain.pay(),
                        Map.of(),
                        Map.of(),
                        50,
                        0.1,
                        List.of(),
                        List.of(stages));
        return new Needs(recipe, SHAPE, 2, 1000, 2, 6);
    }

    private static Stage.Evaluate evaluate(int problems, int samples, int turns) {
        return new Stage.Evaluate(
                "test",
                Split.TEST,
                problems,
                samples,
                turns,
                List.of(),
                List.of(),
                new Decoding(1, 1, 0, 10));
    }

    private static long bytes(Forecast.Memory memory, String part) {
        return memory.parts().stream()
                .filter(one -> one.name().equals(part))
                .mapToLong(Part::bytes)
                .sum();
    }

    @Test
    void anEvaluationHoldsWeightsAndItsCacheAndNothingElse() {
        var memory = needs(evaluate(30, 4, 1)).memory(1_000_000, 0, 8_000_000);
        assertEquals(
                List.of("program", "weights", "cache"),
                memory.parts().stream().map(Part::name).toList());
        // float32 and bf16
        assertEquals(SHAPE.parameters() * 6, bytes(memory, "weights"));
        // 120 completions of 6 + 10 tokens, 32 numbers of 2 bytes each, twice; and 50 logits of 4
        // bytes
        assertEquals(2 * 120 * 16 * 64 + 120 * 50 * 4, bytes(memory, "cache"));
        assertEquals(memory.parts().stream().mapToLong(Part::bytes).sum(), memory.peak());
    }

    @Test
    void noMoreCompletionsAreHeldThanAreSampledAtATime() {
        var many = needs(evaluate(30_000, 8, 1)).memory(0, 0, 0);
        var enough = needs(evaluate(256, 8, 1)).memory(0, 0, 0); // 1024 for each of 2 lanes
        assertEquals(bytes(enough, "cache"), bytes(many, "cache"));
    }

    @Test
    void whatWasSeenIsBelievedWhereItIsMore() {
        assertEquals(1L << 40, needs(evaluate(30, 4, 1)).memory(1000, 1L << 40, 0).peak());
    }

    @Test
    void theStoreGrowsByEveryRolloutAndItsTokens() {
        var store = needs(evaluate(30, 4, 1)).store(8);
        assertEquals(120 * (215 + 20 * 8.0), store.likely(), 1e-6);
        var turns = needs(evaluate(30, 4, 5)).store(8);
        assertEquals(store.likely(), turns.likely(), 1e-6);
        assertTrue(turns.high() > 4 * store.likely());
        // one checkpoint after the stage: weights and two means, float32
        assertEquals(SHAPE.parameters() * 12, needs(evaluate(1, 1, 1)).checkpoints());
    }

    @Test
    void slicesGrowUntilTheyAreWhole() {
        var whole = new Slice(100, 40);
        var slice = Slice.first(whole);
        assertEquals(new Slice(4, 16), slice);
        slice = slice.grown(whole);
        assertEquals(new Slice(4, 40), slice);
        slice = slice.grown(whole).grown(whole);
        assertEquals(new Slice(64, 40), slice);
        assertEquals(whole, slice.grown(whole));
        var stage = (Stage.Evaluate) new Slice(3, 5).of(evaluate(30, 4, 1));
        assertEquals(3, stage.problems());
        assertEquals(5, stage.decoding().maxTokens());
    }
}
