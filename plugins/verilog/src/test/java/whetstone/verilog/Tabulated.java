package whetstone.verilog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import whetstone.verilog.draw.Behaviour;
import whetstone.verilog.draw.Drawn;

/// A behaviour as a table of all its states and inputs, state 0 being the one after reset; and the module that is
/// nothing but this table.
record Tabulated(Drawn drawn, int[][] next, long[][] output) {

    private static final int MOST = 2000;

    /// The table; nothing where it would be long.
    static Optional<Tabulated> of(Drawn drawn) {
        var behaviour = drawn.behaviour();
        int columns = 1 << behaviour.inputBits();
        if (behaviour.inputBits() > 8) {
            return Optional.empty();
        }
        Map<Long, Integer> numbers = new HashMap<>(Map.of(behaviour.start(), 0));
        var states = new ArrayList<>(List.of(behaviour.start()));
        for (int s = 0; s < states.size() && s * columns <= MOST; s++) {
            for (int in = 0; in < columns; in++) {
                long to = behaviour.next().of(states.get(s), in);
                if (numbers.putIfAbsent(to, states.size()) == null) {
                    states.add(to);
                }
            }
        }
        if (states.size() * columns > MOST) {
            return Optional.empty();
        }
        int[][] next = new int[states.size()][columns];
        long[][] output = new long[states.size()][columns];
        for (int s = 0; s < states.size(); s++) {
            for (int in = 0; in < columns; in++) {
                next[s][in] = numbers.getOrDefault(behaviour.next().of(states.get(s), in), 0);
                output[s][in] = behaviour.output().of(states.get(s), in);
            }
        }
        return Optional.of(new Tabulated(drawn, next, output));
    }

    /// The same with one entry changed: an output bit, or where a transition leads.
    Tabulated changed(int state, int in, long flipped, int to) {
        int[][] otherNext = new int[next.length][];
        long[][] otherOutput = new long[next.length][];
        for (int s = 0; s < next.length; s++) {
            otherNext[s] = next[s].clone();
            otherOutput[s] = output[s].clone();
        }
        otherNext[state][in] = to;
        otherOutput[state][in] ^= flipped;
        return new Tabulated(drawn, otherNext, otherOutput);
    }

    /// Whether both do the same from their first state on: all pairs of states that they can be in at once are visited.
    boolean sameAs(Tabulated other) {
        record Both(int mine, int theirs) {}
        var seen = new HashSet<>(List.of(new Both(0, 0)));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var both = open.pop();
            for (int in = 0; in < next[0].length; in++) {
                if (output[both.mine][in] != other.output[both.theirs][in]) {
                    return false;
                }
                var to = new Both(next[both.mine][in], other.next[both.theirs][in]);
                if (seen.add(to)) {
                    open.push(to);
                }
            }
        }
        return true;
    }

    private static String names(List<Behaviour.Pin> pins) {
        return pins.stream().map(Behaviour.Pin::name).collect(Collectors.joining(", "));
    }

    /// The module, with the header of the reference.
    String module() {
        var behaviour = drawn.behaviour();
        var module = drawn.circuit().module();
        var reset = drawn.circuit().reset();
        int ins = behaviour.inputBits();
        int outs = behaviour.outputBits();
        var text = new StringBuilder(module.substring(0, module.indexOf(";\n") + 2));
        text.append("wire [%d:0] i = {%s};\n".formatted(ins - 1, names(behaviour.inputs())));
        text.append(
                "reg [%d:0] o; reg [15:0] n; %s;\n"
                        .formatted(outs - 1, reset == null ? "wire [15:0] s = 0" : "reg [15:0] s"));
        text.append("assign {%s} = o;\n".formatted(names(behaviour.outputs())));
        text.append("always @* begin o = 0; n = 0; case ({s, i})\n");
        for (int state = 0; state < next.length; state++) {
            for (int in = 0; in < next[0].length; in++) {
                text.append(
                        "%d: begin o = %d; n = %d; end\n"
                                .formatted(
                                        ((long) state << ins) + in,
                                        output[state][in],
                                        next[state][in]));
            }
        }
        text.append("endcase end\n");
        if (reset == null) {
            return text.append("endmodule").toString();
        }
        boolean low = reset.get(1).equals(0);
        var edge = module.contains("negedge clk") ? "negedge clk" : "posedge clk";
        if (reset.get(2).equals("async")) {
            edge += (low ? " or negedge " : " or posedge ") + reset.getFirst();
        }
        return text.append("always @(%s) ".formatted(edge))
                .append("if (%s%s) s <= 0; ".formatted(low ? "!" : "", reset.getFirst()))
                .append("else s <= n;\nendmodule")
                .toString();
    }
}
