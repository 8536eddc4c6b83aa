package whetstone.verilog.examine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import whetstone.verilog.examine.Pair.Timing;
import whetstone.verilog.source.Port;

/// What is fed to both modules: one row per change of their inputs.
///
/// @param rows the values of all inputs, the first port in the highest bits, and in bit 0 whether outputs are compared
/// @param exhaustive whether all values of all inputs occur
public record Stimuli(List<BigInteger> rows, boolean exhaustive) {

    /// So many input bits, and all values are tried.
    static final int FEW = 11;

    private static final int LEVEL_ROWS = 3000;
    private static final int EDGE_ROWS = 6000;
    private static final int CYCLES = 1500;
    private static final int MOOD = 24;

    public Stimuli {
        rows = List.copyOf(rows);
    }

    /// All values of all inputs, each but for one bit the one before, so that every bit changes alone: what does not
    /// listen to it shows. Where they are few, then once more with the bits the other way round.
    static Stimuli all(Pair pair, int bits) {
        var rows = new ArrayList<BigInteger>();
        for (int i = 0; i < 1 << bits; i++) {
            rows.add(BigInteger.valueOf(2L * (i ^ (i >> 1)) + 1));
        }
        for (int i = 0; bits > 0 && bits <= FEW && i < 1 << bits; i++) {
            int turned = Integer.reverse(i ^ (i >> 1)) >>> (Integer.SIZE - bits);
            rows.add(BigInteger.valueOf(2L * turned + 1));
        }
        return new Stimuli(rows, pair.timing() == Timing.LEVELS);
    }

    /// Random values among which the remarkable ones are frequent.
    static Stimuli of(Pair pair, RandomGenerator random) {
        int bits = pair.inputs().stream().mapToInt(Port::width).sum();
        if (pair.timing() == Timing.LEVELS && bits <= FEW) {
            return all(pair, bits);
        }
        return new Stimuli(new Writer(pair, random).write(), false);
    }

    /// Puts values of inputs, by name and in binary, into one row; inputs not named are 0.
    static BigInteger row(List<Port> inputs, Map<String, BigInteger> values, boolean compared) {
        var row = BigInteger.ZERO;
        for (var port : inputs) {
            row = row.shiftLeft(port.width()).or(values.getOrDefault(port.name(), BigInteger.ZERO));
        }
        return row.shiftLeft(1).or(compared ? BigInteger.ONE : BigInteger.ZERO);
    }

    private static final class Writer {
        private final Pair pair;
        private final RandomGenerator random;
        private final List<Port> inputs;
        private final List<Port> data;
        private final List<BigInteger> mined;
        private final Map<String, BigInteger> now = new HashMap<>();
        private final Map<String, Double> bias = new HashMap<>();
        private final List<BigInteger> rows = new ArrayList<>();
        private boolean compared;

        Writer(Pair pair, RandomGenerator random) {
            this.pair = pair;
            this.random = random;
            inputs = pair.inputs();
            var reset = pair.reset();
            data =
                    inputs.stream()
                            .filter(p -> !p.name().equals(pair.clock()))
                            .filter(p -> reset == null || !p.name().equals(reset.input()))
                            .toList();
            mined = mined(pair);
            inputs.forEach(p -> now.put(p.name(), BigInteger.ZERO));
        }

        private static List<BigInteger> mined(Pair pair) {
            var values = new TreeSet<BigInteger>();
            for (var source : List.of(pair.gold(), pair.candidate())) {
                for (var literal : source.literals()) {
                    values.add(literal.value().subtract(BigInteger.ONE));
                    values.add(literal.value());
                    values.add(literal.value().add(BigInteger.ONE));
                }
            }
            return List.copyOf(values);
        }

        List<BigInteger> write() {
            compared = pair.reset() == null;
            if (pair.clock() != null) {
                cycles(pair.clock());
            } else {
                if (pair.reset() != null) {
                    initialReset();
                }
                changes();
            }
            return rows;
        }

        private void row() {
            rows.add(Stimuli.row(inputs, now, compared));
        }

        private void changes() {
            boolean apart = pair.timing() != Timing.LEVELS;
            for (int i = 0; i < (apart ? EDGE_ROWS : LEVEL_ROWS); i++) {
                mood(i);
                if (apart) {
                    change(inputs.get(random.nextInt(inputs.size())));
                } else {
                    inputs.forEach(this::change);
                }
                row();
            }
        }

        private void initialReset() {
            reset(true);
            row();
            row();
            compared = true;
            row();
            reset(false);
            row();
        }

        private void cycles(String clock) {
            if (pair.reset() != null) {
                resetCycles(clock);
            }
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                mood(cycle);
                data.forEach(this::change);
                if (pair.reset() != null) {
                    reset(random.nextInt(48) == 0);
                }
                row();
                edge(clock, 1);
                if (random.nextInt(8) == 0) {
                    data.forEach(this::change);
                    row();
                }
                if (pair.reset() != null && random.nextInt(96) == 0) {
                    pulse();
                }
                edge(clock, 0);
                if (pair.reset() != null && random.nextInt(96) == 0) {
                    pulse();
                }
            }
        }

        private void resetCycles(String clock) {
            reset(true);
            data.forEach(this::change);
            row();
            for (int i = 0; i < 2; i++) {
                edge(clock, 1);
                edge(clock, 0);
            }
            compared = true;
            row();
        }

        /// A reset between two edges: it resets at once what is reset asynchronously, and nothing else.
        private void pulse() {
            reset(true);
            row();
            reset(false);
            row();
        }

        private void edge(String clock, int value) {
            now.put(clock, BigInteger.valueOf(value));
            row();
        }

        private void reset(boolean on) {
            var reset = pair.reset();
            if (reset != null) {
                now.put(
                        reset.input(),
                        BigInteger.valueOf(on ? reset.active() : 1 - reset.active()));
            }
        }

        /// Now and then single bits become rare or frequent, so that long runs happen.
        private void mood(int index) {
            if (index % MOOD == 0) {
                double[] shares = {0.5, 0.5, 0.1, 0.9, 0.02, 0.98};
                data.forEach(p -> bias.put(p.name(), shares[random.nextInt(shares.length)]));
            }
        }

        private void change(Port port) {
            if (port.width() == 1) {
                boolean one = random.nextDouble() < bias.getOrDefault(port.name(), 0.5);
                now.put(port.name(), one ? BigInteger.ONE : BigInteger.ZERO);
            } else {
                var value = value(port);
                if (value != null) {
                    var mask = BigInteger.ONE.shiftLeft(port.width()).subtract(BigInteger.ONE);
                    now.put(port.name(), value.and(mask));
                }
            }
        }

        /// A new value; null to hold the old one.
        private @Nullable BigInteger value(Port port) {
            int width = port.width();
            return switch (random.nextInt(10)) {
                case 0, 1 -> null;
                case 2 -> BigInteger.ONE.shiftLeft(random.nextInt(width));
                case 3 -> corner(width);
                case 4, 5 ->
                        mined.isEmpty() ? uniform(width) : mined.get(random.nextInt(mined.size()));
                case 6 -> now.get(inputs.get(random.nextInt(inputs.size())).name());
                default -> uniform(width);
            };
        }

        private BigInteger corner(int width) {
            var top = BigInteger.ONE.shiftLeft(width - 1);
            return switch (random.nextInt(5)) {
                case 0 -> BigInteger.ZERO;
                case 1 -> BigInteger.ONE;
                case 2 -> top;
                case 3 -> top.subtract(BigInteger.ONE);
                default -> BigInteger.ONE.negate();
            };
        }

        private BigInteger uniform(int width) {
            byte[] bytes = new byte[width / Byte.SIZE + 1];
            random.nextBytes(bytes);
            return new BigInteger(1, bytes);
        }
    }
}
