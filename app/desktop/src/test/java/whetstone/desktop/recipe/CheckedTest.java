package whetstone.desktop.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import whetstone.core.plugin.Previews;
import whetstone.core.run.ForkPoint;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.desktop.plugins.Catalogue.Offer;
import whetstone.desktop.recipe.Checked.Beside;

final class CheckedTest {
    private static final Offer OFFER =
            new Offer(
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Set.of("math/sum"),
                    Set.of("math/sum"),
                    new Previews(Map.of()),
                    List.of());
    private static final String GOOD =
            """
            name: sums
            tasks:
              domains: {math/sum: 1}
            stages:
              - {type: evaluate, name: before}
            """;

    @Test
    void aGoodRecipeIsResolved() {
        var checked = Checked.of(GOOD, OFFER, Beside.run(""));
        assertTrue(checked.mistake().isEmpty());
        assertTrue(checked.resolved().contains("checkpointEvery: 50"));
    }

    @Test
    void aMistakeTellsItsLineAndWhatWasMeant() {
        var checked = Checked.of(GOOD.replace("domains", "domain"), OFFER, Beside.run(""));
        var mistake = checked.mistake().orElseThrow();
        assertEquals(3, mistake.line());
        assertEquals("domains", mistake.fix());
        assertEquals("domain", mistake.found());
    }

    @Test
    void onlyKeysThatDifferAreListed() {
        var before = Checked.of(GOOD, OFFER, Beside.run("")).resolved();
        var after = Checked.of(GOOD + "seed: 3\n", OFFER, Beside.run(before));
        assertEquals(List.of("seed: 0 → 3"), after.differences());
    }

    @Test
    void whatAForkCannotChangeIsAMistake() {
        var before = Checked.of(GOOD, OFFER, Beside.run("")).resolved();
        var end = new ForkPoint(new Checkpoint(3, 0, 0, "", ""), "before");
        var beside = new Beside(before, Optional.of(end));
        assertTrue(Checked.of(GOOD + "checkpointEvery: 9\n", OFFER, beside).mistake().isEmpty());
        var mistake = Checked.of(GOOD + "seed: 3\n", OFFER, beside).mistake().orElseThrow();
        assertEquals("seed", mistake.path());
        assertTrue(mistake.text().contains("cannot change from 0 to 3 in a fork"), mistake.text());
    }

    @Test
    void whatIsWrongIsUnderlinedWhereItStands() {
        var spans = Highlight.of("a: 1\n  b: 2\n", 2);
        var styled =
                spans.stream()
                        .filter(s -> s.getStyle().contains("wrong"))
                        .mapToInt(s -> s.getLength())
                        .sum();
        assertEquals("b: 2".length(), styled);
    }
}
