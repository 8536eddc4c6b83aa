package whetstone.desktop.rollouts;

import java.util.List;
import java.util.stream.IntStream;
import whetstone.core.store.Rollouts.Placed;

/// The numbers that made a group's credit.
///
/// @param mean of the rewards that credit goes by; of all that could be judged where none was given
/// @param std of them, the population's
/// @param members in order
/// @param sentence how the credit follows from the rewards, if it does
record Why(double mean, double std, List<Member> members, String sentence) {
    private static final double CLOSE = 2e-3;

    /// One rollout of the group.
    ///
    /// @param label of its verdict
    /// @param credit of its first token; not a number where there is none
    /// @param even whether all its tokens have the same credit
    record Member(int index, String label, double reward, double credit, boolean even) {}

    static Why of(List<Placed> group) {
        var credited = group.stream().filter(p -> p.weights().length > 0).toList();
        var judged =
                credited.isEmpty()
                        ? group.stream().filter(p -> p.rollout().verdict().scorable()).toList()
                        : credited;
        double mean = judged.stream().mapToDouble(p -> p.rollout().reward()).average().orElse(0);
        double square =
                judged.stream()
                        .mapToDouble(p -> Math.pow(p.rollout().reward() - mean, 2))
                        .average()
                        .orElse(0);
        double std = Math.sqrt(square);
        var members =
                IntStream.range(0, group.size()).mapToObj(i -> member(i, group.get(i))).toList();
        return new Why(mean, std, members, sentence(members, mean, std));
    }

    /// Whether a rollout was trained on, and if not why.
    static String trained(Placed placed) {
        if (!placed.taught()) {
            return "no";
        }
        if (placed.weights().length > 0) {
            return "yes";
        }
        return placed.rollout().verdict().scorable()
                ? "no, the stage's rollouts left it out"
                : "no, it could not be judged";
    }

    private static Member member(int index, Placed placed) {
        var weights = placed.weights();
        boolean even = true;
        for (float weight : weights) {
            even &= weight == weights[0];
        }
        return new Member(
                index,
                placed.rollout().verdict().label(),
                placed.rollout().reward(),
                weights.length == 0 ? Double.NaN : weights[0],
                even);
    }

    // Said only where the recorded numbers bear it out.
    private static String sentence(List<Member> members, double mean, double std) {
        var credited = members.stream().filter(m -> !Double.isNaN(m.credit())).toList();
        if (credited.isEmpty()) {
            return std == 0
                    ? "All rewards of the group are equal: there is nothing to prefer, so it taught nothing."
                    : "No credit is recorded: the stage did not train on this group.";
        }
        if (credited.stream().anyMatch(m -> !m.even())) {
            return "Credit differs from token to token; the first token's is shown.";
        }
        if (std > 0
                && credited.stream()
                        .allMatch(m -> close(m.credit(), (m.reward() - mean) / (std + 1e-6)))) {
            return "credit = (reward − mean) / std, the same for every token";
        }
        if (credited.stream().allMatch(m -> close(m.credit(), m.reward() - mean))) {
            return "credit = reward − mean, the same for every token";
        }
        return "Credit as the stage's algorithm gave it; it is no simple function of these rewards.";
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(b));
    }
}
