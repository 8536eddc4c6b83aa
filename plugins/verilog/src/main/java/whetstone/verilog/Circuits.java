package whetstone.verilog;

import whetstone.verilog.draw.Circuit;

/// What the domains of this plugin share.
final class Circuits {
    private Circuits() {}

    static final String INSTRUCTIONS =
            "Give the complete module in a code block: ```verilog ... ```.";

    static VerilogTruth truth(Circuit circuit) {
        return new VerilogTruth(circuit.module(), "top", circuit.clock(), circuit.reset());
    }

    static String fenced(Circuit circuit) {
        return "```verilog\n" + circuit.module() + "\n```";
    }
}
