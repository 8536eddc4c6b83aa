package whetstone.verilog.draw;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import whetstone.verilog.draw.Behaviour.Pin;

/// Pieces of Verilog and of English that all families share.
final class Text {
    private Text() {}

    /// `[3:0] `, or nothing for one bit.
    static String range(int width) {
        return width == 1 ? "" : "[%d:0] ".formatted(width - 1);
    }

    /// The header of the module, with plain outputs.
    static String header(List<Pin> inputs, List<Pin> outputs) {
        return Stream.concat(
                        inputs.stream().map(p -> "input " + range(p.width()) + p.name()),
                        outputs.stream().map(p -> "output " + range(p.width()) + p.name()))
                .collect(Collectors.joining(", ", "module top(", ");\n"));
    }

    /// What the ports are called, for a prompt.
    static String ports(List<Pin> inputs, List<Pin> outputs) {
        return "Write a Verilog module top with %s %s and %s %s."
                .formatted(
                        inputs.size() == 1 ? "input" : "inputs",
                        list(inputs),
                        outputs.size() == 1 ? "output" : "outputs",
                        list(outputs));
    }

    private static String list(List<Pin> pins) {
        return pins.stream()
                .map(p -> p.name() + (p.width() == 1 ? "" : " (%d bits)".formatted(p.width())))
                .collect(Collectors.joining(", "));
    }

    /// `value` in binary, with all its `width` digits.
    static String binary(long value, int width) {
        var digits = Long.toBinaryString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
