package whetstone.verilog.examine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.verilog.source.Port;
import whetstone.verilog.source.Port.Direction;
import whetstone.verilog.source.Source;

/// Two modules to compare.
///
/// @param top name of both
/// @param clock input of both; null for none
/// @param secret text that neither of them can know
public record Pair(
        Source gold,
        Source candidate,
        String top,
        @Nullable String clock,
        @Nullable Reset reset,
        String secret) {

    private static final Set<String> EDGES = Set.of("posedge", "negedge");

    /// A reset input.
    ///
    /// @param active its value that resets
    public record Reset(String input, int active) {}

    /// How signals move in a pair, which decides what is fed to it and how it is proved.
    public enum Timing {
        /// No edges: outputs should follow inputs.
        LEVELS,
        /// All happens at rising edges of one clock.
        RISING,
        /// Anything else.
        GENERAL
    }

    List<Port> inputs() {
        return gold.ports(Direction.INPUT);
    }

    List<Port> outputs() {
        return gold.ports(Direction.OUTPUT);
    }

    /// Name of the gold module in the simulation.
    String goldTop() {
        return goldPrefix() + top.replace("\\", "");
    }

    String goldPrefix() {
        return "g" + secret;
    }

    Timing timing() {
        if (clock == null) {
            return gold.uses(EDGES) || candidate.uses(EDGES) ? Timing.GENERAL : Timing.LEVELS;
        }
        return rises(gold) && rises(candidate) ? Timing.RISING : Timing.GENERAL;
    }

    /// Whether the clock is used for nothing but `@(posedge clock)`, and no other edges are.
    private boolean rises(Source source) {
        if (source.modules().size() > 1 || source.uses(Set.of("negedge"))) {
            return false;
        }
        var tokens = source.tokens();
        int other = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("posedge")) {
                boolean alone =
                        i + 2 < tokens.size()
                                && tokens.get(i + 1).text().equals(clock)
                                && tokens.get(i + 2).is(")");
                if (!alone) {
                    return false;
                }
                i++;
            } else if (tokens.get(i).text().equals(clock)) {
                other++;
            }
        }
        return other == source.declarations();
    }
}
