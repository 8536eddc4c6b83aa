package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundaryTest {

    private static final Duration DEADLINE = Duration.ofMillis(50);

    private final AtomicBoolean over = new AtomicBoolean();

    // Whoever interrupts it is not heard.
    private Integer spin() {
        while (!over.get()) {
            Thread.onSpinWait();
        }
        return 0;
    }

    private String hang(String plugin) {
        var thrown =
                assertThrows(
                        PluginException.class,
                        () -> PluginCalls.within(DEADLINE, plugin, "more", this::spin));
        assertEquals(plugin, thrown.pluginId());
        return String.valueOf(thrown.getMessage());
    }

    @Test
    @Timeout(10)
    void aPluginThatHangsAgainAndAgainIsAskedNoMoreUntilItsCallsEnd() throws Exception {
        for (int i = 0; i < PluginCalls.MOST_LOST; i++) {
            assertTrue(hang("stuck").contains("more did not end within 50 ms, being at "));
        }
        assertTrue(hang("stuck").contains("more was not begun: 4 calls of this plugin do not end"));
        assertEquals(1, Boundary.call("other", "one", () -> 1));
        over.set(true);
        Integer answer = null;
        while (answer == null) {
            try {
                answer = Boundary.call("stuck", "one", () -> 1);
            } catch (PluginException e) {
                Thread.sleep(10);
            }
        }
        assertEquals(1, answer);
    }

    @Test
    void aCallWithinACallStaysOnItsThread() {
        Boundary.call(
                "one",
                "outer",
                () -> {
                    var outer = Thread.currentThread();
                    assertSame(outer, Boundary.call("two", "inner", Thread::currentThread));
                    return outer;
                });
        assertSame(
                Thread.currentThread(),
                Boundary.timed(() -> Boundary.call("one", "asked", Thread::currentThread)));
    }

    @Test
    void manyCallsShareAThread() {
        var threads =
                Boundary.many(() ->
                        IntStream.range(0, 100)
                                .mapToObj(i ->
                                        Boundary.call("p" + i % 3, "one", Thread::currentThread))
                                .collect(Collectors.toSet()));
        assertEquals(1, threads.size());
        assertFalse(threads.contains(Thread.currentThread()));
    }

    // Twenty calls of a fifth of the deadline each.
    @Test
    @Timeout(10)
    void eachOfManyCallsHasADeadlineOfItsOwn() {
        var slow = DEADLINE.dividedBy(5);
        int done =
                PluginCalls.many(
                        DEADLINE,
                        () ->
                                IntStream.range(0, 20)
                                        .map(_ -> Boundary.call("slow", "one", () -> nap(slow)))
                                        .sum());
        assertEquals(20, done);
    }

    private static int nap(Duration time) throws InterruptedException {
        Thread.sleep(time);
        return 1;
    }

    @Test
    @Timeout(10)
    void ofManyCallsTheOneThatHangsIsNamed() {
        var thrown =
                assertThrows(
                        PluginException.class,
                        () ->
                                PluginCalls.many(
                                        DEADLINE,
                                        () -> {
                                            Boundary.call("fine", "one", () -> 1);
                                            return Boundary.call("hung", "two", this::spin);
                                        }));
        assertEquals("hung", thrown.pluginId());
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("two did not end within 50 ms"),
                thrown::toString);
        over.set(true);
    }

    @Test
    void whatIsThrownBetweenCallsIsNobodysFault() {
        assertThrows(
                ArithmeticException.class,
                () ->
                        Boundary.many(() -> {
                            throw new ArithmeticException("ours");
                        }));
    }

    @Test
    void whoIsInterruptedWhileItWaitsStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Boundary.call("slow", "more", this::spin));
        assertTrue(Thread.interrupted());
        over.set(true);
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
