package whetstone.core.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.core.run.Rehearsal;

/// The times of a recipe's stages.
///
/// @param earlier runs of the workspace, where there is one
/// @param rehearsal empty where the model does not fit into memory
/// @param answer tokens that completions have as a rule
/// @param progress is told the name of each stage that is tried
record Times(
        Recipe recipe,
        Optional<Earlier> earlier,
        Optional<Rehearsal> rehearsal,
        int answer,
        Consumer<String> progress) {

    private static final Duration PATIENCE = Duration.ofSeconds(20); // all stages together
    private static final Duration LEAST = Duration.ofSeconds(2); // of one stage
    private static final double SOONEST = 0.1; // share of the steps, where a stage may end sooner

    List<StageTime> all() {
        var found =
                recipe.stages().stream()
                        .map(stage -> earlier.flatMap(runs -> runs.of(stage)))
                        .toList();
        long left = found.stream().filter(Optional::isEmpty).count();
        long end = System.nanoTime() + PATIENCE.toNanos();
        var times = new ArrayList<StageTime>();
        for (int i = 0; i < found.size(); i++) {
            var stage = recipe.stages().get(i);
            if (found.get(i).isPresent()) {
                times.add(measured(stage, found.get(i).get()));
            } else {
                // What a short stage leaves is there for the others.
                times.add(tried(stage, Duration.ofNanos((end - System.nanoTime()) / left--)));
            }
        }
        between(times).ifPresent(times::add);
        return times;
    }

    private static StageTime measured(Stage stage, Earlier.Found known) {
        double most = steps(stage);
        var count = known.steps().orElse(Span.of(most));
        var ended =
                known.steps().isPresent()
                        ? "; ended by itself after %.0f".formatted(count.likely())
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
        var like = Slice.like(stage);
        if (like.isEmpty()) {
            return unknown(stage, "hangs on how fast others answer");
        }
        if (rehearsal.isEmpty()) {
            return unknown(stage, "not tried: the model does not fit into the memory that is free");
        }
        progress.accept(stage.name());
        return new Trial(rehearsal.get(), limit.compareTo(LEAST) < 0 ? LEAST : limit)
                .of(like.get(), answer)
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
                        .times(
                                steps * (mayEnd ? SOONEST : 1),
                                steps * (1 + rounds) / 2,
                                steps * rounds * longer(stage)),
                Source.TRIED,
                done.how() + (mayEnd ? "; may end sooner" : ""));
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
                    case Stage.WarmUp _, Stage.Synthesize _ -> 1;
                };
        return (double) most / Math.min(most, answer);
    }
}
