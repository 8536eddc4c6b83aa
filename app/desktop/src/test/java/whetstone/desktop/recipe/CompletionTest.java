package whetstone.desktop.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CompletionTest {
    private static final String RESOLVED =
            """
            name: sums
            stages:
              - type: rl
                steps: 10
                optimizer: {learningRate: 0.001, schedule: linear}
            """;
    private static final Set<String> NAMES = Set.of("math/chain-sum", "math/countdown", "grpo");

    private static Completion at(String text) {
        return Completion.of(text, text.length(), RESOLVED, NAMES);
    }

    @Test
    void keysOfEveryDepthAreOffered() {
        assertEquals(List.of("schedule: ", "stages: ", "steps: "), at("- type: rl\n  s").words());
        assertEquals(List.of("learningRate: "), at("  optimizer: {lea").words());
    }

    @Test
    void namesAreOfferedWithTheirArea() {
        var completion = at("domains: {math/c");
        assertEquals(List.of("math/chain-sum", "math/countdown"), completion.words());
        assertEquals("domains: {".length(), completion.from());
    }

    @Test
    void whatIsWrittenOutIsNotOffered() {
        assertEquals(List.of(), at("type: grpo").words());
    }
}
