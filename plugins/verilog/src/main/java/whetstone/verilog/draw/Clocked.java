package whetstone.verilog.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import whetstone.verilog.draw.Behaviour.Pin;

/// Puts the parts of a circuit with a clock together.
///
/// @param edges when it moves
/// @param behaviour its model, without clock and reset
/// @param does what it does, for the prompt
/// @param atReset what reset does, for the prompt, for example `sets q to 0`
/// @param body declarations, processes and assignments
/// @param work what a solver writes down first
/// @param canonical what it does, as short as it can be told
record Clocked(
        Edges edges,
        Behaviour behaviour,
        String does,
        String atReset,
        String body,
        String work,
        String canonical) {

    private static final int CYCLES = 16;

    Drawn drawn(RandomGenerator random) {
        var inputs =
                Stream.concat(
                                Stream.of(new Pin(Edges.CLOCK, 1), new Pin(edges.reset(), 1)),
                                behaviour.inputs().stream())
                        .toList();
        var prompt =
                String.join(
                        "\n",
                        List.of(
                                Text.ports(inputs, behaviour.outputs()),
                                edges.words(atReset),
                                does));
        var module = Text.header(inputs, behaviour.outputs()) + body + "endmodule";
        return new Drawn(
                prompt,
                new Circuit(
                        module,
                        Edges.CLOCK,
                        edges.truth(),
                        work,
                        edges.canonical() + " " + canonical,
                        behaviour.wave(CYCLES, random)),
                behaviour);
    }
}
