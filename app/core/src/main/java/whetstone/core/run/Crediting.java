package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.Boundary;
import whetstone.train.CreditedGroup;

/// Asks an algorithm who gets credit.
record Crediting(Algorithm algorithm) {

    /// For each group of a step its credit; empty where it does not teach.
    ///
    /// @param groups without the rollouts that could not be judged
    List<Optional<CreditedGroup>> of(List<Group> groups) {
        var teaches =
                Boundary.ask(
                        algorithm,
                        "teaches",
                        () -> groups.stream().map(algorithm::teaches).toList());
        var taught =
                IntStream.range(0, groups.size())
                        .filter(teaches::get)
                        .mapToObj(groups::get)
                        .toList();
        var credits =
                Boundary.ask(algorithm, "credit", () -> zipped(taught, algorithm.credits(taught)))
                        .iterator();
        return teaches.stream().map(so -> so ? Optional.of(credits.next()) : empty()).toList();
    }

    /// Whether a group, those left out that could not be judged, can move the policy at all.
    boolean teaches(Group group) {
        return Boundary.ask(algorithm, "teaches", () -> algorithm.teaches(group.scorable()));
    }

    private static Optional<CreditedGroup> empty() {
        return Optional.empty();
    }

    private static List<CreditedGroup> zipped(List<Group> groups, List<List<float[]>> credits) {
        if (credits.size() != groups.size()) {
            throw new IllegalArgumentException(
                    "credit for %d of %d groups".formatted(credits.size(), groups.size()));
        }
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new CreditedGroup(groups.get(i), credits.get(i)))
                .toList();
    }
}
