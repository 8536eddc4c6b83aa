package whetstone.verilog.examine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import whetstone.verilog.examine.Pair.Timing;

/// Inputs, step by step, after which a prover says that outputs differ. Only a simulation of them decides: provers see
/// undefined values in other ways than a simulator does.
///
/// @param frames the values of the inputs by name, one map per step
record Trace(List<Map<String, BigInteger>> frames) {

    private static final int LONGEST = 2000;

    Trace {
        frames = List.copyOf(frames);
    }

    /// Reads what Yosys writes: a value change dump in which inputs are called `in_` and their name.
    static Trace vcd(String text) {
        var names = new HashMap<String, String>();
        var now = new HashMap<String, BigInteger>();
        var frames = new ArrayList<Map<String, BigInteger>>();
        boolean begun = false;
        for (var line : text.lines().toList()) {
            var words = line.strip().split("\\s+", -1);
            if (words.length >= 5 && words[0].equals("$var")) {
                if (words[4].startsWith("in_")) {
                    names.put(words[3], words[4].substring("in_".length()));
                }
            } else if (line.startsWith("#")) {
                if (begun) {
                    frames.add(Map.copyOf(now));
                }
                begun = true;
            } else if (line.startsWith("b") && words.length == 2 && names.containsKey(words[1])) {
                var bits = words[0].substring(1).replace('x', '0').replace('z', '0');
                now.put(names.getOrDefault(words[1], ""), new BigInteger(bits, 2));
            }
        }
        return new Trace(frames);
    }

    /// Reads what ABC writes: the latches, and then a line of input bits per step.
    ///
    /// @param map lines `input <number> <bit> <name>`
    static Trace aiger(String text, String map) {
        var places = new HashMap<Integer, Map.Entry<String, Integer>>();
        for (var line : map.lines().toList()) {
            var words = line.split(" ", -1);
            if (words.length >= 4 && words[0].equals("input")) {
                places.put(
                        Integer.parseInt(words[1]),
                        Map.entry(words[3], Integer.parseInt(words[2])));
            }
        }
        var frames = new ArrayList<Map<String, BigInteger>>();
        for (var line : text.lines().skip(1).toList()) {
            var frame = new HashMap<String, BigInteger>();
            for (int i = 0; i < line.length() && line.charAt(i) != '#'; i++) {
                var place = places.get(i);
                if (place != null && line.charAt(i) == '1') {
                    frame.merge(
                            place.getKey(),
                            BigInteger.ONE.shiftLeft(place.getValue()),
                            BigInteger::or);
                }
            }
            if (!line.startsWith("#")) {
                frames.add(frame);
            }
        }
        return new Trace(frames);
    }

    /// What to feed to a simulation; empty where the trace is too long.
    Stimuli stimuli(Pair pair, Timing timing) {
        var rows = new ArrayList<BigInteger>();
        var inputs = pair.inputs();
        Map<String, BigInteger> before = Map.of();
        if (!frames.isEmpty()) {
            reset(pair, timing, frames.getFirst())
                    .forEach(f -> rows.add(Stimuli.row(inputs, f, false)));
        }
        for (int i = 0; i < frames.size() && frames.size() <= LONGEST; i++) {
            boolean last = i == frames.size() - 1;
            var frame = frames.get(i);
            switch (timing) {
                case LEVELS -> rows.add(Stimuli.row(inputs, frame, last));
                case RISING -> {
                    rows.add(Stimuli.row(inputs, clocked(pair, frame, 0), last));
                    if (!last) {
                        rows.add(Stimuli.row(inputs, clocked(pair, frame, 1), false));
                        rows.add(Stimuli.row(inputs, clocked(pair, frame, 0), false));
                    }
                }
                case GENERAL -> {
                    // An edge takes the data that stood before it.
                    var clock = pair.clock();
                    if (clock != null && i > 0) {
                        var edge = new HashMap<>(before);
                        edge.put(clock, frame.getOrDefault(clock, BigInteger.ZERO));
                        rows.add(Stimuli.row(inputs, edge, false));
                    }
                    rows.add(Stimuli.row(inputs, frame, last));
                }
            }
            before = frame;
        }
        return new Stimuli(rows, false);
    }

    /// The reset that the proof presupposes; it ends with the clock as the first frame has it.
    private static List<Map<String, BigInteger>> reset(
            Pair pair, Timing timing, Map<String, BigInteger> first) {
        var reset = pair.reset();
        var clock = pair.clock();
        var rows = new ArrayList<Map<String, BigInteger>>();
        if (reset != null && clock != null) {
            boolean high = timing == Timing.GENERAL && first.containsKey(clock);
            var last = high ? first.getOrDefault(clock, BigInteger.ZERO).intValue() : 0;
            for (int level : new int[] {0, 1, 0, 1, 0, last}) {
                rows.add(
                        Map.of(
                                clock,
                                BigInteger.valueOf(level),
                                reset.input(),
                                BigInteger.valueOf(reset.active())));
            }
        }
        return rows;
    }

    private static Map<String, BigInteger> clocked(
            Pair pair, Map<String, BigInteger> frame, int value) {
        var values = new HashMap<>(frame);
        if (pair.clock() != null) {
            values.put(pair.clock(), BigInteger.valueOf(value));
        }
        return values;
    }
}
