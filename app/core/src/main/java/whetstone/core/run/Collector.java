package whetstone.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import whetstone.core.recipe.Stage;

/// Comes by the groups of an `rl` step: samples and judges them when it is asked, or while the step before it is learned
/// from. The latter is asynchronous RL with a bounded staleness, AReaL, arXiv:2505.24298, section 4: whoever waits for
/// verdicts is overlapped with learning.
///
/// Departure: a step is sampled whole by one copy of the policy, its tasks drawn by the curriculum as it stood when that
/// began, so that a run repeats, whoever is faster. AReaL takes new weights in the middle of a completion.
final class Collector implements Trainer.Rollouts {

    /// Samples and judges a step's groups.
    @FunctionalInterface
    interface Collecting {
        /// The groups of `step`.
        ///
        /// @param levels by which its tasks are drawn
        /// @throws Halted if the run was asked to end meanwhile
        List<Collected> collect(int step, Levels levels);
    }

    private final Collecting collecting;
    private final Stage.Rl stage;
    private final Actors actors;
    private final Levels levels;
    private Levels drawn; // by which the step under way is drawn
    private @Nullable UnderWay next;

    /// A step that is being sampled.
    private record UnderWay(FutureTask<List<Collected>> groups, Thread thread) {}

    /// @param levels that learn as the stage goes on
    /// @param drawn those by which the first step was drawn already, in a run that was stopped
    Collector(
            Stage.Rl stage,
            Collecting collecting,
            Actors actors,
            Levels levels,
            Optional<Map<String, Levels.Rate>> drawn) {
        this.stage = stage;
        this.collecting = collecting;
        this.actors = actors;
        this.levels = levels;
        this.drawn = drawn.map(levels::at).orElse(levels.frozen());
    }

    /// The groups of `step`; where it is done ahead, those of the next one are begun.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    @Override
    public List<Collected> collect(int step) {
        if (stage.ahead()) {
            return collectedAhead(step);
        }
        actors.begin(step);
        return collecting.collect(step, levels);
    }

    private List<Collected> collectedAhead(int step) {
        boolean first = actors.copy().isEmpty();
        if (first) {
            actors.begin(step);
        }
        var groups = next == null ? collecting.collect(step, drawn) : joined(step, next);
        next = null;
        if (!first) {
            actors.begin(step);
        }
        if (step + 1 < stage.steps()) {
            drawn = levels.frozen();
            next = begin(step + 1, drawn);
        }
        return groups;
    }

    private UnderWay begin(int step, Levels by) {
        var groups = new FutureTask<>(() -> collecting.collect(step, by));
        var thread = Thread.ofPlatform().name("ahead-" + step).daemon().start(groups);
        return new UnderWay(groups, thread);
    }

    private List<Collected> joined(int step, UnderWay ahead) {
        try {
            return ahead.groups().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                // Whoever asked for an end may have taken it back since.
                case Halted _ -> collecting.collect(step, drawn);
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            };
        }
    }

    /// The rates by which the next step is drawn already, for a checkpoint.
    Optional<Map<String, Levels.Rate>> drawn() {
        return stage.ahead() ? Optional.of(drawn.rates()) : Optional.empty();
    }

    /// Gives up what is under way, and waits until nothing of it is left: it must outlive neither its copy of the policy
    /// nor the device.
    void end() {
        if (next != null) {
            next.thread().interrupt();
            await(next.thread());
            next = null;
        }
        actors.end();
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
