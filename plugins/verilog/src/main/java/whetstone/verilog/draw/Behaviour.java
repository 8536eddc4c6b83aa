package whetstone.verilog.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.verilog.draw.Circuit.Samples;

/// What a circuit does, computed without any Verilog. States, inputs and outputs are packed into one number each, the
/// first port in the highest bits; clock and reset are no inputs here.
///
/// @param inputs in order
/// @param outputs in order
/// @param start the state after reset; 0 where there are no states
/// @param next the state after a clock edge
/// @param output what is seen before it
public record Behaviour(List<Pin> inputs, List<Pin> outputs, long start, Step next, Step output) {

    /// A port.
    public record Pin(String name, int width) {
        long mask() {
            return (1L << width) - 1;
        }
    }

    /// A function of state and inputs.
    public interface Step {
        long of(long state, long inputs);
    }

    /// A circuit without states.
    static Behaviour of(List<Pin> inputs, List<Pin> outputs, Step output) {
        return new Behaviour(inputs, outputs, 0, (state, in) -> 0, output);
    }

    /// Bits of all inputs together.
    public int inputBits() {
        return inputs.stream().mapToInt(Pin::width).sum();
    }

    /// Bits of all outputs together.
    public int outputBits() {
        return outputs.stream().mapToInt(Pin::width).sum();
    }

    /// The part of `packed` that belongs to the pin at `index` of `pins`.
    static long part(List<Pin> pins, int index, long packed) {
        int below = pins.subList(index + 1, pins.size()).stream().mapToInt(Pin::width).sum();
        return (packed >> below) & pins.get(index).mask();
    }

    /// What it does for every input, where these are few, and else for some: a column per pin.
    List<Samples> table(int most, RandomGenerator random) {
        var rows = new ArrayList<Long>();
        boolean all = inputBits() < Integer.SIZE - 1 && 1 << inputBits() <= most;
        for (int i = 0; i < (all ? 1 << inputBits() : most); i++) {
            rows.add(all ? i : random.nextLong() & ((1L << inputBits()) - 1));
        }
        return samples(rows);
    }

    /// What it does from its reset on, with random inputs.
    List<Samples> wave(int cycles, RandomGenerator random) {
        var fed = new ArrayList<Long>();
        for (int i = 0; i < cycles; i++) {
            fed.add(random.nextLong() & ((1L << inputBits()) - 1));
        }
        return samples(fed);
    }

    private List<Samples> samples(List<Long> fed) {
        var columns = new ArrayList<List<String>>();
        for (int i = 0; i < inputs.size() + outputs.size(); i++) {
            columns.add(new ArrayList<>());
        }
        long state = start;
        for (long in : fed) {
            long out = output.of(state, in);
            for (int i = 0; i < inputs.size(); i++) {
                columns.get(i).add(Long.toString(part(inputs, i, in)));
            }
            for (int i = 0; i < outputs.size(); i++) {
                columns.get(inputs.size() + i).add(Long.toString(part(outputs, i, out)));
            }
            state = next.of(state, in);
        }
        var signals = new ArrayList<Samples>();
        for (int i = 0; i < columns.size(); i++) {
            var pin = i < inputs.size() ? inputs.get(i) : outputs.get(i - inputs.size());
            signals.add(new Samples(pin.name(), columns.get(i)));
        }
        return signals;
    }
}
