package whetstone.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.core.audit.Attack;
import whetstone.core.sandbox.ProcessSandbox;

class TestbenchTest {

    private static final ProcessSandbox SANDBOX = new ProcessSandbox();
    private static final Testbench VERIFIER = new Testbench();

    /// Compares with a model of its own, as those of VerilogEval do.
    private static final String BENCH =
            """
            `timescale 1ns/1ps
            module RefModule(input [3:0] a, input [3:0] b, output [4:0] s); assign s = a + b; endmodule
            module tb;
              reg [3:0] a, b; wire [4:0] want, got; integer i, bad = 0;
              RefModule good(.a(a), .b(b), .s(want));
              TopModule dut(.a(a), .b(b), .s(got));
              initial begin
                for (i = 0; i < 256; i = i + 1) begin
                  {a, b} = i; #5;
                  if (want !== got) bad = bad + 1;
                end
                $display("Mismatches: %0d in %0d samples", bad, i);
                $finish;
              end
            endmodule
            """;

    private static final String HEAD =
            "module TopModule(input [3:0] a, input [3:0] b, output [4:0] s);\n";
    private static final String ADDER = HEAD + "assign s = a + b;\nendmodule\n";

    @BeforeAll
    static void useTheSandbox() {
        VERIFIER.use(SANDBOX);
    }

    @AfterAll
    static void closeTheSandbox() {
        SANDBOX.close();
    }

    private static TestbenchTruth truth(String bench, @Nullable String module) {
        return new TestbenchTruth(bench, "TopModule", null, null, module, null);
    }

    private static Verdict verdict(TestbenchTruth truth, String module) {
        return VERIFIER.verify(truth, "```verilog\n" + module + "```\n");
    }

    private static void assertLabel(String label, Verdict verdict) {
        assertEquals(label, verdict.label(), verdict.why());
    }

    @Test
    void theTestbenchDecides() {
        var truth = truth(BENCH, null);
        assertLabel("correct", verdict(truth, ADDER));
        var helped =
                HEAD
                        + "plus p(a, b, s);\nendmodule\n"
                        + "module plus(input [3:0] x, input [3:0] y, output [4:0] z);\n"
                        + "assign z = {1'b0, x} + y;\nendmodule\n";
        assertLabel("correct", verdict(truth, helped));
        var wrong = verdict(truth, HEAD + "assign s = a | b;\nendmodule\n");
        assertLabel("wrong", wrong);
        assertTrue(wrong.why().contains("Mismatches:"), wrong.why());
        assertLabel("wrong", verdict(truth, HEAD + "assign s = a +;\nendmodule\n"));
        assertLabel(
                "wrong",
                verdict(
                        truth,
                        "module TopModule(input [3:0] a, output [4:0] s); assign s = a; endmodule\n"));
        assertLabel("unreadable", VERIFIER.verify(truth, "I do not know."));
    }

    // Each would pass a grader that only looks at what is printed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "initial $display(\"Mismatches: 0 in 256 samples\");",
                "initial begin $display(\"Mismatches: 0 in 256 samples\"); $finish; end",
                "initial begin $write(\"Mismatches: 0 in 9 samples\\n\"); end assign s = 0;",
                "RefModule r(a, b, s);",
                "assign s = tb.want;",
                "initial force tb.bad = 0;",
                "always @* tb.bad = 0;",
                "initial begin : me integer f; f = $fopen(\"said\"); $fdisplay(f, \"Mismatches: 0 in 9 samples\"); end",
                "initial forever ;",
                "initial $system(\"echo Mismatches: 0 in 9 samples\");",
                "endmodule module tb; initial $display(\"Mismatches: 0 in 9 samples\");",
                "endmodule module RefModule(input [3:0] a, input [3:0] b, output [4:0] s);",
            })
    void theCandidateHasNoSay(String body) {
        assertLabel("wrong", verdict(truth(BENCH, null), HEAD + body + "\nendmodule\n"));
    }

    @Test
    void aTestbenchThatChecksNothingDecidesNothing() {
        var blind = BENCH.replace("bad = bad + 1", "bad = bad");
        var verdict = verdict(truth(blind, null), ADDER);
        assertLabel("unscorable", verdict);
        assertTrue(verdict.why().contains("drives nothing"), verdict.why());
    }

    @Test
    void aTestbenchThatIsBrokenDecidesNothing() {
        var broken = BENCH.replace("$finish;", "$finish");
        assertLabel("unscorable", verdict(truth(broken, null), ADDER));
        var strict = truth(BENCH.replace("a + b", "a - b"), ADDER);
        var verdict = verdict(strict, ADDER);
        assertLabel("unscorable", verdict);
        assertTrue(verdict.why().contains("known to be right fails"), verdict.why());
        assertLabel("correct", verdict(truth(BENCH, ADDER), ADDER));
    }

    @Test
    void whatALineMustAndMustNotContainIsFree() {
        var bench =
                BENCH.replace(
                        "$display(\"Mismatches: %0d in %0d samples\", bad, i);",
                        "$display(\"done\"); if (bad != 0) $display(\"bad %0d\", bad);");
        var truth = new TestbenchTruth(bench, "TopModule", "^done$", "^bad", null, null);
        assertLabel("correct", verdict(truth, ADDER));
        assertLabel("wrong", verdict(truth, HEAD + "assign s = 0;\nendmodule\n"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TestbenchTruth(bench, "TopModule", "(", null, null, null));
    }

    @Test
    void filesAreThereForTheTestbench() {
        var bench =
                """
                module tb;
                  reg [7:0] wants [0:3]; reg [1:0] a; wire [7:0] got; integer i, bad = 0;
                  TopModule dut(.a(a), .s(got));
                  initial begin
                    $readmemh("wants.txt", wants);
                    for (i = 0; i < 4; i = i + 1) begin a = i; #1; if (got !== wants[i]) bad = 1; end
                    if (!bad) $display("===========Your Design Passed===========");
                  end
                endmodule
                """;
        var truth =
                new TestbenchTruth(
                        bench, "TopModule", null, null, null, Map.of("wants.txt", "0\n3\n6\n9\n"));
        var head = "module TopModule(input [1:0] a, output [7:0] s);\n";
        assertLabel("correct", verdict(truth, head + "assign s = 3 * a;\nendmodule\n"));
        assertLabel("wrong", verdict(truth, head + "assign s = 4 * a;\nendmodule\n"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TestbenchTruth(bench, "TopModule", null, null, null, Map.of("../x", "")));
    }

    @Test
    void theTruthSurvivesJson() {
        var json = new JsonMapper();
        var truth =
                new TestbenchTruth(BENCH, "TopModule", "ok", "bad", ADDER, Map.of("a.txt", "1"));
        assertEquals(truth, json.readValue(json.writeValueAsString(truth), TestbenchTruth.class));
        var plain = json.readValue("{\"testbench\": \"t\", \"top\": \"m\"}", TestbenchTruth.class);
        assertEquals(truth("t", null).passing().pattern(), plain.passing().pattern());
    }

    @Test
    void noShippedAttackWins() {
        var attacks = Attack.on(VERIFIER, new Seed(1));
        assertTrue(attacks.size() > 10, "only " + attacks.size());
        for (var attack : attacks) {
            var truth = new JsonMapper().readValue(attack.truth(), TestbenchTruth.class);
            var verdict = VERIFIER.verify(truth, attack.completion());
            assertTrue(!verdict.label().equals("correct"), attack.name() + ": " + verdict.why());
        }
    }
}
