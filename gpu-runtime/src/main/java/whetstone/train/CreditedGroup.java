package whetstone.train;

import java.util.List;
import whetstone.api.Group;

/// A group with the credit of every token.
///
/// @param credit in rollout order, each as long as the completion
public record CreditedGroup(Group group, List<float[]> credit) {

    public CreditedGroup {
        credit = List.copyOf(credit);
        if (credit.size() != group.rollouts().size()) {
            throw new IllegalArgumentException(
                    "%d credits for %d rollouts".formatted(credit.size(), group.rollouts().size()));
        }
        for (int i = 0; i < credit.size(); i++) {
            int tokens = group.rollouts().get(i).completion().length;
            if (credit.get(i).length != tokens) {
                throw new IllegalArgumentException(
                        "credit of rollout %d has %d entries for %d tokens"
                                .formatted(i, credit.get(i).length, tokens));
            }
        }
    }

    /// Tokens of all sequences, each as long as the longest; of those that are the same, one is counted.
    long padded() {
        return longest() * group.rollouts().stream().map(Sequence::of).distinct().count();
    }

    /// Tokens of the longest sequence.
    int longest() {
        return group.rollouts().stream()
                .mapToInt(r -> r.prompt().length + r.completion().length)
                .max()
                .orElse(0);
    }
}
