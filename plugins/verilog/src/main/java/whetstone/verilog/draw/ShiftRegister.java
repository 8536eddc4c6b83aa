package whetstone.verilog.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.verilog.draw.Behaviour.Pin;

/// A shift register with a serial input.
///
/// @param stages bits
/// @param right whether towards the lowest bit
/// @param enabled whether it moves only while told to
/// @param start its bits after reset
public record ShiftRegister(int stages, boolean right, boolean enabled, long start) {

    /// One of `stages`.
    ///
    /// @param easy without choice of edges, reset and direction
    public static Drawn draw(int stages, boolean easy, RandomGenerator random) {
        var edges = Edges.draw(easy, random);
        boolean right = !easy && random.nextBoolean();
        boolean enabled = !easy && random.nextBoolean();
        long start = random.nextLong() & ((1L << stages) - 1);
        return new ShiftRegister(stages, right, enabled, start).clocked(edges).drawn(random);
    }

    private Clocked clocked(Edges edges) {
        return new Clocked(
                edges,
                behaviour(),
                "At each edge%s q moves by one to the %s: d becomes its %s bit."
                        .formatted(
                                enabled ? " with en = 1" : "",
                                right ? "right" : "left",
                                right ? "highest" : "lowest"),
                "sets q to binary " + Text.binary(start, stages),
                body(edges),
                "",
                "shift %d %d %s %s".formatted(stages, start, right, enabled));
    }

    private Behaviour behaviour() {
        var d = new Pin("d", 1);
        return new Behaviour(
                enabled ? List.of(d, new Pin("en", 1)) : List.of(d),
                List.of(new Pin("q", stages)),
                start,
                this::next,
                (state, in) -> state);
    }

    private long next(long state, long in) {
        if (enabled && (in & 1) == 0) {
            return state;
        }
        long d = enabled ? in >> 1 : in;
        return right
                ? (state >> 1) | (d << (stages - 1))
                : ((state << 1) | d) & ((1L << stages) - 1);
    }

    private String body(Edges edges) {
        var step =
                right
                        ? "r <= {d, r[%d:1]};".formatted(stages - 1)
                        : "r <= {r[%d:0], d};".formatted(stages - 2);
        return "  reg [%d:0] r;\n".formatted(stages - 1)
                + edges.process(
                        "r <= %d'b%s;".formatted(stages, Text.binary(start, stages)),
                        enabled ? "if (en) " + step : step)
                + "  assign q = r;\n";
    }
}
