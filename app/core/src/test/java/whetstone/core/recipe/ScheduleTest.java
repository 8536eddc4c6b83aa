package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import whetstone.core.recipe.Schedule.Shape;

class ScheduleTest {

    private static final double[] NOTHING = {};

    private static Schedule to(Shape shape, double to) {
        return new Schedule(shape, to, 0.5, "", 0, 0.1);
    }

    // From 1 to 0 over five steps.
    @Test
    void linesAndCosinesReachTheirEnd() {
        var line = to(Shape.LINEAR, 0);
        assertEquals(1, line.value(1, 0, 5, NOTHING));
        assertEquals(0.75, line.value(1, 1, 5, NOTHING));
        assertEquals(0, line.value(1, 4, 5, NOTHING));
        var cosine = to(Shape.COSINE, 0);
        assertEquals((1 + Math.sqrt(0.5)) / 2, cosine.value(1, 1, 5, NOTHING), 1e-12);
        assertEquals(0.5, cosine.value(1, 2, 5, NOTHING), 1e-12);
        assertEquals(0, cosine.value(1, 4, 5, NOTHING), 1e-12);
        assertEquals(1, line.value(1, 0, 1, NOTHING));
    }

    @Test
    void aStepHappensAtItsShare() {
        var step = new Schedule(Shape.STEP, 3, 0.4, "", 0, 0.1);
        assertEquals(1, step.value(1, 3, 10, NOTHING));
        assertEquals(3, step.value(1, 4, 10, NOTHING));
    }

    // Twice the target counts as 1.2 of it, half as 0.8; gain 0.1: 1.02 x 0.98, and what is not a
    // number counts for nothing.
    @Test
    void whatIsControlledFollowsItsMetric() {
        var control = new Schedule(Shape.CONTROLLED, 0, 0.5, "reference/kl", 0.02, 0.1);
        assertEquals(0.5, control.value(0.5, 0, 10, NOTHING));
        assertEquals(
                0.5 * 1.02 * 0.98,
                control.value(0.5, 3, 10, new double[] {0.04, Double.NaN, 0.01}),
                1e-12);
        assertEquals(0.5 * 1.01, control.value(0.5, 1, 10, new double[] {0.022}), 1e-12);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Schedule(Shape.CONTROLLED, 0, 0.5, "", 0.02, 0.1));
    }

    private record Inner(double deep, int whole) {}

    private record Outer(double flat, Inner inner) {
        Outer {
            if (flat < 0) {
                throw new IllegalArgumentException("flat must be at least 0, was " + flat);
            }
        }
    }

    @Test
    void numbersWithinRecordsAreFoundAndReplaced() {
        var outer = new Outer(1, new Inner(2, 3));
        assertEquals(2, Components.number(outer, "inner.deep", "here"));
        assertEquals(
                new Outer(1, new Inner(7, 3)), Components.with(outer, "inner.deep", 7, "here"));
        assertEquals(new Outer(5, new Inner(2, 3)), Components.with(outer, "flat", 5, "here"));
        refused("here.flt: no such key; did you mean 'flat'?", "flt", 1);
        refused("here.inner: is no number", "inner", 1);
        refused("here.inner.whole: is no number", "inner.whole", 1);
        var refusal =
                assertThrows(
                        RecipeException.class, () -> Components.with(outer, "flat", -1, "here"));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("flat must be at least 0"),
                refusal::toString);
    }

    private static void refused(String start, String path, double value) {
        var outer = new Outer(1, new Inner(2, 3));
        var e =
                assertThrows(
                        RecipeException.class,
                        () -> {
                            Components.number(outer, path, "here");
                            Components.with(outer, path, value, "here");
                        });
        assertTrue(String.valueOf(e.getMessage()).startsWith(start), e::toString);
    }
}
