package whetstone.math.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
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
    private static final List<String> ATOMS =
            List.of("2", "3", "10", "99", "0.1", "x", "n", "\\pi", "e", "i", "10^{9}", "7654321");
    private static final List<String> GROWING =
            List.of(
                    "{A}^{B}",
                    "(A)!",
                    "\\binom{A}{B}",
                    "\\sum_{k=1}^{A}{B}",
                    "\\prod_{k=1}^{A}(k+B)",
                    "\\sqrt{A+\\sqrt{B}}",
                    "(A+B)^{30}",
                    "\\frac{A}{B}",
                    "\\sin(A)\\cdot B",
                    "e^{A}-B",
                    "\\gcd(A, B)",
                    "A+B",
                    "\\ln(A)");
    private static final int GROWN = 600;
    private static final int TRIES = 4;
    // Nanoseconds: a tenth of a second, and what a machine adds whose cores and caches others use.
    private static final long LONGEST = 250_000_000;

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

    /// By the thread's own clock, at the best of a few times: neither a busy machine nor a cold program is to blame.
    @Test
    void nothingTakesLong() throws IOException {
        for (var attack : gallery()) {
            requireSoon(attack.get("truth").get("answer").asString(), completion(attack));
        }
        for (int i = 0; i < GROWN; i++) {
            var random = new Seed(43).derive(i).random();
            requireSoon(grown(random, 4), "\\boxed{" + grown(random, 4) + "}");
        }
    }

    private void requireSoon(String answer, String completion) {
        var truth = new ExpressionVerifier.Truth(answer);
        var clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best > LONGEST; i++) {
            long start = clock.getCurrentThreadCpuTime();
            verifier.verify(truth, completion);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        long least = best;
        assertTrue(
                best <= LONGEST,
                () -> "%d ms for %s beside %s".formatted(least / 1_000_000, completion, answer));
    }

    /// An expression of operations that make numbers, texts or terms grow.
    private static String grown(RandomGenerator random, int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        var form = GROWING.get(random.nextInt(GROWING.size()));
        return form.replace("A", grown(random, depth - 1)).replace("B", grown(random, depth - 1));
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
