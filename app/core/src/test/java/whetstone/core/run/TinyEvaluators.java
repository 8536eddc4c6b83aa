package whetstone.core.run;

/// Evaluators for runs of a tiny model: some that work, and one that gives whatever it must not.
final class TinyEvaluators {
    private TinyEvaluators() {}

    static final String SOURCE =
            """
            package tiny;

            import java.util.*;
            import whetstone.api.*;

            public final class Evaluating implements Evaluators {
                /// The share that is correct, so many times, and how many there are.
                public record Share(double times) implements Evaluator {
                    public Map<String, Double> scores(Group problem) {
                        double right = problem.rollouts().stream().filter(r -> r.verdict() instanceof Verdict.Correct).count();
                        double size = problem.rollouts().size();
                        return Map.of("share*" + times, times * right / size, "size*" + times, size);
                    }
                }
                /// Says something of problems that were solved, and nothing of others.
                public record Solved() implements Evaluator {
                    public Map<String, Double> scores(Group problem) {
                        boolean so = problem.rollouts().stream().anyMatch(r -> r.verdict() instanceof Verdict.Correct);
                        return so ? Map.of("solved", 1.0) : Map.of();
                    }
                }
                public enum How { THROWS, BLANK, LONG, UNKNOWN, ENDLESS, NULL, TAKEN }
                public record Odd(How how) implements Evaluator {
                    public Map<String, Double> scores(Group problem) {
                        return switch (how) {
                            case THROWS -> throw new NoClassDefFoundError("tiny/Gone");
                            case BLANK -> Map.of(" ", 1.0);
                            case LONG -> Map.of("x".repeat(61), 1.0);
                            case UNKNOWN -> Map.of("own", Double.NaN);
                            case ENDLESS -> Map.of("own", Double.POSITIVE_INFINITY);
                            case NULL -> null;
                            case TAKEN -> Map.of("share*1.0", 1.0);
                        };
                    }
                }
                public Map<String, Evaluator> defaults() {
                    return Map.of("share", new Share(1), "solved", new Solved(), "odd", new Odd(How.THROWS));
                }
            }
            """;
}
