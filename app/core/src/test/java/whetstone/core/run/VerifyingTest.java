package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.core.run.Verifying.Pending;

@Timeout(60)
class VerifyingTest {

    private static final Duration DEADLINE = Duration.ofMillis(100);

    // Checks that ignore their interrupt end here, so that no test burns the next one's time.
    private final AtomicBoolean end = new AtomicBoolean();

    @AfterEach
    void endAll() {
        end.set(true);
    }

    private Verdict spin() {
        while (!end.get()) {
            Thread.onSpinWait();
        }
        return Verdict.correct("much too late");
    }

    // As a spinning one, for the worker it holds; but it leaves the core to others.
    private Verdict sulk() {
        while (!end.get()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                // That is what it is like.
            }
        }
        return Verdict.correct("much too late");
    }

    private static List<String> joined(List<Pending> pending) {
        return pending.stream().map(p -> p.join().why()).toList();
    }

    @Test
    void verdictsComeBackInTheOrderOfTheirCompletions() {
        try (var verifying = new Verifying(4, Duration.ofSeconds(10))) {
            var pending =
                    IntStream.range(0, 40)
                            .mapToObj(i ->
                                    verifying.submit(() -> {
                                        sleep(i % 4 == 0 ? 20 : 0);
                                        return Verdict.correct("" + i);
                                    }))
                            .toList();
            assertEquals(IntStream.range(0, 40).mapToObj(i -> "" + i).toList(), joined(pending));
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void checksOverlapEachOtherAndWhoeverSubmitsThem() throws InterruptedException {
        try (var verifying = new Verifying(2, Duration.ofSeconds(10))) {
            var together = new CountDownLatch(2);
            var pending = new ArrayList<Pending>();
            for (int i = 0; i < 2; i++) {
                pending.add(
                        verifying.submit(() -> {
                            together.countDown();
                            try {
                                return together.await(9, TimeUnit.SECONDS)
                                        ? Verdict.correct("met")
                                        : Verdict.wrong("alone");
                            } catch (InterruptedException e) {
                                return Verdict.wrong("interrupted");
                            }
                        }));
            }
            // Before anyone joins.
            assertTrue(together.await(9, TimeUnit.SECONDS));
            assertEquals(List.of("met", "met"), joined(pending));
        }
    }

    @Test
    void noMoreThanTheWorkersCheckAtATime() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var verifying = new Verifying(3, Duration.ofSeconds(10))) {
            var pending =
                    IntStream.range(0, 60)
                            .mapToObj(_ ->
                                    verifying.submit(() -> {
                                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                        sleep(2);
                                        now.decrementAndGet();
                                        return Verdict.correct("");
                                    }))
                            .toList();
            joined(pending);
        }
        assertEquals(3, most.get());
    }

    @Test
    void aCheckThatNeverEndsIsGivenUpAndOthersGoOn() {
        try (var verifying = new Verifying(1, DEADLINE)) {
            var hung = verifying.submit(this::spin);
            var next = verifying.submit(() -> Verdict.correct("after it"));
            assertEquals("after it", next.join().why());
            var verdict = assertInstanceOf(Verdict.Unscorable.class, hung.join());
            assertEquals(Cause.TIME, verdict.cause());
            assertEquals("the check did not end within 100 ms", verdict.why());
        }
    }

    @Test
    void theDeadlineCountsWhetherSomebodyJoinsOrNot() {
        try (var verifying = new Verifying(1, DEADLINE)) {
            var slow =
                    verifying.submit(() -> {
                        sleepThrough(400);
                        return Verdict.correct("slow");
                    });
            sleep(800);
            assertInstanceOf(Verdict.Unscorable.class, slow.join());
        }
    }

    private static void sleepThrough(int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            sleep(5);
            Thread.interrupted();
        }
    }

    @Test
    void waitingBehindOthersTakesNothingFromTheDeadline() {
        try (var verifying = new Verifying(1, Duration.ofMillis(500))) {
            var pending =
                    IntStream.range(0, 20)
                            .mapToObj(_ ->
                                    verifying.submit(() -> {
                                        sleep(50);
                                        return Verdict.correct("in time");
                                    }))
                            .toList();
            assertEquals(List.of("in time"), joined(pending).stream().distinct().toList());
        }
    }

    @Test
    void whatACheckThrowsIsNoScore() {
        try (var verifying = new Verifying(1, Duration.ofSeconds(10))) {
            var thrown =
                    verifying.submit(() -> {
                        throw new IllegalStateException("boom");
                    });
            var deep = verifying.submit(() -> deeper(0));
            var big =
                    verifying.submit(
                            () -> Verdict.correct("" + new long[Integer.MAX_VALUE].length));
            assertCause(Cause.VERIFIER_FAILED, "boom", thrown);
            assertCause(Cause.VERIFIER_FAILED, "StackOverflowError", deep);
            assertCause(Cause.MEMORY, "OutOfMemoryError", big);
            assertEquals("fine", verifying.submit(() -> Verdict.correct("fine")).join().why());
        }
    }

    @SuppressWarnings("InfiniteRecursion") // That is the point.
    private static Verdict deeper(int depth) {
        return deeper(depth + 1).with(deeper(depth - 1).evidence());
    }

    private static void assertCause(Cause cause, String why, Pending pending) {
        var verdict = assertInstanceOf(Verdict.Unscorable.class, pending.join());
        assertEquals(cause, verdict.cause());
        assertTrue(verdict.why().contains(why), verdict.why());
    }

    @Test
    void manyChecksThatDoNotEndLeaveRoomForThoseThatDo() {
        try (var verifying = new Verifying(2, DEADLINE)) {
            var hung = new ArrayList<Pending>();
            var fine = new ArrayList<Pending>();
            for (int i = 0; i < 20; i++) {
                hung.add(verifying.submit(this::sulk));
                fine.add(verifying.submit(() -> Verdict.correct("fine")));
            }
            assertEquals(List.of("fine"), joined(fine).stream().distinct().toList());
            for (var each : hung) {
                assertCause(Cause.TIME, "did not end", each);
            }
        }
    }

    @Test
    void thereIsAnEndToChecksThatDoNotEnd() throws InterruptedException {
        int before = Thread.activeCount();
        try (var verifying = new Verifying(8, Duration.ofMillis(10))) {
            var hung =
                    IntStream.range(0, 3 * Verifying.MOST_LOST)
                            .mapToObj(_ -> verifying.submit(this::sulk))
                            .toList();
            hung.forEach(each -> assertCause(Cause.TIME, "the check", each));
            assertTrue(hung.getLast().join().why().contains("not begun"));
            assertTrue(Thread.activeCount() - before <= Verifying.MOST_LOST + 8 + 1);
            // They end after all, and checks are begun again.
            end.set(true);
            var verdict = Verdict.wrong("");
            for (int i = 0; i < 100 && !(verdict instanceof Verdict.Correct); i++) {
                Thread.sleep(20);
                verdict = verifying.submit(() -> Verdict.correct("again")).join();
            }
            assertEquals("again", verdict.why());
        }
    }

    @Test
    void whoeverJoinsAfterTheEndIsNotKeptWaiting() {
        List<Pending> pending;
        try (var verifying = new Verifying(1, Duration.ofSeconds(10))) {
            pending = IntStream.range(0, 10).mapToObj(_ -> verifying.submit(this::sulk)).toList();
        }
        end.set(true);
        assertInstanceOf(Verdict.Unscorable.class, pending.getLast().join());
    }
}
