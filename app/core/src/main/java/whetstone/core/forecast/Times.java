package whetstone.core.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.core.recipe.Stage;
import whetstone.core.run.Rehearsal;
import whetstone.core.synthesis.Part;

/// The times of the stages that are left.
///
/// @param asking what they ask of roles
/// @param earlier runs of the workspace, where there is one
/// @param rehearsal empty where the model does not fit into memory
/// @param answer tokens that completions have as a rule
/// @param progress is told the name of each stage that is tried
record Times(
        Remaining left,
        Asking asking,
        Optional<Earlier> earlier,
        Optional<Rehearsal> rehearsal,
        int answer,
        Consumer<String> progress) {

    private static final Duration PATIENCE = Duration.ofSeconds(20); // all stages together
    private static final Duration LEAST = Duration.ofSeconds(2); // of one stage
    private static final double SOONEST = 0.1; // share of the steps, where a stage may end sooner

    List<StageTime> all() {
        var stages = left.recipe().stages();
        var found =
                stages.stream()
                        .map(stage -> earlier.flatMap(runs -> runs.of(stage, asking.recipe())))
                        .toList();
        long open = found.stream().filter(Optional::isEmpty).count();
        long end = System.nanoTime() + PATIENCE.toNanos();
        var times = new ArrayList<StageTime>();
        for (int i = 0; i < stages.size(); i++) {
            var stage = stages.get(i);
            if (found.get(i).isPresent()) {
                times.add(measured(stage, found.get(i).get(), i == 0 ? left.done() : 0));
            } else {
                // What a short stage leaves is there for the others.
                times.add(tried(stage, Duration.ofNanos((end - System.nanoTime()) / open--)));
            }
            // The steps of a stage that asks while it is at work have the wait with them.
            if (found.get(i).isEmpty() || stage instanceof Stage.Synthesize) {
                asking.of(stage).forEach(asked -> times.add(asking.wait(stage, asked)));
            }
        }
        between(times).ifPresent(times::add);
        return times;
    }

    private static StageTime measured(Stage stage, Earlier.Found known, int done) {
        double most = steps(stage);
        var count = known.steps().map(all -> all.less(done)).orElse(Span.of(most));
        var ended =
                known.steps().isPresent()
                        ? "; ended by itself after %.0f".formatted(count.likely() + done)
                        : "";
        return new StageTime(
                stage.name(),
                steps(stage),
                known.step().times(count.low(), count.likely(), most),
                Source.MEASURED,
                known.how() + ended);
    }

    private StageTime tried(Stage stage, Duration limit) {
        if (stage instanceof Stage.Curate curate && !curate.from().isEmpty()) {
            var little = new Span(0, 1, 5);
            return new StageTime(stage.name(), 1, little, Source.COMPUTED, "samples nothing");
        }
        if (rehearsal.isEmpty()) {
            return unknown(stage, "not tried: the model does not fit into the memory that is free");
        }
        progress.accept(stage.name());
        return new Trial(rehearsal.get(), limit.compareTo(LEAST) < 0 ? LEAST : limit)
                .of(Slice.like(stage), answer)
                .map(done -> whole(stage, done))
                .orElseGet(() -> unknown(stage, "not even its smallest part was done in time"));
    }

    private StageTime whole(Stage stage, Trial.Tried done) {
        boolean mayEnd = stage instanceof Stage.WarmUp warmUp && warmUp.untilPassRate() < 1;
        double steps = steps(stage);
        double rounds = rounds(stage);
        return new StageTime(
                stage.name(),
                steps(stage),
                done.step()
                        .times(share(stage))
                        .times(
                                steps * (mayEnd ? SOONEST : 1),
                                steps * (1 + rounds) / 2,
                                steps * rounds * longer(stage)),
                Source.TRIED,
                done.how() + (mayEnd ? "; may end sooner" : ""));
    }

    // Not every sample comes as far as to the student.
    private static Span share(Stage stage) {
        return stage instanceof Stage.Synthesize ? Demand.left(Part.SECOND_VOTING) : Span.of(1);
    }

    private static StageTime unknown(Stage stage, String why) {
        return new StageTime(stage.name(), steps(stage), null, Source.UNKNOWN, why);
    }

    // Steps that were tried have it with them.
    private Optional<StageTime> between(List<StageTime> times) {
        var known = times.stream().filter(time -> time.source() == Source.MEASURED).toList();
        var ratio = earlier.map(Earlier::besides).filter(_ -> !known.isEmpty());
        if (ratio.isEmpty() || ratio.get().isEmpty()) {
            return Optional.empty();
        }
        double more = ratio.get().getAsDouble() - 1;
        return Optional.of(
                new StageTime(
                        "between steps",
                        0,
                        sum(known).times(more, more, more),
                        Source.MEASURED,
                        "storing, looking, checkpoints: %.0f %% of the steps' time before"
                                .formatted(100 * more)));
    }

    /// Of the stages whose time is known.
    static Span sum(List<StageTime> stages) {
        var sum = Span.NOTHING;
        for (var stage : stages) {
            sum = stage.seconds() == null ? sum : sum.plus(stage.seconds());
        }
        return sum;
    }

    private static int steps(Stage stage) {
        return switch (stage) {
            case Stage.WarmUp warmUp -> warmUp.steps();
            case Stage.Rl rl -> rl.steps();
            case Stage.Evaluate _, Stage.Explore _, Stage.Curate _, Stage.Synthesize _ -> 1;
        };
    }

    // How often a step samples, at most.
    private static int rounds(Stage stage) {
        return switch (stage) {
            case Stage.Evaluate evaluate -> evaluate.turns();
            case Stage.Explore explore -> explore.turns();
            case Stage.Rl rl -> rl.rounds();
            case Stage.WarmUp _, Stage.Curate _, Stage.Synthesize _ -> 1;
        };
    }

    // How many times longer than as a rule completions can be.
    private double longer(Stage stage) {
        int most =
                switch (stage) {
                    case Stage.Evaluate evaluate -> evaluate.decoding().maxTokens();
                    case Stage.Explore explore -> explore.decoding().maxTokens();
                    case Stage.Rl rl -> rl.decoding().maxTokens();
                    case Stage.Curate curate -> curate.decoding().maxTokens();
                    case Stage.Synthesize made -> made.samplings().score().maxTokens();
                    case Stage.WarmUp _ -> 1;
                };
        return (double) most / Math.min(most, answer);
    }
}
