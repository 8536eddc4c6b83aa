package whetstone.math.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Verdict;

/// The verifier on its case files: lines of `{"truth": {"answer": …}, "completion": …, "expected": "correct" or
/// "wrong", "source": …}`.
class ExpressionCasesTest {

    private static final Path CASES = Path.of("src/test/cases");

    private final ExpressionVerifier verifier = new ExpressionVerifier();

    @Test
    void noWrongAnswerIsAcceptedAndHardlyAnyRightOneRejected() throws IOException {
        var accepted = new ArrayList<String>();
        var rejected = new ArrayList<String>();
        var undecided = new ArrayList<String>();
        var cases = read();
        for (var line : cases) {
            var verdict = verdict(line);
            boolean right = line.get("expected").asString().equals("correct");
            if (verdict instanceof Verdict.Unscorable) {
                undecided.add(line + " " + verdict.why());
            } else if (verdict instanceof Verdict.Correct != right) {
                (right ? rejected : accepted).add(line + " " + verdict.why());
            }
        }
        assertTrue(cases.size() >= 400, "only %d cases".formatted(cases.size()));
        assertEquals(List.of(), accepted);
        assertTrue(rejected.size() < 0.005 * cases.size(), rejected::toString);
        assertTrue(undecided.size() < 0.01 * cases.size(), undecided::toString);
    }

    /// Each has points of its own.
    @Test
    void whatDiffersForSomeSignsOnlyIsNeverAccepted() {
        for (int k = 2; k < 300; k++) {
            var one = "%dx".formatted(k);
            assertWrong(one, "\\sqrt{(%s)^2}".formatted(one));
            var two = "%dxy".formatted(k);
            assertWrong(two, "\\sqrt{(%s)^2}".formatted(two));
            var three = "%dxyz".formatted(k);
            assertWrong(three, "|%s|".formatted(three));
        }
    }

    /// What has a value for positive numbers only is compared there.
    @Test
    void aSmallDomainIsFound() {
        for (int k = 2; k < 100; k++) {
            var verdict =
                    verifier.verify(
                            new ExpressionVerifier.Truth("%d\\sqrt{xyz}".formatted(k)),
                            "\\boxed{%d\\sqrt{x}\\sqrt{y}\\sqrt{z}}".formatted(k));
            assertInstanceOf(Verdict.Correct.class, verdict, k + " " + verdict);
        }
    }

    private void assertWrong(String answer, String completion) {
        var verdict =
                verifier.verify(
                        new ExpressionVerifier.Truth(answer), "\\boxed{" + completion + "}");
        assertInstanceOf(
                Verdict.Wrong.class, verdict, () -> answer + " / " + completion + " " + verdict);
    }

    /// A right answer stays right, and a wrong one wrong, in each of these dresses.
    @Test
    void theDressOfAnAnswerDoesNotMatter() throws IOException {
        for (var line : read()) {
            var completion = line.get("completion").asString();
            if (!completion.startsWith("\\boxed{")
                    || !completion.endsWith("}")
                    || completion.indexOf("\\boxed", 1) > 0) {
                continue;
            }
            var answer = completion.substring("\\boxed{".length(), completion.length() - 1);
            boolean right = verdict(line) instanceof Verdict.Correct;
            for (var dress :
                    List.of(
                            "<answer>%s</answer>",
                            "so $\\boxed{ %s }$.",
                            "\\[\\fbox{%s}\\]",
                            "**Answer:** \\boxed{$%s$}")) {
                var dressed = dress.replace("%s", answer);
                var truth =
                        new ExpressionVerifier.Truth(line.get("truth").get("answer").asString());
                assertEquals(
                        right,
                        verifier.verify(truth, dressed) instanceof Verdict.Correct,
                        () -> line + " as " + dressed);
            }
        }
    }

    @Test
    void everyReferenceEqualsItself() throws IOException {
        for (var line : read()) {
            var truth = new ExpressionVerifier.Truth(line.get("truth").get("answer").asString());
            if (!truth.answer().contains("boxed")) {
                var verdict = verifier.verify(truth, "\\boxed{" + truth.answer() + "}");
                assertEquals("correct", verdict.label(), () -> truth + " " + verdict.why());
            }
        }
    }

    private Verdict verdict(JsonNode line) {
        var truth = new ExpressionVerifier.Truth(line.get("truth").get("answer").asString());
        return verifier.verify(truth, line.get("completion").asString());
    }

    private static List<JsonNode> read() throws IOException {
        var json = new JsonMapper();
        var cases = new ArrayList<JsonNode>();
        try (var files = Files.list(CASES)) {
            for (var file : files.sorted().toList()) {
                Files.readAllLines(file).forEach(line -> cases.add(json.readTree(line)));
            }
        }
        return cases;
    }
}
