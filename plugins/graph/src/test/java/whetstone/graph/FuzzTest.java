package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.api.Verdict;

/// Random completions, most of them right ones damaged: nothing throws, and what is accepted says, numbers only, what a
/// right answer says. The number of rounds can be set as the system property `graph.fuzz`.
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("graph.fuzz", 100_000);
    private static final Seed SEED = new Seed(Long.getLong("graph.fuzz.seed", 6));
    private static final Pattern NUMBERS = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private static final List<String> FRAGMENTS =
            List.of(
                    "<answer>",
                    "</answer>",
                    "\\boxed{",
                    "}",
                    "{",
                    "[",
                    "]",
                    "(",
                    ")",
                    ", ",
                    ",",
                    ";",
                    " ",
                    "\n",
                    "->",
                    ":",
                    "=",
                    "-",
                    ".",
                    "0",
                    "1",
                    "2",
                    "3",
                    "9",
                    "12",
                    "1.5",
                    "e9",
                    "/",
                    "%",
                    "\\frac",
                    "\\text{",
                    "\\{",
                    "\\}",
                    "\\",
                    "$",
                    "none",
                    "no",
                    "yes",
                    "no path",
                    "inf",
                    "÷",
                    "?",
                    "≈",
                    "×10^{2}",
                    "→",
                    "é",
                    "\0",
                    "\uD83D",
                    "and",
                    " or ",
                    "####",
                    "The answer is ",
                    "<think>",
                    "</think>",
                    "wait",
                    "(1, 2)",
                    "{1: 2}",
                    "\u202e",
                    "'",
                    "\"",
                    "*",
                    "~",
                    "`");

    @Test
    void nothingThrowsAndNoGarbageIsAccepted() {
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var random = SEED.derive(round).random();
            var domain = GraphVerifiers.domains().get(round % 50);
            var truth = domain.draw(random.nextInt(3), random).truth();
            var right = domain.reference(truth);
            var completion = random.nextInt(4) == 0 ? noise(random) : damaged(right, random);
            var verdict = domain.verify(truth, completion);
            assertTrue(verdict.scorable(), () -> domain.id() + " gives up on " + completion);
            if (verdict instanceof Verdict.Correct) {
                accepted++;
                var again =
                        domain.verify(truth, "<answer>" + plainly(domain, verdict) + "</answer>");
                assertTrue(
                        again instanceof Verdict.Correct,
                        () ->
                                domain.id()
                                        + " accepts "
                                        + completion
                                        + " for "
                                        + right
                                        + "\n"
                                        + truth);
            }
        }
        assertTrue(accepted > ROUNDS / 100, "no damage was harmless: the test has lost its teeth");
    }

    private static String noise(RandomGenerator random) {
        return random.ints(random.nextInt(1, 30), 0, FRAGMENTS.size())
                .mapToObj(FRAGMENTS::get)
                .collect(Collectors.joining());
    }

    private static String damaged(String text, RandomGenerator random) {
        var damaged = new StringBuilder(text);
        for (int left = 1 + random.nextInt(3); left > 0 && !damaged.isEmpty(); left--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 2 -> damaged.setCharAt(at, (char) random.nextInt(32, 127));
                default -> damaged.append(noise(random));
            }
        }
        return damaged.toString();
    }

    // Only what the answer says: its numbers in order, in the plainest form; words as they are.
    private static String plainly(GraphDomain domain, Verdict verdict) {
        var span = verdict.evidence().answer();
        var text = span == null ? "" : span.text();
        var numbers =
                NUMBERS.matcher(text.replaceAll("(?<=[\\d) ])-(?=[\\d>])", " "))
                        .results()
                        .map(m -> m.group())
                        .toList();
        return switch (domain.family().rule().form()) {
            case NODES -> numbers.isEmpty() ? text : numbers.toString();
            case EDGES -> numbers.isEmpty() ? text : pairs(numbers, "(%s, %s)", "[", "]");
            case MAPPING -> numbers.isEmpty() ? text : pairs(numbers, "%s: %s", "{", "}");
            case INTEGER, COUNT, DECIMAL, YES_NO -> text;
        };
    }

    private static String pairs(List<String> numbers, String pair, String open, String close) {
        return java.util.stream.IntStream.range(0, numbers.size() / 2)
                .mapToObj(i -> pair.formatted(numbers.get(2 * i), numbers.get(2 * i + 1)))
                .collect(Collectors.joining(", ", open, close));
    }

    @Test
    void wordsAreNeverNumbersOrLists() {
        var words =
                Set.of(
                        "banana",
                        "answer",
                        "correct",
                        "all",
                        "any",
                        "[a, b]",
                        "x",
                        "?",
                        "1 banana",
                        "[1, x]");
        for (var domain : GraphVerifiers.domains()) {
            var truth = domain.draw(5, SEED.derive(domain.id()).random()).truth();
            for (var word : words) {
                var verdict = domain.verify(truth, "<answer>" + word + "</answer>");
                assertTrue(
                        verdict instanceof Verdict.Unreadable,
                        () -> domain.id() + " reads " + word);
            }
        }
    }
}
