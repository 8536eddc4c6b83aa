package whetstone.verilog.draw;

import java.util.List;
import java.util.random.RandomGenerator;

/// When a circuit with a clock moves, and how it is reset.
///
/// @param falling whether at the falling edge of the clock
/// @param async whether reset acts at once
/// @param low whether reset acts while it is 0
record Edges(boolean falling, boolean async, boolean low) {

    static final String CLOCK = "clk";

    /// Any; at the easy levels a rising edge and a synchronous reset while 1.
    static Edges draw(boolean easy, RandomGenerator random) {
        return easy
                ? new Edges(false, false, false)
                : new Edges(random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    String reset() {
        return low ? "rst_n" : "rst";
    }

    /// As in the truth of `verilog/equivalence`.
    List<Object> truth() {
        return List.of(reset(), low ? 0 : 1, async ? "async" : "sync");
    }

    /// For the prompt, ending in what happens at reset.
    String words(String atReset) {
        return "Registers change at the %s edge of clk. A%s reset %s, active while %d, %s."
                .formatted(
                        falling ? "falling" : "rising",
                        async ? "n asynchronous" : " synchronous",
                        reset(),
                        low ? 0 : 1,
                        atReset);
    }

    /// A process that does `atReset` while reset and `otherwise` else; both are statements.
    String process(String atReset, String otherwise) {
        var sensitive = "%s %s".formatted(falling ? "negedge" : "posedge", CLOCK);
        if (async) {
            sensitive += " or %s %s".formatted(low ? "negedge" : "posedge", reset());
        }
        return """
          always @(%s)
            if (%s%s) %s
            else %s
        """
                .formatted(sensitive, low ? "!" : "", reset(), atReset, otherwise);
    }

    /// Tells two ways to move apart.
    String canonical() {
        return (falling ? "f" : "r") + (async ? "a" : "s") + (low ? "0" : "1");
    }
}
