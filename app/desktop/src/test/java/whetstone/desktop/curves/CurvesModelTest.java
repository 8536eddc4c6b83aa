package whetstone.desktop.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.SampleStore;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// Behaviour of the curves, without a screen.
final class CurvesModelTest {

    @TempDir Path folder;
    private Session session;
    private CurvesModel model;

    @BeforeEach
    void openASmallStore() {
        SampleStore.write(folder, 20);
        session = new Session(Gate.direct());
        model = new CurvesModel(session);
        session.open(folder);
    }

    private Chart chart(String metric) {
        return model.charts().get().stream()
                .filter(c -> c.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theUsualMetricsAreDrawnAtFirst() {
        assertEquals(
                List.of("reward/mean", "verdict/correct_share", "loss", "sampling/entropy"),
                model.chosen());
        assertEquals(4, model.charts().get().size());
        assertTrue(model.names().contains("time/step"));
    }

    @Test
    void stagesFollowEachOtherOnOneAxis() {
        // 20 steps of warm-up, 1 of evaluation, 20 of rl, 1 of evaluation.
        assertEquals(42, model.length());
        var pieces = chart("loss").series().getFirst().pieces();
        assertEquals(List.of("warm-up", "rl"), pieces.stream().map(Chart.Piece::stage).toList());
        assertEquals(21, pieces.get(1).points().getFirst().x());
        assertEquals(0, pieces.get(1).points().getFirst().step());
    }

    @Test
    void whereAForkLeavesItsParentIsMarked() {
        var left = new Runs.Fork(1, 2, 9);
        long fork = SampleStore.fork(Workspace.open(folder), 20, left);
        session.refresh();
        session.compare(List.of(1L, fork));
        var marks =
                chart("loss").marks().stream()
                        .filter(mark -> mark.kind() == Chart.Mark.Kind.FORK)
                        .toList();
        // After 20 steps of warm-up and an evaluation.
        assertEquals(
                List.of(new Chart.Mark(30, Chart.Mark.Kind.FORK, "run 2 leaves run 1")), marks);
        assertEquals("quickstart (fork of 1)", session.row(fork).orElseThrow().recipe());
    }

    @Test
    void whatHappenedIsMarked() {
        var marks = chart("loss").marks();
        assertEquals(2, marks.stream().filter(m -> m.kind() == Chart.Mark.Kind.EVALUATION).count());
        var checkpoints = marks.stream().filter(m -> m.kind() == Chart.Mark.Kind.CHECKPOINT);
        assertEquals(List.of(19.0, 40.0), checkpoints.map(Chart.Mark::x).toList());
    }

    @Test
    void zoomingReadsOnlyWhatIsSeen() {
        model.view(25, 30);
        var points =
                new ArrayList<>(chart("loss").series().getFirst().pieces().getFirst().points());
        assertEquals(25, points.getFirst().x());
        assertEquals(30, points.getLast().x());
        model.whole();
        assertEquals(0, chart("loss").first());
        model.zoom(20.5, 0.5);
        assertEquals(41 / 4.0, chart("loss").first());
    }

    @Test
    void smoothingNeverLeavesTheRawCurve() {
        var raw = chart("loss").series().getFirst().pieces().getFirst().points();
        model.window().set(2);
        var smooth = chart("loss").series().getFirst().pieces().getFirst().points();
        // The third smoothed point is the mean of the first five raw ones.
        double mean =
                raw.subList(0, 5).stream().mapToDouble(Chart.Point::mean).average().orElseThrow();
        assertEquals(mean, smooth.get(2).mean(), 1e-12);
        assertEquals(raw.get(2).low(), smooth.get(2).low());
    }

    @Test
    void aPointLeadsAllViewsToItsStep() {
        var chart = chart("reward/mean");
        var hit = chart.nearest(30, 0.5, 10, 100).orElseThrow();
        model.go(hit);
        var spot = session.spot().get().orElseThrow();
        assertEquals("rl", spot.stage());
        assertEquals(9, spot.step());
    }

    @Test
    void everyRawValueCanBeExported() {
        var text = new ArrayList<String>();
        model.csv(text::add);
        var lines = text.getFirst().lines().toList();
        assertEquals("run,stage,step,metric,value", lines.getFirst());
        // loss: 2 x 20; the other three: 22 each.
        assertEquals(1 + 40 + 3 * 22, lines.size());
        assertTrue(model.svg().orElseThrow().startsWith("<svg"));
    }

    @Test
    void axesHaveRoundMarks() {
        var axis = Axis.of(0.13, 0.87, 4);
        // A quarter of 0.74 is 0.185: the next of 1, 2, 5 times a power of ten is 0.2.
        assertEquals(0.2, axis.tick(), 1e-12);
        assertEquals(0, axis.bottom(), 1e-12);
        assertEquals(1, axis.top(), 1e-12);
        assertEquals("0.4", axis.label(0.4));
        assertEquals("250", Axis.of(0, 300, 6).label(250));
        assertTrue(Axis.of(3, 3, 4).top() > 3);
    }
}
