package whetstone.math.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.api.Verdict;

/// Texts that were written to win, to hang or to break the verifier.
class ExpressionAttacksTest {

    private static final String GALLERY = "/whetstone/attacks/math-expression.jsonl";
    private static final String PIECES =
            "0 1 2 42 . , + - * / ^ _ ( ) [ ] { } \\{ \\} | = < > ! % ' : ; $ & x y e i n"
                    + " \\frac \\sqrt \\sin \\ln \\log \\pi \\infty \\cup \\pm \\text{ \\boxed{ \\left \\right \\binom \\sum_{k=1}^"
                    + " \\begin{pmatrix} \\end{pmatrix} \\\\ \\cdot \\circ \\overline \\int d \\lim or and cm \\% <answer> </answer>";
    private static final int FUZZED = 50_000;

    private final ExpressionVerifier verifier = new ExpressionVerifier();

    @Test
    void noAttackWins() throws IOException {
        var gallery = gallery();
        assertTrue(gallery.size() > 100);
        for (var attack : gallery) {
            var truth = new ExpressionVerifier.Truth(attack.get("truth").get("answer").asString());
            var verdict = verifier.verify(truth, completion(attack));
            assertFalse(
                    verdict instanceof Verdict.Correct,
                    () -> attack.get("attack") + " wins: " + verdict.why());
            assertFalse(verdict.why().isBlank());
        }
    }

    /// The references are such that no short text of these pieces is right by chance.
    @Test
    void noRandomTextThrowsOrWins() {
        var pieces = PIECES.split(" ", -1);
        var truth = new ExpressionVerifier.Truth("\\frac{271828\\sqrt{31}}{14159}+x^{7}");
        for (int i = 0; i < FUZZED; i++) {
            var random = new Seed(41).derive(i).random();
            var text = new StringBuilder("\\boxed{");
            for (int n = random.nextInt(1, 14); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)])
                        .append(random.nextInt(4) == 0 ? " " : "");
            }
            var completion = text + "}";
            var verdict = verifier.verify(truth, completion);
            assertFalse(
                    verdict instanceof Verdict.Correct,
                    () -> completion + " wins: " + verdict.why());
        }
    }

    private static String completion(JsonNode attack) {
        return attack.has("completion")
                ? attack.get("completion").asString()
                : attack.get("before").asString()
                        + attack.get("repeat").asString().repeat(attack.get("times").asInt())
                        + attack.get("after").asString();
    }

    private static List<JsonNode> gallery() throws IOException {
        var json = new JsonMapper();
        var stream = ExpressionAttacksTest.class.getResourceAsStream(GALLERY);
        assertNotNull(stream);
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(json::readTree).toList();
        }
    }
}
