package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntSupplier;
import whetstone.api.Group;
import whetstone.api.Signal;
import whetstone.core.measure.Estimate;
import whetstone.core.measure.Scored;
import whetstone.core.measure.Summaries;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Stage;
import whetstone.core.run.TrainingStage.Stand;
import whetstone.core.store.Metrics;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;
import whetstone.model.Decoders;

/// Walks the stages of a run, from where it stands to its end or to where somebody asks it to stop.
final class RunLoop {

    private final Workspace workspace;
    private final Parts parts;
    private final Progress progress;
    private double seconds;
    private int saved = -1; // step of the last checkpoint in the present stage

    RunLoop(Workspace workspace, Parts parts, Progress progress) {
        this.workspace = workspace;
        this.parts = parts;
        this.progress = progress;
    }

    /// Goes on from `start`. Returns `DONE`, or what somebody asked for.
    ///
    /// @param stand of the stage that it goes on in
    Status run(CheckpointFolder.State start, Stand stand) {
        seconds = start.seconds();
        try {
            parts.roles().meet();
        } catch (Halted e) {
            return parts.control().wanted();
        }
        for (int at = start.stage(); at < parts.recipe().stages().size(); at++) {
            boolean here = at == start.stage();
            int from = here ? start.step() + 1 : 0;
            saved = from - 1;
            try {
                stage(at, from, here ? stand : Stand.START);
            } catch (Halted e) {
                return parts.control().wanted();
            }
            if (parts.control().over()) {
                return parts.control().wanted();
            }
        }
        return Status.DONE;
    }

    /// That the run has taken, all its parts together.
    double seconds() {
        return seconds;
    }

    private void stage(int at, int from, Stand stand) {
        switch (parts.recipe().stages().get(at)) {
            case Stage.Evaluate stage -> evaluate(at, from, stage);
            case Stage.Explore stage ->
                    once(
                            at,
                            from,
                            () -> watch(new ExploreStage(workspace, parts, stage, at).run()));
            case Stage.Curate stage ->
                    once(at, from, () -> new CurateStage(workspace, parts, stage, at).run());
            case Stage.Synthesize stage ->
                    whole(at, from, () -> new SynthesisStage(workspace, parts, stage, at).run());
            case Stage.WarmUp stage ->
                    train(at, from, TrainingStage.warmUp(parts, stage, tasks(at, stage.from())));
            case Stage.Rl stage ->
                    train(
                            at,
                            from,
                            TrainingStage.rl(
                                    parts,
                                    stage,
                                    new TrainingStage.Sources(
                                            tasks(at, stage.from()),
                                            reference(at, from, stage),
                                            step -> stored(stage.name(), step),
                                            metric -> seen(stage.name(), metric)),
                                    stand));
        }
    }

    private double[] seen(String stage, String metric) {
        return workspace.metrics().curve(parts.run(), stage, metric).stream()
                .mapToDouble(Metrics.Point::value)
                .toArray();
    }

    private List<Group> stored(String stage, int step) {
        return workspace.rollouts().step(parts.run(), stage, step).groups().stream()
                .map(graded -> Collected.of(graded).trained())
                .toList();
    }

    private Draws.Source tasks(int at, String from) {
        if (from.isEmpty()) {
            return (levels, tasks) -> new FreshDraws(parts.source(), levels, at, tasks);
        }
        var kept =
                workspace.pools().kept(parts.run(), from).stream()
                        .map(entry ->
                                new Draws.Example(
                                        entry.task(), Optional.ofNullable(entry.answer())))
                        .toList();
        if (kept.isEmpty()) {
            throw new RecipeException(
                    "stages.%s: nothing of its pool was kept, so stages.%s has no tasks; loosen what it keeps by, or let it begin with more"
                            .formatted(from, parts.recipe().stages().get(at).name()));
        }
        var order = parts.seed().derive("pool").derive(at);
        return (_, tasks) -> new PoolDraws(kept, tasks, order);
    }

    private Optional<Reference> reference(int at, int from, Stage.Rl stage) {
        if (!AlgorithmBoundary.around(stage.algorithm())
                .needs()
                .contains(Signal.REFERENCE_LOG_PROB)) {
            return Optional.empty();
        }
        var policy = parts.policy().decoder();
        var decoder =
                from == 0
                        ? Decoders.copy(policy)
                        : progress.before(at, policy.device(), parts.recipe());
        return Optional.of(
                new Reference(Signal.REFERENCE_LOG_PROB, decoder, stage.decoding().temperature()));
    }

    private void evaluate(int at, int from, Stage.Evaluate stage) {
        once(at, from, () -> measure(at, stage));
    }

    // A stage of one step.
    private void once(int at, int from, Runnable step) {
        whole(
                at,
                from,
                () -> {
                    step.run();
                    return 0;
                });
    }

    // A stage that is done as a whole or not at all; what does it says which step is its last.
    private void whole(int at, int from, IntSupplier work) {
        if (from > 0) {
            return;
        }
        var name = parts.recipe().stages().get(at).name();
        parts.events().accept(new RunEvent.StageStarted(name, 1, 0));
        long start = System.nanoTime();
        int last = work.getAsInt();
        seconds += (System.nanoTime() - start) / 1e9;
        save(at, last, Stand.START);
    }

    private void measure(int at, Stage.Evaluate stage) {
        EvaluationStage.run(parts, stage);
        var tallies = workspace.verdicts().tallies(parts.run(), stage.name());
        var seed = Summaries.bootstrap(parts.recipe());
        var estimate = Estimate.of(tallies, seed);
        var scores =
                Scored.of(stage.name(), workspace.scores().of(parts.run(), stage.name()), seed);
        parts.events().accept(new RunEvent.Measured(stage.name(), estimate, scores));
        Watching.evaluated(workspace, parts, at);
    }

    private void train(int at, int from, TrainingStage stage) {
        try {
            steps(at, from, stage);
        } finally {
            stage.end();
        }
    }

    private void steps(int at, int from, TrainingStage stage) {
        parts.events().accept(new RunEvent.StageStarted(stage.name(), stage.steps(), from));
        var watching = Watching.of(workspace, parts, stage.name(), from);
        for (int step = from; step < stage.steps(); step++) {
            long start = System.nanoTime();
            StepRows rows;
            try {
                if (stage.endsBefore(step)) {
                    save(at, step - 1, stage.stand());
                    return;
                }
                rows = stage.step(step);
            } catch (Halted e) {
                save(at, step - 1, stage.stand());
                throw e;
            }
            seconds += (System.nanoTime() - start) / 1e9;
            workspace.runs().heartbeat(parts.run());
            var event = new RunEvent.Stepped(stage.name(), step, stage.steps(), rows.metrics());
            parts.events().accept(event);
            watch(rows.metrics());
            watching.after(rows);
            boolean over = parts.control().over();
            boolean due = (step + 1) % parts.recipe().checkpointEvery() == 0;
            boolean last = step + 1 == stage.steps();
            boolean asked = parts.control().takeCheckpoint();
            if (over || due || last || asked) {
                save(at, step, stage.stand(), asked);
            }
            if (over && !last) {
                throw new Halted();
            }
        }
    }

    // Too many rollouts that cannot be judged mean that something is broken, and nobody is taught
    // by it.
    private void watch(SortedMap<String, Double> metrics) {
        double share = metrics.getOrDefault("verdict/unscorable_share", 0.0);
        double limit = parts.recipe().pauseAboveUnscorable();
        if (share > limit) {
            var text =
                    "%.0f %% of the step's rollouts could not be judged, more than the %.0f %% of pauseAboveUnscorable: the run pauses; see 'whetstone runs show %d'"
                            .formatted(100 * share, 100 * limit, parts.run());
            parts.notes().warn(text);
            parts.control().pause();
        }
    }

    private void save(int at, int step, Stand stand) {
        save(at, step, stand, false);
    }

    private void save(int at, int step, Stand stand, boolean asked) {
        if (step > saved) {
            var critic = stand.critic().orElse(null);
            var version = stand.actor().map(Actor::version).orElse(null);
            var drawn = stand.drawn().orElse(null);
            var state =
                    new CheckpointFolder.State(
                            at, step, seconds, stand.rates(), drawn, version, critic);
            var actor = stand.actor().map(Actor::decoder);
            var seal = new Progress.Seal(parts.journal().head(), asked);
            progress.save(parts.policy(), parts.tokenizer(), state, actor, seal);
            saved = step;
        }
    }
}
