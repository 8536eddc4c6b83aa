package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Verdict;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.StepRows;
import whetstone.train.Critic;

/// A stage that changes the policy, step by step.
final class TrainingStage {

    private final Parts parts;
    private final String name;
    private final Seed seed;
    private final Levels levels;
    private final boolean sampled;
    private final Trainer trainer;
    private final Optional<Readiness> readiness;
    private final Actors actors;
    private final Optional<Criticism> criticism;
    private final IntFunction<Map<String, Double>> numbers;

    private TrainingStage(
            Parts parts,
            Stage stage,
            Levels levels,
            Trainer trainer,
            Optional<Readiness> readiness,
            Actors actors,
            Optional<Criticism> criticism,
            IntFunction<Map<String, Double>> numbers) {
        this.parts = parts;
        this.levels = levels;
        this.trainer = trainer;
        this.readiness = readiness;
        this.actors = actors;
        this.criticism = criticism;
        this.numbers = numbers;
        name = stage.name();
        sampled = stage instanceof Stage.Rl;
        seed = parts.seed().derive("stage").derive(name);
    }

    /// `warm-up`: on worked demonstrations.
    ///
    /// @param source of the tasks
    static TrainingStage warmUp(Parts parts, Stage.WarmUp stage, Draws.Source source) {
        var levels = new Levels(parts.recipe().tasks(), Stage.Curriculum.UNIFORM, Map.of());
        var draws = new WorkedDraws(parts.source(), source.of(levels, stage.tasks()));
        Trainer.Rollouts rollouts =
                (step, seed) ->
                        draws.of(step, seed).stream()
                                .map(example -> given(parts, example))
                                .toList();
        var sizes = new Trainer.Sizes(stage.tasks(), 1, stage.steps(), 1);
        var trainer =
                new Trainer(
                        rollouts,
                        parts.policy(),
                        _ -> stage.algorithm(),
                        stage.optimizer(),
                        sizes,
                        Optional.empty(),
                        Optional.empty());
        var readiness =
                stage.untilPassRate() < 1
                        ? Optional.of(new Readiness(parts, stage, draws))
                        : Optional.<Readiness>empty();
        return new TrainingStage(
                parts,
                stage,
                levels,
                trainer,
                readiness,
                Actors.fresh(parts.policy()),
                Optional.empty(),
                _ -> Map.of());
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
        var draws = sources.tasks().of(levels, stage.tasks());
        var actors = new Actors(parts.policy(), stage.staleness(), stand.actor());
        var onPolicy = new OnPolicy(parts, stage.name(), stage.decoding(), actors);
        var opinions = new ArrayList<Reference>();
        sources.reference().ifPresent(opinions::add);
        var proximal = new ArrayList<Reference>();
        if (stage.algorithm().needs().contains(Signal.PROXIMAL_LOG_PROB)) {
            var own = parts.policy().decoder();
            var temperature = stage.decoding().temperature();
            proximal.add(new Reference(Signal.PROXIMAL_LOG_PROB, own, temperature));
            opinions.addAll(proximal);
        }
        var buffer =
                stage.buffer().share() > 0
                        ? Optional.of(
                                new ReplayBuffer(
                                        stage.buffer(),
                                        sources.earlier(),
                                        groups -> Reference.all(proximal, groups)))
                        : Optional.<ReplayBuffer>empty();
        var rollouts = new Rounds(stage, draws, onPolicy, opinions);
        var sizes =
                new Trainer.Sizes(
                        stage.minibatch(),
                        stage.epochs(),
                        stage.steps(),
                        stage.decoding().temperature());
        var algorithm = stage.algorithm();
        var criticism = criticism(parts, algorithm, stand);
        var scheduled = new Scheduled(stage, sources.seen());
        var trainer =
                new Trainer(
                        rollouts,
                        parts.policy(),
                        scheduled::at,
                        stage.optimizer(),
                        sizes,
                        criticism,
                        buffer);
        return new TrainingStage(
                parts,
                stage,
                levels,
                trainer,
                Optional.empty(),
                actors,
                criticism,
                scheduled::numbers);
    }

    private static Optional<Criticism> criticism(Parts parts, Algorithm algorithm, Stand stand) {
        var decoder = parts.policy().decoder();
        return algorithm
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
    /// @param actor that samples, where it is a copy of the policy as it was
    /// @param critic where the algorithm has one
    record Stand(
            Map<String, Levels.Rate> rates, Optional<Actor> actor, Optional<Critic.State> critic) {

        /// At the start of a stage, and in stages of one step.
        static final Stand START = new Stand(Map.of(), Optional.empty(), Optional.empty());
    }

    /// Where the stage stands.
    Stand stand() {
        return new Stand(
                levels.rates(), actors.copy(), criticism.map(each -> each.critic().state()));
    }

    /// Whether the stage ends before step `index`, having done enough. It hangs on the policy alone, so that a resumed
    /// run finds the same.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    boolean endsBefore(int index) {
        return readiness.isPresent() && readiness.get().reached(index, seedOf(index));
    }

    private Seed seedOf(int index) {
        return seed.derive("step").derive(index);
    }

    /// Frees what only this stage needs.
    void end() {
        actors.end();
    }

    /// Does one step and stores it.
    ///
    /// @return its rows
    /// @throws Halted if the run was asked to end before anything was learned
    StepRows step(int index) {
        long start = System.nanoTime();
        actors.begin(index);
        var report = trainer.step(index, seedOf(index));
        var metrics = StepMetrics.ofDescents(report.descents(), report.rate());
        if (sampled) {
            metrics.putAll(StepMetrics.ofRollouts(report.graded()));
            metrics.putAll(report.more());
            metrics.putAll(numbers.apply(index));
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
        var judged = graded.group().scorable().rollouts();
        long passed = judged.stream().filter(r -> r.verdict() instanceof Verdict.Correct).count();
        levels.learn(new Levels.Place(task.domain(), task.level()), judged.size(), (int) passed);
    }
}
