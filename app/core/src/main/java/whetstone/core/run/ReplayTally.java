package whetstone.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import whetstone.api.Rollout;
import whetstone.core.store.Graded;

/// Counts what changes between credit as it was given and credit as it would have been.
final class ReplayTally {

    private static final int EXAMPLES = 5;
    private static final Comparator<Replayed.Example> LARGEST =
            Comparator.comparingDouble(Replayed.Example::difference).reversed();

    private int steps;
    private int groups;
    private int verdicts;
    private int paid;
    private int taughtBefore;
    private int taughtAfter;
    private int lost;
    private int gained;
    private int turned;
    private long tokens;
    private double creditBefore;
    private double creditAfter;
    private double difference;
    private final List<Replayed.Example> examples = new ArrayList<>();

    /// Takes in a step.
    ///
    /// @param before as stored
    /// @param after the same groups, replayed
    void add(int step, List<Graded> before, List<Graded> after) {
        steps++;
        for (int i = 0; i < before.size(); i++) {
            add(step, i, before.get(i), after.get(i));
        }
    }

    private void add(int step, int position, Graded before, Graded after) {
        groups++;
        taughtBefore += before.taught() ? 1 : 0;
        taughtAfter += after.taught() ? 1 : 0;
        lost += before.taught() && !after.taught() ? 1 : 0;
        gained += !before.taught() && after.taught() ? 1 : 0;
        int size = before.group().rollouts().size();
        var meansBefore = new double[size];
        var meansAfter = new double[size];
        boolean turns = false;
        double moved = 0;
        long here = 0;
        for (int i = 0; i < size; i++) {
            var old = before.group().rollouts().get(i);
            var now = after.group().rollouts().get(i);
            verdicts += old.verdict().label().equals(now.verdict().label()) ? 0 : 1;
            paid += old.reward() == now.reward() ? 0 : 1;
            float[] given = credit(before, i, old);
            float[] would = credit(after, i, now);
            for (int t = 0; t < given.length; t++) {
                creditBefore += Math.abs(given[t]);
                creditAfter += Math.abs(would[t]);
                moved += Math.abs(would[t] - given[t]);
            }
            here += given.length;
            meansBefore[i] = mean(given);
            meansAfter[i] = mean(would);
            turns |= meansBefore[i] * meansAfter[i] < 0;
        }
        turned += turns ? 1 : 0;
        tokens += here;
        difference += moved;
        if (moved > 0) {
            var task = before.group().task().id();
            keep(new Replayed.Example(step, position, task, meansBefore, meansAfter, moved / here));
        }
    }

    private void keep(Replayed.Example example) {
        examples.add(example);
        examples.sort(LARGEST);
        if (examples.size() > EXAMPLES) {
            examples.removeLast();
        }
    }

    private static float[] credit(Graded graded, int member, Rollout rollout) {
        var nothing = new float[rollout.completion().length];
        if (graded.credit().isEmpty()) {
            return nothing;
        }
        var credit = graded.credit().get(member);
        return credit.length == 0 ? nothing : credit;
    }

    private static double mean(float[] credit) {
        double sum = 0;
        for (float value : credit) {
            sum += value;
        }
        return sum / credit.length;
    }

    /// What was counted.
    Replayed of(long run, String stage) {
        double all = Math.max(1, tokens);
        return new Replayed(
                run,
                stage,
                steps,
                groups,
                verdicts,
                paid,
                taughtBefore,
                taughtAfter,
                lost,
                gained,
                turned,
                creditBefore / all,
                creditAfter / all,
                difference / all,
                List.copyOf(examples));
    }
}
