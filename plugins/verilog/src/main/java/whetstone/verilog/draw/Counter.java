package whetstone.verilog.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.verilog.draw.Behaviour.Pin;

/// A counter that takes the values 0 to some number.
///
/// @param width bits
/// @param down whether it counts down
/// @param last that number
/// @param start its value after reset
public record Counter(int width, boolean down, long last, long start) {

    /// One of `width` bits.
    ///
    /// @param width 2 to 10
    public static Drawn draw(int width, RandomGenerator random) {
        var edges = Edges.draw(false, random);
        boolean down = random.nextBoolean();
        long last = random.nextLong(1L << (width - 1), 1L << width);
        long start = random.nextInt(3) == 0 ? random.nextLong(last + 1) : 0;
        return new Counter(width, down, last, start).clocked(edges).drawn(random);
    }

    /// The value before it starts again.
    private long end() {
        return down ? 0 : last;
    }

    /// The value with which it starts again.
    private long again() {
        return down ? last : 0;
    }

    private Clocked clocked(Edges edges) {
        return new Clocked(
                edges,
                behaviour(),
                "With clear = 1 q becomes 0. Else with en = 1 q counts %s by one; after %d comes %d. wrap is 1 while en = 1 and q is %d."
                        .formatted(down ? "down" : "up", end(), again(), end()),
                "sets q to " + start,
                body(edges),
                "",
                "count %d %d %s".formatted(last, start, down));
    }

    private Behaviour behaviour() {
        return new Behaviour(
                List.of(new Pin("en", 1), new Pin("clear", 1)),
                List.of(new Pin("q", width), new Pin("wrap", 1)),
                start,
                this::next,
                (state, in) -> (state << 1) | ((in & 2) == 2 && state == end() ? 1 : 0));
    }

    private long next(long state, long in) {
        if ((in & 1) == 1) {
            return 0;
        }
        if ((in & 2) == 0) {
            return state;
        }
        return state == end() ? again() : down ? state - 1 : state + 1;
    }

    private String body(Edges edges) {
        var counting =
                "if (clear) n <= 0;\n    else if (en) n <= n == %d ? %d : n %s 1;"
                        .formatted(end(), again(), down ? "-" : "+");
        return """
          reg [%d:0] n;
        %s  assign q = n;
          assign wrap = en && n == %d;
        """
                .formatted(width - 1, edges.process("n <= %d;".formatted(start), counting), end());
    }
}
