package whetstone.verilog.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import whetstone.verilog.draw.Behaviour.Pin;

/// Outputs that a table lists for all values of the inputs.
public final class TruthTable {
    private TruthTable() {}

    private static final List<String> INPUTS = List.of("a", "b", "c", "d", "e");
    private static final List<String> OUTPUTS = List.of("x", "y", "z");

    /// Draws a table in which no output is the same for all inputs.
    ///
    /// @param inputs 2 to 5
    /// @param outputs 1 to 3
    public static Drawn draw(int inputs, int outputs, RandomGenerator random) {
        var ins = INPUTS.subList(0, inputs).stream().map(n -> new Pin(n, 1)).toList();
        var outs = OUTPUTS.subList(0, outputs).stream().map(n -> new Pin(n, 1)).toList();
        int rows = 1 << inputs;
        var ones = new ArrayList<Long>();
        for (int i = 0; i < outputs; i++) {
            ones.add(random.nextLong(1, (1L << rows) - 1));
        }
        var behaviour =
                Behaviour.of(
                        ins,
                        outs,
                        (state, in) -> {
                            long out = 0;
                            for (long column : ones) {
                                out = (out << 1) | ((column >> in) & 1);
                            }
                            return out;
                        });
        var prompt = new StringBuilder(Text.ports(ins, outs));
        prompt.append("\n%s | %s\n".formatted(names(ins), names(outs)));
        for (int row = 0; row < rows; row++) {
            prompt.append(
                    "%s | %s\n"
                            .formatted(
                                    spaced(row, inputs),
                                    spaced(behaviour.output().of(0, row), outputs)));
        }
        var circuit =
                new Circuit(
                        module(ins, outs, ones),
                        null,
                        null,
                        work(outs, ones, inputs),
                        inputs + ": " + ones,
                        behaviour.table(rows, random));
        return new Drawn(prompt.toString().strip(), circuit, behaviour);
    }

    private static String names(List<Pin> pins) {
        return pins.stream().map(Pin::name).collect(Collectors.joining(" "));
    }

    private static String spaced(long value, int width) {
        return String.join(" ", Text.binary(value, width).split("", -1)).strip();
    }

    private static String work(List<Pin> outs, List<Long> ones, int inputs) {
        var work = new StringBuilder();
        for (int i = 0; i < outs.size(); i++) {
            var rows = new ArrayList<String>();
            for (int row = 0; row < 1 << inputs; row++) {
                if (((ones.get(i) >> row) & 1) == 1) {
                    rows.add(Text.binary(row, inputs));
                }
            }
            work.append("%s is 1 at %s\n".formatted(outs.get(i).name(), String.join(" ", rows)));
        }
        return work.toString();
    }

    /// Sums of products.
    private static String module(List<Pin> ins, List<Pin> outs, List<Long> ones) {
        var module = new StringBuilder(Text.header(ins, outs));
        for (int i = 0; i < outs.size(); i++) {
            var products = new ArrayList<String>();
            for (int row = 0; row < 1 << ins.size(); row++) {
                if (((ones.get(i) >> row) & 1) == 1) {
                    products.add(product(ins, row));
                }
            }
            module.append(
                    "  assign %s = %s;\n"
                            .formatted(outs.get(i).name(), String.join(" | ", products)));
        }
        return module.append("endmodule").toString();
    }

    private static String product(List<Pin> ins, int row) {
        var factors = new ArrayList<String>();
        for (int i = 0; i < ins.size(); i++) {
            boolean one = ((row >> (ins.size() - 1 - i)) & 1) == 1;
            factors.add((one ? "" : "~") + ins.get(i).name());
        }
        return factors.size() == 1 ? factors.getFirst() : "(" + String.join(" & ", factors) + ")";
    }
}
