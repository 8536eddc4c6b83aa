package whetstone.verilog;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Preview;
import whetstone.api.Range;
import whetstone.verilog.draw.Circuit;
import whetstone.verilog.draw.Counter;
import whetstone.verilog.draw.Drawn;
import whetstone.verilog.draw.Fifos;
import whetstone.verilog.draw.Machines;
import whetstone.verilog.draw.ShiftRegister;

/// Circuits that remember: shift registers, counters, state machines, queues.
@Extension
public final class Sequential implements CircuitDomain<Sequential.Knobs> {

    /// What sort of circuit.
    public enum Family {
        SHIFT,
        COUNTER,
        DETECTOR,
        MACHINE,
        QUEUE
    }

    /// What makes one hard.
    ///
    /// @param size stages of a shift register, bits of a counter, bits to detect, states of a machine
    /// @param easy whether a shift register lacks choices
    public record Knobs(Family family, @Range(min = 1, max = 12) int size, boolean easy) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(Family.SHIFT, 4, true),
                    new Knobs(Family.SHIFT, 6, false),
                    new Knobs(Family.SHIFT, 10, false),
                    new Knobs(Family.MACHINE, 3, false),
                    new Knobs(Family.COUNTER, 8, false),
                    new Knobs(Family.MACHINE, 6, false),
                    new Knobs(Family.DETECTOR, 4, false),
                    new Knobs(Family.MACHINE, 9, false),
                    new Knobs(Family.DETECTOR, 7, false),
                    new Knobs(Family.QUEUE, 4, false));

    private final Referee referee = new Referee();

    @Override
    public String id() {
        return "verilog/sequential";
    }

    @Override
    public Referee referee() {
        return referee;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public Drawn drawn(Knobs knobs, RandomGenerator random) {
        return switch (knobs.family()) {
            case SHIFT -> ShiftRegister.draw(knobs.size(), knobs.easy(), random);
            case COUNTER -> Counter.draw(knobs.size(), random);
            case DETECTOR -> Machines.detector(knobs.size(), random);
            case MACHINE -> Machines.table(knobs.size(), random);
            case QUEUE -> Fifos.draw(random);
        };
    }

    /// What it does from its reset on.
    @Override
    public Preview preview(Circuit truth) {
        return new Preview.Waveform(
                truth.signals().stream()
                        .map(s -> new Preview.Signal(s.name(), s.values()))
                        .toList());
    }
}
