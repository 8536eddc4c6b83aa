package whetstone.train;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.api.Seed;
import whetstone.api.algorithm.Minibatch.Whole;

/// Cuts groups into minibatches, and minibatches into parts that the device can hold. Groups stay whole.
public final class Minibatches {
    private Minibatches() {}

    /// The groups in random order, in minibatches of about `size` rollouts: a group more where it would not come out
    /// even.
    public static List<List<CreditedGroup>> of(List<CreditedGroup> groups, int size, Seed order) {
        var shuffled = new ArrayList<>(groups);
        shuffle(shuffled, order.random());
        int rollouts = groups.stream().mapToInt(g -> g.group().rollouts().size()).sum();
        int count = Math.max(1, Math.round((float) rollouts / size));
        var minibatches = new ArrayList<List<CreditedGroup>>();
        for (int i = 0; i < count; i++) {
            var part =
                    shuffled.subList(
                            i * shuffled.size() / count, (i + 1) * shuffled.size() / count);
            if (!part.isEmpty()) {
                minibatches.add(List.copyOf(part));
            }
        }
        return minibatches;
    }

    // Fisher and Yates; Collections.shuffle takes only a java.util.Random.
    private static void shuffle(List<CreditedGroup> groups, RandomGenerator random) {
        for (int i = groups.size() - 1; i > 0; i--) {
            Collections.swap(groups, i, random.nextInt(i + 1));
        }
    }

    /// The groups in order of length, in parts of about equal size: as many per lane, each of about `tokens` padded
    /// tokens at most. What goes where depends on the lengths alone.
    static List<List<CreditedGroup>> parts(List<CreditedGroup> groups, int tokens, int lanes) {
        var sorted = groups.stream().sorted(comparingInt(CreditedGroup::longest)).toList();
        long all = sorted.stream().mapToLong(CreditedGroup::padded).sum();
        long count = Math.ceilDiv(all, (long) tokens * lanes) * lanes;
        var parts = new ArrayList<List<CreditedGroup>>();
        var part = new ArrayList<CreditedGroup>();
        long filled = 0;
        for (var group : sorted) {
            part.add(group);
            filled += group.padded();
            if (filled * count >= all * (parts.size() + 1)) {
                parts.add(List.copyOf(part));
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }

    static Whole whole(List<CreditedGroup> groups) {
        long sequences = 0;
        long tokens = 0;
        for (var group : groups) {
            for (var rollout : group.group().rollouts()) {
                sequences++;
                tokens += rollout.completion().length;
            }
        }
        return new Whole(tokens, sequences, groups.size());
    }
}
