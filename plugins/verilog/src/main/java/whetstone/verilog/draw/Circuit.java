package whetstone.verilog.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A circuit that is asked for; hidden.
///
/// @param module a reference
/// @param clock its clock input; null for none
/// @param reset as in the truth of `verilog/equivalence`; null for none
/// @param work what a solver writes down before the module
/// @param canonical the same for the same circuit
/// @param signals how it behaves, a few values each
public record Circuit(
        String module,
        @Nullable String clock,
        @Nullable List<Object> reset,
        String work,
        String canonical,
        List<Samples> signals) {

    /// Values of one signal, in order.
    public record Samples(String name, List<String> values) {
        public Samples {
            values = List.copyOf(values);
        }
    }

    public Circuit {
        reset = reset == null ? null : List.copyOf(reset);
        signals = List.copyOf(signals);
    }
}
