package whetstone.verilog.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.verilog.draw.Behaviour.Pin;

/// Shift registers and counters.
public final class Registers {
    private Registers() {}

    /// A shift register of `stages` with a serial input.
    ///
    /// @param easy without choice of edges, reset and direction
    public static Drawn shift(int stages, boolean easy, RandomGenerator random) {
        var edges = Edges.draw(easy, random);
        boolean right = !easy && random.nextBoolean();
        boolean enabled = !easy && random.nextBoolean();
        long mask = (1L << stages) - 1;
        long start = random.nextLong() & mask;
        var inputs =
                enabled ? List.of(new Pin("d", 1), new Pin("en", 1)) : List.of(new Pin("d", 1));
        var behaviour =
                new Behaviour(
                        inputs,
                        List.of(new Pin("q", stages)),
                        start,
                        (state, in) -> {
                            long d = enabled ? in >> 1 : in;
                            boolean moves = !enabled || (in & 1) == 1;
                            long moved =
                                    right ? (state >> 1) | (d << (stages - 1)) : (state << 1) | d;
                            return moves ? moved & mask : state;
                        },
                        (state, in) -> state);
        var step =
                right
                        ? "r <= {d, r[%d:1]};".formatted(stages - 1)
                        : "r <= {r[%d:0], d};".formatted(stages - 2);
        var body =
                "  reg [%d:0] r;\n".formatted(stages - 1)
                        + edges.process(
                                "r <= %d'b%s;".formatted(stages, Text.binary(start, stages)),
                                enabled ? "if (en) " + step : step)
                        + "  assign q = r;\n";
        var does =
                "At each edge%s q moves by one to the %s: d becomes its %s bit."
                        .formatted(
                                enabled ? " with en = 1" : "",
                                right ? "right" : "left",
                                right ? "highest" : "lowest");
        return new Clocked(
                        edges,
                        behaviour,
                        does,
                        "sets q to binary " + Text.binary(start, stages),
                        body,
                        "",
                        "shift %d %d %s %s".formatted(stages, start, right, enabled))
                .drawn(random);
    }

    /// A counter that takes the values 0 to some number.
    ///
    /// @param width bits, 2 to 10
    public static Drawn counter(int width, RandomGenerator random) {
        var edges = Edges.draw(false, random);
        boolean down = random.nextBoolean();
        long last = random.nextLong(1L << (width - 1), 1L << width);
        long start = random.nextInt(3) == 0 ? random.nextLong(last + 1) : 0;
        var behaviour =
                new Behaviour(
                        List.of(new Pin("en", 1), new Pin("clear", 1)),
                        List.of(new Pin("q", width), new Pin("wrap", 1)),
                        start,
                        (state, in) ->
                                (in & 1) == 1 ? 0 : (in & 2) == 0 ? state : next(state, last, down),
                        (state, in) ->
                                (state << 1)
                                        | ((in & 2) == 2 && state == (down ? 0 : last) ? 1 : 0));
        var body =
                """
                  reg [%1$d:0] n;
                %2$s  assign q = n;
                  assign wrap = en && n == %3$d;
                """
                        .formatted(
                                width - 1,
                                edges.process(
                                        "n <= %d;".formatted(start),
                                        "if (clear) n <= 0;\n    else if (en) n <= n == %d ? %d : n %s 1;"
                                                .formatted(
                                                        down ? 0 : last,
                                                        down ? last : 0,
                                                        down ? "-" : "+")),
                                down ? 0 : last);
        var does =
                "With clear = 1 q becomes 0. Else with en = 1 q counts %s by one; after %d comes %d. wrap is 1 while en = 1 and q is %d."
                        .formatted(
                                down ? "down" : "up",
                                down ? 0 : last,
                                down ? last : 0,
                                down ? 0 : last);
        return new Clocked(
                        edges,
                        behaviour,
                        does,
                        "sets q to " + start,
                        body,
                        "",
                        "count %d %d %s".formatted(last, start, down))
                .drawn(random);
    }

    private static long next(long state, long last, boolean down) {
        return down ? state == 0 ? last : state - 1 : state == last ? 0 : state + 1;
    }
}
