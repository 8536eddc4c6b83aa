package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import whetstone.api.Domain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;

class PreviewsTest {

    record Sum(int left, int right) {}

    record Sums(Function<Sum, Preview> shown) implements Domain<Sum> {
        @Override
        public String id() {
            return "fake/sum";
        }

        @Override
        public Class<Sum> truthType() {
            return Sum.class;
        }

        @Override
        public Problem<Sum> draw(int level, RandomGenerator random) {
            return new Problem<>("1 + 2 =", new Sum(1, 2));
        }

        @Override
        public String reference(Sum truth) {
            return Integer.toString(truth.left() + truth.right());
        }

        @Override
        public Verdict verify(Sum truth, String completion) {
            return Verdict.wrong("not asked");
        }

        @Override
        public Preview preview(Sum truth) {
            return shown.apply(truth);
        }
    }

    private static Task task(String domain, String truth) {
        return new Task("t", domain, 0, Split.TRAIN, "Add 1 and 2. Answer so.", truth, null, null);
    }

    private static Optional<Preview> ask(Function<Sum, Preview> shown, Task task) {
        return new Previews(Map.of("fake/sum", new Sums(shown))).of(task);
    }

    private static final Task TASK = task("fake/sum", "{\"left\":1,\"right\":2}");

    @Test
    void theDomainSaysWhatThereIsToSee() {
        var formula = new Preview.Formula("1 + 2");
        assertEquals(
                Optional.of(formula),
                ask(sum -> new Preview.Formula(sum.left() + " + " + sum.right()), TASK));
    }

    @Test
    void whatOnlyRepeatsPromptOrTruthIsNotShown() {
        assertTrue(ask(sum -> new Preview.Text(sum.toString()), TASK).isEmpty());
        assertTrue(ask(_ -> new Preview.Text("Add 1 and 2."), TASK).isEmpty());
        assertTrue(ask(_ -> new Preview.Text("One and two"), TASK).isPresent());
    }

    @Test
    void aDomainThatIsNotLoadedShowsNothing() {
        assertTrue(ask(_ -> new Preview.Text("x"), task("other/sum", "{}")).isEmpty());
    }

    @Test
    void aDomainThatThrowsIsNamed() {
        var thrown =
                assertThrows(
                        PluginException.class,
                        () ->
                                ask(
                                        _ -> {
                                            throw new IllegalStateException("no ink");
                                        },
                                        TASK));
        assertTrue(String.valueOf(thrown.getMessage()).contains("no ink"), thrown::toString);
        assertThrows(
                PluginException.class,
                () -> ask(_ -> new Preview.Text("x"), task("fake/sum", "{\"up\":1}")));
    }
}
