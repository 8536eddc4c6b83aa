package whetstone.api.desktop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;

/// The tests that every view inherits. They need no screen.
public abstract class ViewContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The view under test, a new one.
    protected abstract ViewContribution view();

    /// A run that has nothing yet.
    protected static final Run EMPTY = new Told(List.of(), List.of());

    /// A run with a stage `rl` of two steps: `reward/mean` is 0.5 and then not a number; in step 0 one task has an
    /// answer of every verdict, in step 1 another has none.
    protected static final Run SMALL =
            new Told(
                    List.of(new Run.Step("rl", 0), new Run.Step("rl", 1)),
                    List.of(new Run.Point(0, 0.5), new Run.Point(1, Double.NaN)));

    private record Told(List<Step> steps, List<Point> rewards) implements Run {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public String name() {
            return "small";
        }

        @Override
        public List<String> metrics() {
            return rewards.isEmpty() ? List.of() : List.of("reward/mean");
        }

        @Override
        public List<Point> metric(String stage, String metric) {
            boolean known = stage.equals("rl") && metrics().contains(metric);
            return known ? rewards : List.of();
        }

        @Override
        public List<Group> groups(Step step) {
            if (!steps.contains(step)) {
                throw new IllegalArgumentException("run 1 has no " + step);
            }
            return List.of(group(step.number()));
        }
    }

    private static Group group(int step) {
        var task =
                new Task(
                        "task-" + step,
                        "area/kind",
                        step,
                        Split.TRAIN,
                        "What is 3 + 4?",
                        "{}",
                        null,
                        null);
        var verdicts =
                List.of(
                        Verdict.correct("it is 7"),
                        Verdict.partial(0.5, "half of it"),
                        Verdict.wrong("it is 7, not 8"),
                        Verdict.unreadable("no answer"),
                        Verdict.unscorable(Verdict.Cause.TIME, "took too long"));
        var judged = step == 0 ? verdicts : List.<Verdict>of();
        return new Group(task, judged.stream().map(ViewContract::rollout).toList());
    }

    private static Rollout rollout(Verdict verdict) {
        return new Rollout(
                new int[] {1, 2},
                new int[] {3},
                Map.of(),
                "7",
                Rollout.Stop.END,
                0,
                verdict,
                verdict.credit(),
                List.of());
    }

    @BeforeAll
    static void startWithoutAScreen() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException _) {
            // Another test of this process has started it.
        }
        Platform.setImplicitExit(false);
    }

    @Test
    void itHasAnIdAndATitle() {
        var named = view().getClass().getAnnotation(View.class);
        assertNotNull(named, "the class needs @View(id = \"area/name\", title = \"…\")");
        assertTrue(named.id().matches("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+"), named.id());
        assertFalse(named.title().isBlank());
    }

    @Test
    void aRunWithoutAStepIsShown() throws Exception {
        laidOut(drawn(view(), EMPTY));
    }

    @Test
    void aRunIsShown() throws Exception {
        laidOut(drawn(view(), SMALL));
    }

    @Test
    void everyCallMakesNewNodes() throws Exception {
        var view = view();
        var first = drawn(view, SMALL);
        laidOut(first);
        var second = drawn(view, SMALL);
        assertNotSame(first, second);
        laidOut(second);
    }

    /// What `view` gives for `run`, asked for as the workbench asks: not on the JavaFX thread.
    protected static Node drawn(ViewContribution view, Run run) throws Exception {
        var node = within(new FutureTask<>(() -> view.show(run)), false);
        assertNotNull(node, "show gave no nodes");
        assertNull(node.getScene(), "show gave nodes that are shown already");
        return node;
    }

    /// Puts `node` into a window of 640 by 480 and lays it out.
    protected static void laidOut(Node node) throws Exception {
        within(
                new FutureTask<>(() -> {
                    assertDoesNotThrow(() -> {
                        var scene = new Scene(new StackPane(node), 640, 480);
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                    });
                    return node;
                }),
                true);
    }

    private static <T> T within(FutureTask<T> work, boolean onScreen) throws Exception {
        if (onScreen) {
            Platform.runLater(work);
        } else {
            Thread.ofVirtual().start(work);
        }
        return work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
