package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.graph.answer.Form;

/// The attacks that ship with the verifiers: none is accepted, none throws, none takes long.
class AttackTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// A text as `before`, then `unit` so many `times`, then `after`.
    record Attack(String name, String before, String unit, int times, String after) {
        String completion() {
            return before + unit.repeat(times) + after;
        }
    }

    @TestFactory
    Stream<DynamicTest> noAttackWins() {
        var attacks = attacks();
        assertTrue(attacks.size() >= 50);
        return GraphVerifiers.domains().stream()
                .map(domain -> DynamicTest.dynamicTest(domain.id(), () -> attack(domain, attacks)));
    }

    // A gallery text may happen to be the answer to an easy question, so every domain faces a hard
    // one. How a long
    // text is read depends on the form alone, and the first domain of each stands for all.
    private static void attack(GraphDomain domain, List<Attack> attacks) {
        var truth = domain.draw(9, new Seed(3).derive(domain.id()).random()).truth();
        for (var attack : attacks) {
            if (attack.times > 1000 && !firstOfForm(domain)) {
                continue;
            }
            var verdict =
                    Assertions.assertTimeout(
                            LIMIT, () -> domain.verify(truth, attack.completion()), attack.name);
            assertFalse(
                    verdict instanceof Verdict.Correct, () -> attack.name + " " + truth + verdict);
            assertTrue(
                    verdict.scorable(),
                    () -> attack.name + " makes the verifier give up: " + verdict);
        }
    }

    private static boolean firstOfForm(GraphDomain domain) {
        Form form = domain.family().rule().form();
        return GraphVerifiers.domains().stream()
                .filter(other -> other.family().rule().form() == form)
                .findFirst()
                .filter(first -> Objects.equals(first.id(), domain.id()))
                .isPresent();
    }

    private static List<Attack> attacks() {
        var json = new JsonMapper();
        var resource =
                Objects.requireNonNull(GraphDomain.class.getResourceAsStream("attacks.jsonl"));
        try (var reader =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> json.readValue(line, Attack.class)).toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
