package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.Domain;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.Plugins;

/// Every domain of every bundled plugin: whoever trains on one split has not seen the others.
final class SplitsTest {

    private static final Path HOME = Repository.root().resolve("installers/target/whetstone");
    private static final List<String> CHEAP =
            List.of("math/chain-sum", "math/arithmetic", "math/countdown");
    // All domains with 100 000 each: -Dtests.draws=100000, a quarter of an hour.
    private static final Integer DRAWS = Integer.getInteger("tests.draws");
    private static final List<Split> SPLITS = List.of(Split.values());
    private static final Seed SEED = new Seed(11);

    @TempDir private static Path cache;
    private static Plugins plugins;

    @BeforeAll
    static void load() {
        plugins = Plugins.load(List.of(HOME.resolve("plugins")), cache);
        assertEquals(List.of(), plugins.problems());
    }

    @AfterAll
    static void unload() {
        plugins.close();
    }

    static Stream<Domain<?>> domains() {
        return plugins.domains().values().stream().map(domain -> domain);
    }

    @ParameterizedTest
    @MethodSource("domains")
    void noPromptIsInTwoSplits(Domain<?> domain) {
        int draws = DRAWS != null ? DRAWS : CHEAP.contains(domain.id()) ? 100_000 : 1_000;
        assertTrue(Boundary.many(() -> promptsOfOneSplit(domain, draws)) > 0);
    }

    private static int promptsOfOneSplit(Domain<?> domain, int draws) {
        var drawing = new Drawing(domain, "", SEED, false);
        var splits = new HashMap<String, Split>();
        for (int i = 0; i < draws; i++) {
            var split = SPLITS.get(i % 3);
            var drawn = drawing.drawn(level(i), split, i);
            var prompt = drawn.task().prompt();
            assertEquals(split, splits.computeIfAbsent(prompt, _ -> split), prompt);
            if (i % 100 == 0) {
                var verdict = Judge.judge(domain, drawn.task().truth(), drawn.reference());
                assertEquals("correct", verdict.label(), () -> prompt + ": " + verdict.why());
            }
        }
        return splits.size();
    }

    // The lowest levels of some domains have so few problems that a split may have none.
    private static int level(int i) {
        return 2 + i / 3 % 8;
    }
}
