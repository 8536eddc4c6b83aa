package whetstone.core.run;

import whetstone.core.plugin.TinyPlugin;

/// Rollout plans for runs of a tiny model: one that works, and one that does whatever it must not.
final class TinyPlans {
    private TinyPlans() {}

    private static final String PLANS =
            """
            package tiny;

            import java.util.*;
            import whetstone.api.*;

            public final class Planning implements RolloutPlans {
                /// Two samples more, again and again, of tasks that nobody solved; trains on the newest.
                public record Stubborn(int most) implements RolloutPlan {
                    public List<Integer> more(List<Group> groups, int groupSize, Seed seed) {
                        return groups.stream().map(group -> {
                            int sampled = group.rollouts().size();
                            boolean solved = group.rollouts().stream().anyMatch(r -> r.verdict() instanceof Verdict.Correct);
                            return sampled == 0 ? groupSize : sampled < most && !solved ? 2 : 0;
                        }).toList();
                    }
                    public List<Integer> keep(Group group, int groupSize, Seed seed) {
                        var kept = new ArrayList<Integer>();
                        for (int i = Math.max(0, group.rollouts().size() - groupSize); i < group.rollouts().size(); i++) {
                            kept.add(i);
                        }
                        return kept.reversed();
                    }
                }
                public enum How { THROWS, SHORT, NEGATIVE, NOTHING, ENDLESS, BLANK, TWICE, OUTSIDE }
                public record Broken(How how) implements RolloutPlan {
                    public List<Integer> more(List<Group> groups, int groupSize, Seed seed) {
                        boolean first = groups.getFirst().rollouts().isEmpty();
                        return switch (how) {
                            case THROWS -> throw new StackOverflowError("too deep");
                            case SHORT -> List.of();
                            case NEGATIVE -> Collections.nCopies(groups.size(), first ? groupSize : -1);
                            case NOTHING -> Collections.nCopies(groups.size(), 0);
                            case ENDLESS -> Collections.nCopies(groups.size(), groupSize * 20);
                            case BLANK -> Collections.nCopies(groups.size(), null);
                            case TWICE, OUTSIDE -> Collections.nCopies(groups.size(), first ? groupSize : 0);
                        };
                    }
                    public List<Integer> keep(Group group, int groupSize, Seed seed) {
                        return how == How.TWICE ? List.of(0, 0) : List.of(group.rollouts().size());
                    }
                }
                public Map<String, RolloutPlan> defaults() {
                    return Map.of("stubborn", new Stubborn(8), "broken", new Broken(How.THROWS));
                }
            }
            """;

    static TinyPlugin into(TinyPlugin plugin) {
        return plugin.extension("tiny.Planning", PLANS);
    }
}
