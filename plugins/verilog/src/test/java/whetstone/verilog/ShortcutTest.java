package whetstone.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import whetstone.api.Sandbox;
import whetstone.api.Verdict;
import whetstone.api.Workers;
import whetstone.core.sandbox.ProcessSandbox;

/// What is remembered of a reference between checks, and what is not.
class ShortcutTest {

    private static final ProcessSandbox SANDBOX = new ProcessSandbox();
    private static final String HEADER =
            "module top(input clk, input rst, input a, output reg [1:0] y);\n";
    private static final String UP =
            HEADER + "always @(posedge clk) if (rst) y <= 0; else if (a) y <= y + 1;\nendmodule\n";
    private static final String DOWN = UP.replace("y + 1", "y - 1");

    private final Recorded sandbox = new Recorded(new ArrayList<>());
    private final Equivalence verifier = new Equivalence();

    ShortcutTest() {
        verifier.use(sandbox);
    }

    @AfterAll
    static void closeTheSandbox() {
        SANDBOX.close();
    }

    /// The sandbox, with the jobs that it was given.
    private record Recorded(List<Job> jobs) implements Sandbox {
        @Override
        public Outcome run(Job job) {
            jobs.add(job);
            return SANDBOX.run(job);
        }

        @Override
        public Workers workers(List<String> command, Limits limits, int most) {
            return SANDBOX.workers(command, limits, most);
        }

        @Override
        public List<String> java(Class<?> main, long heap) {
            return SANDBOX.java(main, heap);
        }
    }

    private static boolean has(Sandbox.Job job, String text) {
        return job.files().values().stream()
                .anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(text));
    }

    private Verdict judge(String reference, String completion) {
        var truth = new VerilogTruth(reference, "top", "clk", List.of("rst", 1, "sync"));
        return verifier.verify(truth, completion);
    }

    private static String written(String module, int number) {
        return module.replace("endmodule", "wire another_%d;\nendmodule".formatted(number));
    }

    @Test
    void whatIsKeptOfAReferenceIsMadeWhereNoCandidateIs() {
        for (int i = 0; i < 4; i++) {
            assertEquals("correct", judge(UP, written(UP, i)).label());
        }
        var makers = sandbox.jobs.stream().filter(job -> !has(job, "another_")).toList();
        assertEquals(1, makers.size(), "once, for the second check");
        assertEquals(sandbox.jobs.get(1), makers.getFirst());
        assertTrue(has(makers.getFirst(), "goldgates"));
        // The first check makes gates of both for itself; later ones make none of the reference.
        assertTrue(has(sandbox.jobs.getFirst(), "goldgates"));
        assertEquals(5, sandbox.jobs.size());
        for (var later : sandbox.jobs.subList(2, 5)) {
            assertFalse(has(later, "goldgates"));
        }
    }

    @Test
    void referencesAreNotMixedUp() {
        for (int i = 0; i < 4; i++) {
            assertTrue(judge(UP, written(UP, i)).why().contains("register by register"));
            assertTrue(judge(DOWN, written(DOWN, i)).why().contains("register by register"));
            assertEquals("wrong", judge(UP, written(DOWN, i)).label());
            assertEquals("wrong", judge(DOWN, written(UP, i)).label());
        }
    }

    @Test
    void aRegisterDeepInsideCannotDifferUnseen() {
        // From the 2^20th step on y is stuck; no simulation gets there.
        var stuck =
                UP.replace("else", "else if (&n) y <= 0; else")
                        .replace(
                                "always",
                                "reg [19:0] n;\nalways @(posedge clk) if (rst) n <= 0; else n <= n + !(&n);\nalways");
        assertFalse(judge(UP, stuck).label().equals("correct"));
    }

    @Test
    void whatACandidateDoesToTheToolsEndsWithItsCheck() {
        var hostile =
                List.of(
                        HEADER + "always @(posedge clk) while (!rst) y = y + 1;\nendmodule",
                        HEADER + "always @* y = y + a;\nendmodule",
                        HEADER
                                + "reg [99999:0] m [0:99999];\nalways @(posedge clk) y <= m[y];\nendmodule",
                        "module gold; endmodule\n" + UP.replace("y + 1", "y - 1"),
                        "module \\$add (input A, B, output Y); endmodule\n" + written(DOWN, 9),
                        "typedef logic [1:0] clk_t;\npackage top; endpackage\n"
                                + written(DOWN, 10));
        for (int i = 0; i < hostile.size(); i++) {
            assertFalse(judge(UP, hostile.get(i)).label().equals("correct"), hostile.get(i));
            assertEquals("correct", judge(UP, written(UP, i)).label(), hostile.get(i));
            assertEquals("wrong", judge(UP, written(DOWN, i)).label(), hostile.get(i));
        }
    }

    @Test
    void bitsOfAPortGoByPlaceAndNotByNumber() {
        var reference =
                "module top(input [3:0] a, output [3:0] y);\nassign y = a + 4'd3;\nendmodule";
        var truth = VerilogTruth.combinational(wide(reference), "top");
        var counted = wide(reference.replace("[3:0] a", "[4:7] a").replace("[3:0] y", "[0:3] y"));
        var right = verifier.verify(truth, counted);
        assertEquals("correct", right.label());
        assertTrue(right.why().contains("register by register"), right.why());
        var reversed = counted.replace("= a +", "= {a[7], a[6], a[5], a[4]} +");
        assertEquals("wrong", verifier.verify(truth, reversed).label());
    }

    // Too many inputs to try them all.
    private static String wide(String module) {
        return module.replace("output", "input [15:0] b, output").replace("4'd3", "b[3:0]");
    }
}
