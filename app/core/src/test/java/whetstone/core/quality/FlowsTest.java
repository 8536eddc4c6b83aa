package whetstone.core.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.store.Answers;
import whetstone.core.store.Cost;
import whetstone.core.store.Pools;
import whetstone.core.store.Runs;
import whetstone.core.store.SamplePages.Choice;
import whetstone.core.store.SamplePages.Fate;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;
import whetstone.core.store.Workspace;

/// The way of data through a run.
final class FlowsTest {

    @TempDir Path folder;
    private Workspace workspace;
    private long run;

    @BeforeEach
    void writeFourSamplesAndAPool() {
        workspace = Workspace.open(folder);
        var stages = List.of("warm-up", "synthesize", "choose");
        var start = new Runs.Start("made", "name: made\n", 7, stages, List.of(), "{}", "{}");
        run = workspace.runs().create(start);
        var samples =
                List.of(
                        sample(0, null, "voting", "no-majority"),
                        sample(1, null, null, null),
                        sample(2, 1, "deduplication", "duplicate"),
                        sample(3, null, "writing", "malformed"));
        var parts =
                List.of(
                        new PartRow("pattern", 2, 2, 1, 0, 1, 9, 9, 1),
                        part("writing", 3, 2),
                        part("voting", 2, 1),
                        part("rewriting", 1, 1),
                        part("second-voting", 1, 1),
                        part("deduplication", 2, 1),
                        part("selection", 1, 1));
        workspace.syntheses().put(run, 1, samples, parts);
        spend();
        workspace
                .pools()
                .put(
                        run,
                        2,
                        List.of(
                                pooled("a", false, "step 2 is not good: 'x' is not on the way"),
                                pooled("b", true, "passed"),
                                pooled("c", false, "step 2 is not good: 'y' is not on the way")));
    }

    private void spend() {
        var place = new Answers.Place(run, "synthesize", "teacher");
        workspace.answers().hit(place, 3);
        workspace.answers().keep(place, List.of(), new Cost(5, 1, 40, 60, 0.25, 2));
    }

    private static SampleRow sample(
            int number, @Nullable Integer parent, @Nullable String part, @Nullable String reason) {
        return new SampleRow(
                number,
                parent,
                parent == null ? "written" : "harder",
                "",
                "1 + " + number,
                "so 2",
                "2",
                "so it is 2",
                4,
                4,
                null,
                true,
                0.5,
                null,
                null,
                part,
                reason,
                null);
    }

    private static PartRow part(String name, int entered, int passed) {
        return new PartRow(name, entered, passed, 0, 0, 0, 0, 0, 0);
    }

    private static Pools.Entry pooled(String id, boolean kept, String reason) {
        var task = new Task(id, "fake/sum", 1, Split.TRAIN, "1 + " + id, "{}", null, null);
        return new Pools.Entry(task, null, 0.5, kept, reason);
    }

    @Test
    void everyNumberOfAFlowLeadsToAsManySamples() {
        var flow = Flows.of(workspace, run).getFirst();
        assertEquals("synthesize", flow.source().name());
        assertEquals(7, flow.steps().size());
        assertTrue(flow.steps().getFirst().lane().before().isEmpty(), "a pattern is no sample");
        for (var step : flow.steps().subList(1, 7)) {
            assertEquals(step.entered(), count(step.lane().before().orElseThrow()), step.name());
            assertEquals(step.passed(), count(step.lane().after().orElseThrow()), step.name());
        }
        assertEquals(1, flow.kept());
    }

    private int count(Choice choice) {
        return workspace.samplePages().page(run, 1, choice, -1, 100).size();
    }

    @Test
    void refusalsAreCountedWhereTheyHappenAndLeadToTheirSamples() {
        var voting = Flows.of(workspace, run).getFirst().steps().get(2);
        assertEquals(List.of(new Fate("voting", false, "no-majority", 1)), voting.refused());
        var choice = new Choice(null, List.of(), "voting", "no-majority");
        var found = workspace.samplePages().page(run, 1, choice, -1, 100);
        assertEquals(List.of(0), found.stream().map(SampleRow::number).toList());
    }

    @Test
    void aPageBeginsAfterTheLastSampleOfTheOneBefore() {
        var all = new Choice(null, List.of(), null, null);
        var pages = workspace.samplePages();
        assertEquals(List.of(0, 1), numbers(pages.page(run, 1, all, -1, 2)));
        assertEquals(List.of(2, 3), numbers(pages.page(run, 1, all, 1, 2)));
    }

    @Test
    void lineageGoesBothWays() {
        var pages = workspace.samplePages();
        assertEquals(List.of(1, 2), numbers(pages.lineage(run, 1, 1)));
        assertEquals(List.of(1, 2), numbers(pages.lineage(run, 1, 2)));
        assertEquals(List.of(0), numbers(pages.lineage(run, 1, 0)));
    }

    private static List<Integer> numbers(List<SampleRow> rows) {
        return rows.stream().map(SampleRow::number).toList();
    }

    @Test
    void aPoolsReasonsAreCountedByWhatStandsBeforeTheColon() {
        var flow = Flows.of(workspace, run).getLast();
        var step = flow.steps().getFirst();
        assertEquals(3, step.entered());
        assertEquals(1, step.passed());
        var fate = new Fate("", false, "step 2 is not good", 2);
        assertEquals(List.of(fate), step.refused());
        var found = workspace.samplePages().pool(run, 2, fate, 0, 10);
        // The first of the two stands at position 0, which is before this page.
        assertEquals(List.of("c"), found.stream().map(row -> row.entry().task().id()).toList());
        assertEquals(3, workspace.samplePages().pool(run, 2, null, -1, 10).size());
    }

    @Test
    void aFlowKnowsWhatItsRolesCostAndWhatWasKeptAlready() {
        var spending = Flows.of(workspace, run).getFirst().spending().getFirst();
        assertEquals("teacher", spending.place().role());
        assertEquals(3, spending.hits());
        assertEquals(new Cost(5, 1, 40, 60, 0.25, 2), spending.cost());
        assertTrue(Flows.of(workspace, run).getLast().spending().isEmpty());
    }
}
