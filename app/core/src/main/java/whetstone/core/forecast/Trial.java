package whetstone.core.forecast;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.recipe.Stage;
import whetstone.core.run.Rehearsal;

/// Does steps of a stage for some seconds, in slices that grow until the whole step is reached or the time is up.
///
/// @param rehearsal does them
/// @param limit of one stage
record Trial(Rehearsal rehearsal, Duration limit) {

    private static final int AFTER_SOME = 6; // the program itself becomes faster at first
    private static final int AFTER_A_FIRST = 2; // the first step of a size also compiles
    private static final int WHOLE = 6; // as often as a warm-up looks whether it has done enough

    // What steps at other times of the run were seen to differ by: docs/training.md.
    private static final double LESS = 0.75;
    private static final double MORE = 1.35;

    /// Seconds of a whole step.
    ///
    /// @param how which part of it was done
    record Tried(Span step, String how) {}

    /// A slice and the seconds that a step of it took.
    private record Timed(Slice slice, double seconds) {}

    /// What a step of `stage` takes; empty where not even a small part of it was done in time.
    ///
    /// @param stage that something is [Slice#like]
    /// @param answer tokens that completions have as a rule
    Optional<Tried> of(Stage stage, int answer) {
        long end = System.nanoTime() + limit.toNanos();
        var whole = Slice.whole(stage, answer);
        var slice = Slice.first(whole);
        Optional<Timed> before = Optional.empty();
        var now = timed(stage, slice, AFTER_SOME, end);
        while (now.isPresent() && !slice.equals(whole)) {
            slice = slice.grown(whole);
            double expected = now.get().seconds() * slice.units() / now.get().slice().units();
            if (expected * AFTER_A_FIRST > left(end)) {
                break;
            }
            var next = timed(stage, slice, AFTER_A_FIRST, end);
            if (next.isEmpty()) {
                break;
            }
            before = now;
            now = next;
        }
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var last = now.get();
        return Optional.of(
                last.slice().equals(whole)
                        ? measured(stage, last, end)
                        : scaled(before, last, whole));
    }

    private static double left(long end) {
        return (end - System.nanoTime()) / 1e9;
    }

    private Optional<Timed> timed(Stage stage, Slice slice, int steps, long end) {
        var seconds = seconds(stage, slice, steps, end);
        return seconds.length == 0
                ? Optional.empty()
                : Optional.of(new Timed(slice, Arrays.stream(seconds).min().orElseThrow()));
    }

    private double[] seconds(Stage stage, Slice slice, int steps, long end) {
        var limit = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        return rehearsal.seconds(slice.of(stage), steps, limit);
    }

    private Tried measured(Stage stage, Timed once, long end) {
        var more =
                once.seconds() * 2 > left(end)
                        ? new double[0]
                        : seconds(stage, once.slice(), WHOLE, end);
        var steps =
                more.length > 1
                        ? Arrays.copyOfRange(more, 1, more.length)
                        : new double[] {once.seconds()};
        var found = Arrays.stream(steps).summaryStatistics();
        double mean = found.getAverage();
        return new Tried(
                new Span(found.getMin() * LESS, mean, Math.max(found.getMax(), mean * MORE)),
                "%d whole %s of %.3g s done now"
                        .formatted(steps.length, steps.length == 1 ? "step" : "steps", mean));
    }

    // Larger batches are done with less work each, never with more: between what the growth so far
    // says and proportion.
    private static Tried scaled(Optional<Timed> before, Timed last, Slice whole) {
        double scale = whole.units() / last.slice().units();
        double exponent = before.map(former -> exponent(former, last)).orElse(0.5);
        double low = last.seconds() * Math.pow(scale, exponent);
        double high = last.seconds() * scale;
        return new Tried(
                new Span(low * LESS, Math.sqrt(low * high), high * MORE),
                "%d of %d tasks with %d of %d tokens done now in %.3g s, scaled"
                        .formatted(
                                last.slice().tasks(),
                                whole.tasks(),
                                last.slice().tokens(),
                                whole.tokens(),
                                last.seconds()));
    }

    private static double exponent(Timed former, Timed last) {
        double grown = Math.log(last.slice().units() / former.slice().units());
        double slower = Math.log(last.seconds() / former.seconds());
        return Math.clamp(slower / grown, 0, 1);
    }
}
