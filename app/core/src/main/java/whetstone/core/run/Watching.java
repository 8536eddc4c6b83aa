package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.core.measure.Summaries;
import whetstone.core.measure.Summary;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Findings.Finding;
import whetstone.core.store.Metrics;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;
import whetstone.core.watch.HeldOut;
import whetstone.core.watch.Observation;
import whetstone.core.watch.RunDoctor;

/// The run doctor at its rounds: what it finds is stored, told, and pauses the run where the recipe wants that.
final class Watching {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

    private final Workspace workspace;
    private final Parts parts;
    private final RunDoctor doctor = new RunDoctor();

    private Watching(Workspace workspace, Parts parts) {
        this.workspace = workspace;
        this.parts = parts;
    }

    /// A doctor that has seen the steps of `stage` before `from`: it does not say again what it said of them.
    static Watching of(Workspace workspace, Parts parts, String stage, int from) {
        var watching = new Watching(workspace, parts);
        var seen = new ArrayList<TreeMap<String, Double>>();
        for (int step = 0; step < from; step++) {
            seen.add(new TreeMap<>());
        }
        if (from > 0) {
            for (var name : workspace.metrics().names(parts.run())) {
                for (var point : workspace.metrics().curve(parts.run(), stage, name)) {
                    if (point.step() < from) {
                        seen.get(point.step()).put(name, point.value());
                    }
                }
            }
        }
        for (int step = 0; step < from; step++) {
            watching.doctor.examine(new Observation(step, seen.get(step), List.of()));
        }
        return watching;
    }

    /// Looks at a step that is stored.
    void after(StepRows rows) {
        long start = System.nanoTime();
        var observation = new Observation(rows.step(), rows.metrics(), rows.groups());
        found(rows.stage(), rows.step(), doctor.examine(observation));
        LOG.debug(
                "run doctor: {} of {} s",
                (System.nanoTime() - start) / 1e9,
                rows.timings().get("time/step"));
    }

    /// Looks at an evaluation that is stored, together with the one before it and the training between the two.
    ///
    /// @param at position of the evaluation in the recipe
    static void evaluated(Workspace workspace, Parts parts, int at) {
        var stages = parts.recipe().stages();
        for (int earlier = at - 1; earlier >= 0; earlier--) {
            if (stages.get(earlier) instanceof Stage.Evaluate before) {
                var after = stages.get(at).name();
                var gain =
                        Summary.Gain.of(
                                workspace.verdicts().tallies(parts.run(), before.name()),
                                workspace.verdicts().tallies(parts.run(), after),
                                Summaries.bootstrap(parts.recipe()));
                var training = training(workspace, parts, stages.subList(earlier, at));
                var finding = gain.flatMap(g -> HeldOut.check(training, g.low() / 100));
                new Watching(workspace, parts).found(after, 0, finding.stream().toList());
                return;
            }
        }
    }

    private static double[] training(Workspace workspace, Parts parts, List<Stage> between) {
        return between.stream()
                .filter(stage -> stage instanceof Stage.Rl)
                .flatMap(stage ->
                        workspace
                                .metrics()
                                .curve(parts.run(), stage.name(), "verdict/correct_share")
                                .stream())
                .mapToDouble(Metrics.Point::value)
                .filter(Double::isFinite)
                .toArray();
    }

    private void found(String stage, int step, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        workspace.findings().append(parts.run(), stage, step, findings);
        for (var finding : findings) {
            parts.events().accept(new RunEvent.Found(stage, step, finding));
            if (parts.recipe().pauseOn().contains(finding.rule())) {
                parts.notes()
                        .warn(
                                "%s is among pauseOn: the run pauses; 'whetstone runs show %d' shows what was found"
                                        .formatted(finding.rule(), parts.run()));
                parts.control().pause();
            }
        }
    }
}
