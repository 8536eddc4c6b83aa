package whetstone.verilog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hidden truth: a module that behaves as asked.
///
/// @param module Verilog text, all modules that it needs included
/// @param top name of the module in question, also in the candidate
/// @param clock its clock input; null where it has none
/// @param reset `[input, 0 or 1 where it is active, "sync" or "async"]`; null where it has none
public record VerilogTruth(
        String module, String top, @Nullable String clock, @Nullable List<Object> reset) {

    public VerilogTruth {
        reset = reset == null ? null : List.copyOf(reset);
        if (reset != null
                && !(reset.size() == 3
                        && reset.get(0) instanceof String
                        && (reset.get(1).equals(0) || reset.get(1).equals(1))
                        && (reset.get(2).equals("sync") || reset.get(2).equals("async")))) {
            throw new IllegalArgumentException(
                    "reset: %s; expected [input, 0 or 1, \"sync\" or \"async\"], for example [\"rst\", 1, \"sync\"]"
                            .formatted(reset));
        }
    }

    /// A module without clock and reset.
    static VerilogTruth combinational(String module, String top) {
        return new VerilogTruth(module, top, null, null);
    }
}
