package whetstone.desktop.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import whetstone.desktop.frame.Layout.Split;
import whetstone.desktop.frame.Layout.Tabs;

final class LayoutTest {
    private static final Layout GOOD =
            new Split(
                    "root",
                    false,
                    List.of(0.25),
                    List.of(
                            new Tabs("left", List.of("runs"), "runs"),
                            new Tabs(Layout.EDITORS, List.of("curves", "tasks"), "tasks")));

    @Test
    void layoutsSurviveText() {
        assertEquals(Optional.of(GOOD), Layout.read(GOOD.write()));
        for (var perspective : Perspective.values()) {
            assertEquals(
                    Optional.of(perspective.layout()), Layout.read(perspective.layout().write()));
        }
    }

    @Test
    void whatIsNoLayoutIsNone() {
        assertTrue(Layout.read("{").isEmpty());
        assertTrue(Layout.read("[]").isEmpty());
        assertTrue(Layout.read("{\"id\":\"x\",\"parts\":[{}]}").isEmpty());
    }

    @Test
    void viewsThatAreGoneAreLeftOutWithTheirPlace() {
        var mended = GOOD.repaired(Set.of("curves"));
        assertEquals(Optional.of(new Tabs(Layout.EDITORS, List.of("curves"), "")), mended);
    }

    @Test
    void thePlaceForEditorsStaysWhenItIsEmpty() {
        var mended = GOOD.repaired(Set.of("runs"));
        assertTrue(mended.orElseThrow().leaves().anyMatch(tabs -> tabs.id().equals("editors")));
    }

    @Test
    void aLayoutWithoutEditorsIsNone() {
        assertTrue(new Tabs("left", List.of("runs"), "").repaired(Set.of("runs")).isEmpty());
    }

    @Test
    void aViewStandsOnce() {
        var twice =
                new Split(
                        "root",
                        true,
                        List.of(0.5),
                        List.of(
                                new Tabs("a", List.of("runs"), ""),
                                new Tabs(Layout.EDITORS, List.of("runs"), "")));
        var views =
                twice.repaired(Set.of("runs"))
                        .orElseThrow()
                        .leaves()
                        .mapToInt(t -> t.views().size());
        assertEquals(1, views.sum());
    }

    @Test
    void dividersThatHidePartsAreSpreadEvenly() {
        var hidden =
                new Split(
                        "root",
                        false,
                        List.of(0.999),
                        List.of(
                                new Tabs("left", List.of("runs"), ""),
                                new Tabs(Layout.EDITORS, List.of("curves"), "")));
        var mended = (Split) hidden.repaired(Set.of("runs", "curves")).orElseThrow();
        assertEquals(List.of(0.5), mended.dividers());
    }
}
