package whetstone.core.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Verdict;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginException;

class DrawingTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeSum sums = new FakeSum();

    private Drawing drawing(long seed) {
        return new Drawing(sums, "0.1.0", new Seed(seed), false);
    }

    @Test
    void aTaskDependsOnItsIndexAlone() {
        var late = drawing(7).draw(3, Split.TRAIN, 1_000_000);
        for (int i = 0; i < 50; i++) {
            drawing(7).draw(3, Split.TRAIN, i);
        }
        assertEquals(late, drawing(7).draw(3, Split.TRAIN, 1_000_000));
        assertNotEquals(late, drawing(8).draw(3, Split.TRAIN, 1_000_000));
    }

    @Test
    void noCanonicalProblemIsInTwoSplits() {
        var splits = new HashMap<String, Split>();
        for (long seed = 0; seed < 5; seed++) {
            for (var split : Split.values()) {
                for (int i = 0; i < 7_000; i++) {
                    var task = drawing(seed).draw(1 + i % 5, split, i);
                    var sum = JSON.readValue(task.truth(), FakeSum.Sum.class);
                    var first = splits.putIfAbsent(sums.canonical(sum), split);
                    assertTrue(first == null || first == split, task::toString);
                }
            }
        }
        assertTrue(splits.size() > 5_000, () -> "only " + splits.size());
    }

    @Test
    void eightInTenProblemsTrain() {
        var counts = new HashMap<Split, Integer>();
        for (int i = 0; i < 100_000; i++) {
            counts.merge(Drawing.split("fake/sum", "problem " + i), 1, Integer::sum);
        }
        // Five standard deviations of a binomial with n = 10^5: 5 sqrt(n p (1 - p)) = 632 and 474.
        assertEquals(80_000, counts.getOrDefault(Split.TRAIN, 0), 632);
        assertEquals(10_000, counts.getOrDefault(Split.VALIDATION, 0), 474);
        assertEquals(10_000, counts.getOrDefault(Split.TEST, 0), 474);
    }

    @Test
    void anIdNamesEverythingThatMakesTheTask() {
        var ids = new HashSet<String>();
        var plain = drawing(7);
        ids.add(plain.draw(3, Split.TRAIN, 0).id());
        ids.add(plain.draw(3, Split.TRAIN, 1).id());
        ids.add(plain.draw(4, Split.TRAIN, 0).id());
        ids.add(plain.draw(3, Split.TEST, 0).id());
        ids.add(drawing(8).draw(3, Split.TRAIN, 0).id());
        ids.add(new Drawing(sums, "0.2.0", new Seed(7), false).draw(3, Split.TRAIN, 0).id());
        ids.add(new Drawing(sums, "0.1.0", new Seed(7), true).draw(3, Split.TRAIN, 0).id());
        assertEquals(7, ids.size());
        assertTrue(plain.draw(3, Split.TRAIN, 0).id().matches("[0-9a-f]{32}"));
    }

    @Test
    void instructionsFollowThePrompt() {
        var bare = drawing(7).draw(2, Split.TRAIN, 0);
        var instructed = new Drawing(sums, "0.1.0", new Seed(7), true).draw(2, Split.TRAIN, 0);
        assertEquals(bare.prompt() + "\n" + sums.instructions(), instructed.prompt());
        assertEquals(bare.truth(), instructed.truth());
    }

    @Test
    void theReferenceOfADrawnTaskIsCorrect() {
        for (int i = 0; i < 100; i++) {
            var drawn = drawing(7).drawn(5, Split.TEST, i);
            var verdict = Judge.judge(sums, drawn.task().truth(), drawn.reference());
            assertInstanceOf(Verdict.Correct.class, verdict);
        }
    }

    @Test
    void aLevelWithTooFewProblemsIsSaidToBeThat() {
        // Level 0 of the fake has one problem, which belongs to one split.
        var own = Drawing.split("fake/sum", "0+0");
        assertEquals(own, drawing(1).draw(0, own, 3).split());
        var other = own == Split.TEST ? Split.TRAIN : Split.TEST;
        var error = assertThrows(PluginException.class, () -> drawing(1).draw(0, other, 3));
        assertTrue(
                String.valueOf(error.getMessage()).contains("fake/sum, level 0"), error.toString());
    }

    @Test
    void aLineHoldsATaskAsAProgramReadsIt() {
        var out = new StringWriter();
        try (var lines = new TaskLines(out)) {
            lines.write(drawing(7).drawn(2, Split.TEST, 0));
            lines.write(drawing(7).drawn(2, Split.TEST, 1));
        }
        var lines = out.toString().strip().lines().toList();
        assertEquals(2, lines.size());
        var line = JSON.readTree(lines.getFirst());
        var task = drawing(7).draw(2, Split.TEST, 0);
        assertEquals(task.id(), line.get("id").stringValue());
        assertEquals(JSON.readTree(task.truth()), line.get("truth"));
        assertEquals("test", line.get("split").stringValue());
        assertEquals(7, line.size());
        assertFalse(lines.get(1).startsWith(" "));
    }

    @Test
    @Tag("slow")
    void aHundredThousandTasksTakeUnderTwoSeconds(@TempDir Path folder, TestReporter reporter)
            throws IOException {
        write(folder.resolve("first.jsonl"), 20_000); // The compiler's share.
        double busy = write(folder.resolve("tasks.jsonl"), 100_000);
        reporter.publishEntry("100000 tasks, seconds of the processor", "%.2f".formatted(busy));
        assertTrue(busy < 2, () -> "took %.1f s".formatted(busy));
    }

    // As the command does it. Seconds of the thread that draws: a machine that is busy with other
    // things changes nothing.
    private double write(Path file, int count) throws IOException {
        try (var lines = new TaskLines(Files.newBufferedWriter(file))) {
            return Boundary.many(() -> {
                var clock = ManagementFactory.getThreadMXBean();
                long start = clock.getCurrentThreadCpuTime();
                for (int i = 0; i < count; i++) {
                    lines.write(drawing(7).drawn(3, Split.TRAIN, i));
                }
                return (clock.getCurrentThreadCpuTime() - start) / 1e9;
            });
        }
    }
}
