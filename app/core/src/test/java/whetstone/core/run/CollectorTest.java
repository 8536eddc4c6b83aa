package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import whetstone.api.Curriculum;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.device.ComputeDevice;
import whetstone.model.Decoders;
import whetstone.model.ModelShape;
import whetstone.train.Policy;

/// Who collects a step's groups, and when.
@Timeout(60)
class CollectorTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    tasks: {domains: {tiny/sum: 1}}
                    stages:
                      - {type: rl, steps: 3, tasks: 6, groupSize: 4, minibatch: 24, staleness: 1, ahead: %s, algorithm: {type: before}}
                    """;
    private static final Levels.Place PLACE = new Levels.Place("tiny/sum", 0);

    private static ComputeDevice device;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.empty());
    }

    @AfterAll
    static void close() {
        device.close();
    }

    private final List<String> began = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final Levels levels =
            new Levels(recipe(true).tasks(), new Curriculum.PassRate(0.02), Map.of());
    private Optional<Collector> collector = Optional.empty();

    @AfterEach
    void end() {
        collector.ifPresent(Collector::end);
    }

    private static Recipe recipe(boolean ahead) {
        return Recipes.of(TinyRuns.plugins()).read(RECIPE.formatted(ahead), List.of());
    }

    private Collector collector(boolean ahead, Collector.Collecting collecting) {
        var stage = (Stage.Rl) recipe(ahead).stages().getFirst();
        var shape = ModelShape.plain(12, 16, 1, 2, 1);
        var policy = new Policy(Decoders.fresh(device, shape, new Seed(1)));
        var actors = Actors.of(stage, policy, Optional.empty());
        var made = new Collector(stage, collecting, actors, levels, Optional.empty());
        collector = Optional.of(made);
        return made;
    }

    private List<Collected> groups(int step, Levels by) {
        began.add(step + " " + by.rates().keySet());
        threads.add(Thread.currentThread());
        var task = new Task("" + step, "tiny/sum", 0, Split.TRAIN, "?", "{}", null, null);
        return List.of(Collected.whole(new Group(task, List.of())));
    }

    private static String id(List<Collected> groups) {
        return groups.getFirst().group().task().id();
    }

    @Test
    void theNextStepIsUnderWayWhileOneIsLearnedFrom() throws InterruptedException {
        var under = new CountDownLatch(1);
        var learned = new CountDownLatch(1);
        var ahead =
                collector(
                        true,
                        (step, by) -> {
                            if (step == 1) {
                                under.countDown();
                                await(learned);
                            }
                            return groups(step, by);
                        });
        assertEquals("0", id(ahead.collect(0)));
        assertTrue(under.await(30, TimeUnit.SECONDS), "nobody has begun step 1");
        assertEquals(List.of("0 []"), began);
        learned.countDown();
        assertEquals("1", id(ahead.collect(1)));
        assertEquals("2", id(ahead.collect(2)));
        assertEquals(3, began.size(), "there is no step after the last");
        assertSame(Thread.currentThread(), threads.getFirst());
        assertNotSame(Thread.currentThread(), threads.getLast());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new Halted();
        }
    }

    // Step 1 is begun before anything is learned from step 0, step 2 before step 1 is.
    @Test
    void aStepIsDrawnByTheCurriculumAsItStoodWhenItWasBegun() {
        var ahead = collector(true, this::groups);
        ahead.collect(0);
        levels.learn(PLACE, 4, 2);
        assertEquals(Optional.of(Map.of()), ahead.drawn());
        ahead.collect(1);
        levels.learn(new Levels.Place("tiny/sum", 1), 4, 2);
        ahead.collect(2);
        assertEquals(List.of("0 []", "1 []", "2 [tiny/sum@0]"), began);
    }

    @Test
    void withoutAheadAStepIsCollectedWhenItIsAsked() {
        var plain = collector(false, this::groups);
        plain.collect(0);
        levels.learn(PLACE, 4, 2);
        plain.collect(1);
        assertEquals(List.of("0 []", "1 [tiny/sum@0]"), began);
        assertSame(Thread.currentThread(), threads.getLast());
        assertEquals(Optional.empty(), plain.drawn());
    }

    @Test
    void whatFailsAheadFailsWhenItIsAsked() {
        var ahead =
                collector(
                        true,
                        (step, by) -> {
                            if (step == 1) {
                                throw new IllegalStateException("no more tasks");
                            }
                            return groups(step, by);
                        });
        ahead.collect(0);
        var e = assertThrows(IllegalStateException.class, () -> ahead.collect(1));
        assertEquals("no more tasks", e.getMessage());
    }

    // A pause that is taken back before the step is done.
    @Test
    void whatWasGivenUpAheadIsCollectedAnewWhereTheRunGoesOn() {
        var once = new AtomicBoolean(true);
        var ahead =
                collector(
                        true,
                        (step, by) -> {
                            if (step == 1 && once.getAndSet(false)) {
                                throw new Halted();
                            }
                            return groups(step, by);
                        });
        ahead.collect(0);
        assertEquals("1", id(ahead.collect(1)));
        assertEquals("2", id(ahead.collect(2)));
    }

    @Test
    void theEndWaitsForWhatIsUnderWay() throws InterruptedException {
        var under = new CountDownLatch(1);
        var ahead =
                collector(
                        true,
                        (step, by) -> {
                            var groups = groups(step, by);
                            if (step == 1) {
                                under.countDown();
                                await(new CountDownLatch(1));
                            }
                            return groups;
                        });
        ahead.collect(0);
        assertTrue(under.await(30, TimeUnit.SECONDS));
        ahead.end();
        assertFalse(threads.getLast().isAlive());
    }
}
