package whetstone.core.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.Sandbox.Job;
import whetstone.api.Sandbox.Limits;
import whetstone.api.Sandbox.Outcome;
import whetstone.api.Workers;
import whetstone.api.Workers.Reply;

@EnabledOnOs(OS.LINUX)
class ProcessSandboxTest {
    private static final long MIB = 1 << 20;
    private static final Duration TIME = Duration.ofMillis(600);
    // From the deadline on: what it takes to kill, and what a busy machine adds.
    private static final Duration GRACE = Duration.ofMillis(200);

    private static final AtomicInteger MARKS = new AtomicInteger();

    private final List<ProcessSandbox> opened = new ArrayList<>();

    /// Every level that works here.
    static List<Isolation> levels() throws InterruptedException {
        var strongest = Isolation.available();
        return Stream.of(Isolation.values())
                .filter(level -> level.compareTo(strongest) >= 0 && level != Isolation.NONE)
                .toList();
    }

    private ProcessSandbox sandbox(Isolation level) {
        var sandbox = new ProcessSandbox(level);
        opened.add(sandbox);
        return sandbox;
    }

    @AfterEach
    void closeAll() {
        opened.forEach(ProcessSandbox::close);
    }

    private static Limits limits() {
        return new Limits(TIME, Duration.ofSeconds(20), 4096 * MIB, 8 * MIB, 100);
    }

    private static Job shell(String script, Limits limits) {
        return new Job(
                List.of("/bin/sh", "-c", script),
                "in".getBytes(UTF_8),
                Map.of("given/text", "abc".getBytes(UTF_8)),
                Set.of("left", "link", "none"),
                limits);
    }

    /// A time to sleep that no other process sleeps.
    private static String mark() {
        return "%d.5".formatted(70_000 + MARKS.incrementAndGet());
    }

    private Workers workers(Isolation level) {
        var sandbox = sandbox(level);
        return sandbox.workers(sandbox.java(HostileWorker.class, 64 * MIB), limits(), 1);
    }

    private static Reply ask(Workers workers, String request) {
        return workers.ask(request.getBytes(UTF_8));
    }

    private static void assertEchoes(Workers workers) {
        var reply = assertInstanceOf(Reply.Done.class, ask(workers, "hello there"));
        assertEquals("hello there", new String(reply.bytes(), UTF_8));
    }

    /// That no process has `mark` in its command line, at the latest after the grace.
    private static void assertGone(String mark) {
        long start = System.nanoTime();
        var left = commandLinesWith(mark);
        while (!left.isEmpty() && System.nanoTime() - start < GRACE.toNanos()) {
            Thread.onSpinWait();
            left = commandLinesWith(mark);
        }
        assertEquals(List.of(), left);
    }

    private static List<String> commandLinesWith(String mark) {
        return ProcessHandle.allProcesses()
                .map(one -> one.info().commandLine().orElse(""))
                .filter(line -> line.contains(mark))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("levels")
    void aRunSeesItsFilesAndGivesBackWhatWasWanted(Isolation level) {
        var script =
                "cat; cat given/text; echo oops >&2; echo x > left; ln -s /etc/passwd link; exit 7";
        var ended =
                assertInstanceOf(Outcome.Ended.class, sandbox(level).run(shell(script, limits())));
        assertEquals(7, ended.status());
        assertEquals("inabc", new String(ended.output(), UTF_8));
        assertEquals("oops\n", new String(ended.error(), UTF_8));
        assertEquals(Set.of("left"), ended.files().keySet());
    }

    @ParameterizedTest
    @MethodSource("levels")
    void whatDoesNotEndIsKilledWithAllThatItStarted(Isolation level) throws Exception {
        var mark = mark();
        var script =
                "trap '' TERM; (setsid sh -c 'sleep %s' &) ; sh -c 'trap \"\" TERM; sleep %s' & chmod 000 given; wait; sleep %s"
                        .formatted(mark, mark, mark);
        long start = System.nanoTime();
        assertInstanceOf(Outcome.Late.class, sandbox(level).run(shell(script, limits())));
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(TIME.plus(GRACE)) < 0, took::toString);
        assertGone(mark);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void whatARunLeavesBehindIsKilledToo(Isolation level) {
        var mark = mark();
        var script = "setsid sh -c 'sleep %s' > /dev/null 2>&1 & exit 0".formatted(mark);
        assertInstanceOf(Outcome.Ended.class, sandbox(level).run(shell(script, limits())));
        assertGone(mark);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void outputAndFilesStopAtTheLimit(Isolation level) {
        var small = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1024 * MIB, MIB, 100);
        var ended =
                assertInstanceOf(
                        Outcome.Ended.class,
                        sandbox(level).run(shell("yes | head -c 9000000", small)));
        assertTrue(ended.output().length <= MIB);
        ended =
                assertInstanceOf(
                        Outcome.Ended.class,
                        sandbox(level).run(shell("head -c 9000000 /dev/zero > left", small)));
        assertTrue(ended.files().getOrDefault("left", new byte[0]).length <= MIB);
        assertNotEquals(0, ended.status());
    }

    @ParameterizedTest
    @MethodSource("levels")
    void nothingOfARunStaysOnDisk(Isolation level, @TempDir Path folder) throws Exception {
        var script =
                "pwd; mkdir -p a/b; echo x > a/b/c; chmod 000 a/b a; ln -s %s out"
                        .formatted(folder);
        Files.writeString(folder.resolve("kept"), "kept");
        var ended =
                assertInstanceOf(Outcome.Ended.class, sandbox(level).run(shell(script, limits())));
        var work = new String(ended.output(), UTF_8).strip();
        assertFalse(Files.exists(Path.of(work).getParent()), work);
        assertTrue(Files.exists(folder.resolve("kept")));
    }

    @Test
    void aProgramThatIsNotThereIsMissing() {
        var job = new Job(List.of("no-such-tool"), new byte[0], Map.of(), Set.of(), limits());
        var missing = assertInstanceOf(Outcome.Missing.class, sandbox(Isolation.NONE).run(job));
        assertTrue(missing.why().contains("no-such-tool"), missing.why());
    }

    @Test
    void aFileOutsideOfItsFolderIsRefused() {
        for (var name : List.of("../x", "/etc/x", "a/../../x", "")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new Job(
                                    List.of("sh"),
                                    new byte[0],
                                    Map.of(name, new byte[0]),
                                    Set.of(),
                                    limits()));
        }
    }

    @ParameterizedTest
    @MethodSource("levels")
    void aWorkerAnswersAgainAndAgain(Isolation level) {
        try (var workers = workers(level)) {
            for (int i = 0; i < 1000; i++) {
                assertEchoes(workers);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("levels")
    void aWorkerThatDoesNotAnswerIsKilledWithItsChildrenAndReplaced(Isolation level) {
        var mark = mark();
        try (var workers = workers(level)) {
            assertEchoes(workers);
            for (var hostile : List.of("loop", "spawn " + mark, "sleep")) {
                long start = System.nanoTime();
                var late = assertInstanceOf(Reply.Late.class, ask(workers, hostile));
                var took = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(took.compareTo(TIME.plus(GRACE)) < 0, took::toString);
                assertGone(mark);
                assertTrue(!hostile.equals("sleep") || late.busy() < 0.5, late::toString);
                assertEchoes(workers);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("levels")
    void aWorkerThatDiesOrSpeaksOutOfTurnIsReplaced(Isolation level) {
        try (var workers = workers(level)) {
            for (var hostile : List.of("forge", "exit", "allocate", "fill")) {
                assertInstanceOf(Reply.Died.class, ask(workers, hostile), hostile);
                assertEchoes(workers);
            }
        }
    }

    @Test
    void aWorkerThatCannotStartSaysWhy() {
        var sandbox = sandbox(Isolation.NONE);
        var command = List.of("/bin/sh", "-c", "echo no such class >&2");
        try (var workers = sandbox.workers(command, limits(), 1)) {
            var died = assertInstanceOf(Reply.Died.class, ask(workers, "hello"));
            assertTrue(died.why().contains("no such class"), died.why());
        }
    }
}
