package whetstone.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.sandbox.ProcessSandbox;

/// The verifier on its case file: lines of `{"truth": {…}, "completion": …, "expected": label of the verdict, "source":
/// …}`. Where the source ends in "undecided is fair", the verifier may say so.
class CasesTest {

    private static final Path CASES = Path.of("src/test/cases/equivalence.jsonl");
    private static final JsonMapper JSON = new JsonMapper();
    private static final ProcessSandbox SANDBOX = new ProcessSandbox();
    private static final Equivalence VERIFIER = new Equivalence();

    @BeforeAll
    static void useTheSandbox() {
        VERIFIER.use(SANDBOX);
    }

    @AfterAll
    static void closeTheSandbox() {
        SANDBOX.close();
    }

    @Test
    void everyCaseIsJudgedAsItShouldBe() throws IOException {
        var lines = Files.readAllLines(CASES);
        assertTrue(lines.size() >= 80, "only %d cases".formatted(lines.size()));
        var mistaken = new ArrayList<String>();
        for (var line : lines) {
            var wanted = JSON.readTree(line);
            var truth = JSON.treeToValue(wanted.get("truth"), VerilogTruth.class);
            var verdict = VERIFIER.verify(truth, wanted.get("completion").asString());
            if (!fits(wanted, verdict.label())) {
                mistaken.add(
                        "%s %s: %s %s"
                                .formatted(
                                        wanted.get("expected"),
                                        wanted.get("source"),
                                        verdict.label(),
                                        verdict.why()));
            }
        }
        assertEquals(List.of(), mistaken);
    }

    private static boolean fits(JsonNode wanted, String label) {
        return label.equals(wanted.get("expected").asString())
                || (label.equals("unscorable")
                        && wanted.get("source").asString().endsWith("undecided is fair"));
    }
}
