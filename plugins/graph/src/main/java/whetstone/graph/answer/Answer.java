package whetstone.graph.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer as it was read. An empty list or map says that there is none.
public sealed interface Answer {

    /// As it is written in a reference.
    String text();

    /// Whether it says that there is none.
    default boolean none() {
        return false;
    }

    /// Whether it says the same, perhaps in other words.
    default boolean means(Answer other) {
        return equals(other);
    }

    /// A number, kept as the fraction it was written as.
    ///
    /// @param infinite the number is not finite, and the rest means nothing
    record Quantity(BigDecimal numerator, BigDecimal denominator, boolean infinite)
            implements Answer {

        public static final Quantity INFINITY = new Quantity(BigDecimal.ONE, BigDecimal.ONE, true);

        public static Quantity of(long value) {
            return new Quantity(BigDecimal.valueOf(value), BigDecimal.ONE, false);
        }

        /// The number, or infinity.
        public static Quantity of(double value) {
            return Double.isFinite(value)
                    ? new Quantity(BigDecimal.valueOf(value), BigDecimal.ONE, false)
                    : INFINITY;
        }

        public double value() {
            return infinite
                    ? Double.POSITIVE_INFINITY
                    : numerator.divide(denominator, MathContext.DECIMAL64).doubleValue();
        }

        /// Whether this is just `value`.
        public boolean is(long value) {
            return !infinite
                    && numerator.compareTo(denominator.multiply(BigDecimal.valueOf(value))) == 0;
        }

        @Override
        public boolean means(Answer other) {
            return other instanceof Quantity that
                    && infinite == that.infinite
                    && (infinite
                            || numerator
                                            .multiply(that.denominator)
                                            .compareTo(that.numerator.multiply(denominator))
                                    == 0);
        }

        // Small numbers keep four digits that count, so that none is rounded to nothing.
        @Override
        public String text() {
            if (infinite) {
                return "infinity";
            }
            var exact = numerator.divide(denominator, MathContext.DECIMAL64);
            boolean small = exact.abs().compareTo(new BigDecimal("0.1")) < 0;
            var rounded =
                    small
                            ? exact.round(new MathContext(4))
                            : exact.setScale(4, RoundingMode.HALF_EVEN);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
    }

    /// Yes or no.
    record Flag(boolean yes) implements Answer {
        @Override
        public String text() {
            return yes ? "yes" : "no";
        }
    }

    /// Node ids in the order given.
    record Nodes(List<Integer> ids) implements Answer {
        @Override
        public String text() {
            return ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean none() {
            return ids.isEmpty();
        }
    }

    /// An edge by the ids of its ends.
    ///
    /// @param weight as stated, null where none was
    record Edge(int u, int v, @Nullable BigDecimal weight) {}

    /// Edges in the order given.
    record Edges(List<Edge> edges) implements Answer {

        @Override
        public String text() {
            return written(edges);
        }

        private static String written(Collection<Edge> edges) {
            return edges.stream()
                    .map(e -> "(" + e.u + ", " + e.v + ")")
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean none() {
            return edges.isEmpty();
        }
    }

    /// A node id for each of some node ids.
    record Mapping(Map<Integer, Integer> images) implements Answer {
        @Override
        public String text() {
            return images.entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public boolean none() {
            return images.isEmpty();
        }
    }
}
