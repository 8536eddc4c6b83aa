package whetstone.core.run;

/// Curricula for runs of a tiny model: one that works, and one that gives whatever it must not.
final class TinyCurricula {
    private TinyCurricula() {}

    static final String SOURCE =
            """
            package tiny;

            import java.util.*;
            import whetstone.api.*;

            public final class Leveling implements Curricula {
                /// The less a level was tried, the more it is drawn.
                public record Curious(double more) implements Curriculum {
                    public List<Double> weights(List<Level> levels) {
                        return levels.stream().map(level -> more / (1 + level.tried() + level.passed())).toList();
                    }
                }
                public enum How { THROWS, SHORT, NEGATIVE, NOTHING, ENDLESS, BLANK, UNKNOWN }
                public record Odd(How how) implements Curriculum {
                    public List<Double> weights(List<Level> levels) {
                        return switch (how) {
                            case THROWS -> throw new NoClassDefFoundError("tiny/Gone");
                            case SHORT -> List.of(1.0);
                            case NEGATIVE -> List.of(1.0, -1.0, 1.0);
                            case NOTHING -> List.of(0.0, 0.0, 0.0);
                            case ENDLESS -> List.of(Double.MAX_VALUE, Double.MAX_VALUE, 1.0);
                            case BLANK -> Arrays.asList(1.0, null, 1.0);
                            case UNKNOWN -> List.of(1.0, Double.NaN, 1.0);
                        };
                    }
                }
                public Map<String, Curriculum> defaults() {
                    return Map.of("curious", new Curious(1), "odd", new Odd(How.THROWS));
                }
            }
            """;
}
