package whetstone.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import whetstone.api.Curriculum;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Verdict;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.plugin.Boundary;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.StepRows;
import whetstone.train.Critic;

/// A stage that changes the policy, step by step.
final class TrainingStage {

    private final Parts parts;
    private final String name;
    private final Seed seed;
    private final boolean sampled;
    private final int first; // rollouts of a group that tell how hard its level is
    private final Trainer trainer;
    private final Around around;

    /// What is done around the steps of the trainer.
    ///
    /// @param collector of what is sampled
    /// @param readiness that may end the stage before its last step
    /// @param numbers of a step that are known beforehand, as metrics
    private record Around(
            Levels levels,
            Optional<Collector> collector,
            Optional<Readiness> readiness,
            Beside beside,
            IntFunction<Map<String, Double>> numbers) {}

    private TrainingStage(Parts parts, Stage stage, Trainer trainer, Around around) {
        this.parts = parts;
        this.trainer = trainer;
        this.around = around;
        name = stage.name();
        sampled = stage instanceof Stage.Rl;
        first = stage instanceof Stage.Rl rl ? rl.groupSize() : 0;
        seed = seed(parts, stage);
    }

    /// `warm-up`: on worked demonstrations.
    ///
    /// @param source of the tasks
    static TrainingStage warmUp(Parts parts, Stage.WarmUp stage, Draws.Source source) {
        var levels = new Levels(parts.recipe().tasks(), new Curriculum.Uniform(), Map.of());
        var draws = new WorkedDraws(parts.source(), source.of(levels, stage.tasks()));
        var seeds = seeds(parts, stage);
        Trainer.Rollouts rollouts =
                step ->
                        Boundary.many(() ->
                                draws.of(step, seeds.apply(step)).stream()
                                        .map(one -> Collected.whole(given(parts, one)))
                                        .toList());
        var sizes = new Trainer.Sizes(stage.tasks(), 1, stage.steps(), 1);
        var objective = new Trainer.Objective(_ -> stage.algorithm(), stage.optimizer(), sizes);
        var beside = Beside.nothing(parts.policy());
        var trainer = new Trainer(rollouts, parts.policy(), objective, beside);
        var readiness =
                stage.untilPassRate() < 1
                        ? Optional.of(new Readiness(parts, stage, draws))
                        : Optional.<Readiness>empty();
        return new TrainingStage(
                parts,
                stage,
                trainer,
                new Around(levels, Optional.empty(), readiness, beside, _ -> Map.of()));
    }

    /// What an `rl` stage draws on.
    ///
    /// @param reference where the algorithm needs one
    /// @param earlier the groups of one of its steps, as they are stored
    /// @param seen a metric at each of its steps so far, by name
    record Sources(
            Draws.Source tasks,
            Optional<Reference> reference,
            IntFunction<List<Group>> earlier,
            Function<String, double[]> seen) {}

    /// `rl`: on what the policy itself writes.
    ///
    /// @param stand where the stage stands
    static TrainingStage rl(Parts parts, Stage.Rl stage, Sources sources, Stand stand) {
        var levels = new Levels(parts.recipe().tasks(), stage.curriculum(), stand.rates());
        var actors = Actors.of(stage, parts.policy(), stand.actor());
        var collecting = collecting(parts, stage, sources, actors);
        var collector = new Collector(stage, collecting, actors, levels, stand.drawn());
        var proximal = proximal(parts, stage);
        // Only now is the policy what it is before the step, if the groups were sampled ahead.
        Trainer.Rollouts rollouts = step -> scored(proximal, collector.collect(step));
        var sizes =
                new Trainer.Sizes(
                        stage.minibatch(),
                        stage.epochs(),
                        stage.steps(),
                        stage.decoding().temperature());
        var algorithm = stage.algorithm();
        var criticism = criticism(parts, algorithm, stand);
        var scheduled = new Scheduled(stage, sources.seen());
        var objective = new Trainer.Objective(scheduled::at, stage.optimizer(), sizes);
        var beside = new Beside(actors, criticism, buffer(stage, sources, proximal));
        var trainer = new Trainer(rollouts, parts.policy(), objective, beside);
        return new TrainingStage(
                parts,
                stage,
                trainer,
                new Around(
                        levels,
                        Optional.of(collector),
                        Optional.empty(),
                        beside,
                        scheduled::numbers));
    }

    private static Collector.Collecting collecting(
            Parts parts, Stage.Rl stage, Sources sources, Actors actors) {
        var judging = RoleVerdicts.reward(parts, stage);
        var onPolicy = new OnPolicy(parts, stage.name(), stage.decoding(), actors, judging);
        var seeds = seeds(parts, stage);
        var references = sources.reference().stream().toList();
        return (step, levels) -> {
            var draws = sources.tasks().of(levels, stage.tasks());
            return new Rounds(stage, draws, onPolicy, references).collect(step, seeds.apply(step));
        };
    }

    private static List<Collected> scored(List<Reference> references, List<Collected> collected) {
        var groups = Reference.all(references, collected.stream().map(Collected::group).toList());
        return IntStream.range(0, groups.size())
                .mapToObj(i -> collected.get(i).with(groups.get(i)))
                .toList();
    }

    // Of what a step draws and samples.
    private static IntFunction<Seed> seeds(Parts parts, Stage stage) {
        return step -> seed(parts, stage).derive("step").derive(step).derive("rollouts");
    }

    private static Seed seed(Parts parts, Stage stage) {
        return parts.seed().derive("stage").derive(stage.name());
    }

    private static List<Reference> proximal(Parts parts, Stage.Rl stage) {
        return AlgorithmBoundary.around(stage.algorithm())
                        .needs()
                        .contains(Signal.PROXIMAL_LOG_PROB)
                ? List.of(
                        new Reference(
                                Signal.PROXIMAL_LOG_PROB,
                                parts.policy().decoder(),
                                stage.decoding().temperature()))
                : List.of();
    }

    private static Optional<ReplayBuffer> buffer(
            Stage.Rl stage, Sources sources, List<Reference> proximal) {
        return stage.buffer().share() > 0
                ? Optional.of(
                        new ReplayBuffer(
                                stage.buffer(),
                                sources.earlier(),
                                groups -> Reference.all(proximal, groups)))
                : Optional.empty();
    }

    private static Optional<Criticism> criticism(Parts parts, Algorithm algorithm, Stand stand) {
        var decoder = parts.policy().decoder();
        return AlgorithmBoundary.around(algorithm)
                .criticSettings()
                .map(settings -> {
                    var critic =
                            stand.critic()
                                    .map(Critic::new)
                                    .orElseGet(() -> Critic.fresh(decoder.shape().width()));
                    return new Criticism(algorithm, settings, critic, decoder);
                });
    }

    private static Group given(Parts parts, Draws.Example example) {
        var shown = parts.source().demonstration(parts.tokenizer(), example);
        return new Group(example.task(), List.of(shown));
    }

    String name() {
        return name;
    }

    int steps() {
        return trainer.steps();
    }

    /// Where a stage stands, beside the policy.
    ///
    /// @param rates of its curriculum; empty at the start
    /// @param drawn the rates by which its next step is drawn already, where that is sampled ahead
    /// @param actor that samples, where it is a copy of the policy as it was
    /// @param critic where the algorithm has one
    record Stand(
            Map<String, Levels.Rate> rates,
            Optional<Map<String, Levels.Rate>> drawn,
            Optional<Actor> actor,
            Optional<Critic.State> critic) {

        /// At the start of a stage, and in stages of one step.
        static final Stand START =
                new Stand(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Where the stage stands.
    Stand stand() {
        var beside = around.beside();
        return new Stand(
                around.levels().rates(),
                around.collector().flatMap(Collector::drawn),
                beside.actors().copy(),
                beside.criticism().map(each -> each.critic().state()));
    }

    /// Whether the stage ends before step `index`, having done enough. It hangs on the policy alone, so that a resumed
    /// run finds the same.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    boolean endsBefore(int index) {
        return around.readiness()
                .map(readiness -> readiness.reached(index, seedOf(index)))
                .orElse(false);
    }

    private Seed seedOf(int index) {
        return seed.derive("step").derive(index);
    }

    /// Ends what only this stage needs.
    void end() {
        around.collector().ifPresent(Collector::end);
    }

    /// Does one step and stores it.
    ///
    /// @return its rows
    /// @throws Halted if the run was asked to end before anything was learned
    StepRows step(int index) {
        long start = System.nanoTime();
        var report = trainer.step(index, seedOf(index));
        var metrics = StepMetrics.ofDescents(report.descents(), report.rate());
        if (sampled) {
            metrics.putAll(StepMetrics.ofRollouts(report.graded()));
            metrics.putAll(StepMetrics.ofTraining(report.graded()));
            metrics.putAll(report.more());
            metrics.putAll(around.numbers().apply(index));
            report.graded().forEach(this::learn);
        }
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        List<Graded> kept = sampled ? report.graded() : List.of();
        var rows = new StepRows(name, index, kept, metrics, timings);
        parts.journal().append(rows);
        return rows;
    }

    private void learn(Graded graded) {
        var task = graded.group().task();
        // The first ones alone: a plan may sample on where few are right, which would make a level
        // look harder than it is.
        var judged =
                graded.group().rollouts().stream()
                        .limit(first)
                        .filter(r -> r.verdict().scorable())
                        .toList();
        long passed = judged.stream().filter(r -> r.verdict() instanceof Verdict.Correct).count();
        around.levels()
                .learn(new Levels.Place(task.domain(), task.level()), judged.size(), (int) passed);
    }
}
