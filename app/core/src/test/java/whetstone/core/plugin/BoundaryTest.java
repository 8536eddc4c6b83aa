package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void whoIsInterruptedWhileItWaitsStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(PluginException.class, () -> Boundary.call("slow", "more", this::spin));
        assertTrue(Thread.interrupted());
        over.set(true);
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
