package whetstone.desktop.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.desktop.SampleStore;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// Behaviour of the comparison, without a screen.
final class CompareModelTest {

    @TempDir Path folder;
    private Session session;
    private CompareModel model;

    @BeforeEach
    void openTwoRuns() {
        var workspace = SampleStore.write(folder, 6);
        SampleStore.add(workspace, 8, 9);
        session = new Session(Gate.direct());
        model = new CompareModel(session);
        session.open(folder);
    }

    @Test
    void aRunIsComparedWithItselfBeforeTraining() {
        session.select(1);
        var compared = model.compared().get().orElseThrow();
        assertEquals("before", compared.left().stage());
        assertEquals("after", compared.right().stage());
        assertEquals(List.of(), compared.differences());
        assertEquals(12, compared.comparison().left().problems());
    }

    @Test
    void whatEvaluatorsSaidIsPairedByProblem() {
        session.select(1);
        var scores = model.compared().get().orElseThrow().scores();
        var names = scores.stream().map(pair -> pair.left().name()).toList();
        assertEquals(List.of("g-pass@8:0.5", "mg-pass@8"), names);
        var last = scores.getLast();
        var change = last.paired().orElseThrow();
        assertEquals(12, change.problems());
        assertEquals(last.right().mean() - last.left().mean(), change.difference(), 1e-12);
        assertTrue(change.low() < change.difference() && change.difference() < change.high());
    }

    @Test
    void ofTwoRunsTheLastEvaluationsAreCompared() {
        session.compare(List.of(2L, 1L));
        var compared = model.compared().get().orElseThrow();
        assertEquals(1, compared.left().run());
        assertEquals(2, compared.right().run());
        // Six steps and eight.
        assertTrue(compared.differences().contains("stages[2].steps: 6 → 8"));
        model.swap();
        assertEquals(2, model.compared().get().orElseThrow().left().run());
    }

    @Test
    void theSameEvaluationTwiceIsNoComparison() {
        session.select(1);
        model.left().set(model.right().get());
        assertTrue(model.compared().get().isEmpty());
        assertEquals(0, model.problems().size());
    }
}
