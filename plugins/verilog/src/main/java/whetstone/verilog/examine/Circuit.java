package whetstone.verilog.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A module as and-gates, inverters and registers. Literals are those of the AIGER format: twice the
/// number of a variable, and one more for its opposite; variable 0 is false.
///
/// @param variables how many, that for false included
/// @param inputs the variable of each input bit
/// @param undefined variables that may be anything, and anything else in each step
/// @param outputs the literal of each output bit
/// @param gates in an order in which each reads only what stands before it
record Circuit(
        int variables,
        Map<Bit, Integer> inputs,
        List<Integer> undefined,
        Map<Bit, Integer> outputs,
        List<Register> registers,
        List<Gate> gates) {

    private static final int MOST = 20_000;

    Circuit {
        inputs = Map.copyOf(inputs);
        undefined = List.copyOf(undefined);
        outputs = Map.copyOf(outputs);
        registers = List.copyOf(registers);
        gates = List.copyOf(gates);
    }

    /// A bit of a port, the lowest being 0.
    record Bit(String port, int place) {}

    /// What a register begins with.
    enum Start {
        FALSE,
        TRUE,
        ANY
    }

    /// @param next literal of the value in the next step
    record Register(int variable, int next, Start start) {}

    /// The variable is true where both literals are.
    record Gate(int variable, int left, int right) {}

    /// Reads what Yosys writes; nothing where it is not as it should be, or too much.
    ///
    /// @param aiger in the format's own text form
    /// @param map lines `input <number> <bit> <name>`, and the same for outputs
    static Optional<Circuit> read(String aiger, String map) {
        try {
            return Optional.of(new Reader(aiger).read(map));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static final class Reader {
        private final List<String> lines;
        private final int[] counts; // variables, inputs, registers, outputs, gates
        private final Set<Integer> known = new HashSet<>();

        Reader(String aiger) {
            lines = aiger.lines().toList();
            var head = lines.get(0).split(" ", -1);
            require(head.length == 6 && head[0].equals("aag"));
            counts = new int[] {number(head[1]), 0, 0, 0, 0};
            for (int i = 1; i < counts.length; i++) {
                counts[i] = number(head[i + 1]);
            }
            require(counts[0] < MOST);
        }

        Circuit read(String map) {
            int line = 1;
            int[] inputs = new int[counts[1]];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = made(literals(line++, 1)[0]);
            }
            var registers = new ArrayList<Register>();
            for (int i = 0; i < counts[2]; i++) {
                registers.add(register(line++));
            }
            int[] outputs = new int[counts[3]];
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = literals(line++, 1)[0];
            }
            var gates = new ArrayList<Gate>();
            for (int i = 0; i < counts[4]; i++) {
                int[] gate = literals(line++, 3);
                require(gate[1] < gate[0] && gate[2] < gate[0]);
                gates.add(new Gate(made(gate[0]), gate[1], gate[2]));
            }
            var ports = named("input", inputs, map);
            return new Circuit(
                    counts[0] + 1,
                    ports,
                    Arrays.stream(inputs).boxed().filter(v -> !ports.containsValue(v)).toList(),
                    named("output", outputs, map),
                    registers,
                    gates);
        }

        /// A register and its next value; then nothing, or 1, or itself where it may begin with anything.
        private Register register(int line) {
            boolean zero = lines.get(line).chars().filter(c -> c == ' ').count() == 1;
            int[] read = literals(line, zero ? 2 : 3);
            require(zero || read[2] == 1 || read[2] == read[0]);
            var start = zero ? Start.FALSE : read[2] == 1 ? Start.TRUE : Start.ANY;
            return new Register(made(read[0]), read[1], start);
        }

        private int[] literals(int line, int expected) {
            var words = lines.get(line).split(" ", -1);
            require(words.length == expected);
            int[] literals = new int[expected];
            for (int i = 0; i < expected; i++) {
                literals[i] = number(words[i]);
                require(literals[i] / 2 <= counts[0]);
            }
            return literals;
        }

        /// The variable of a literal that is defined here.
        private int made(int literal) {
            require(literal > 1 && literal % 2 == 0 && known.add(literal / 2));
            return literal / 2;
        }

        /// Bits by name; those of a port stand in rising order.
        private static Map<Bit, Integer> named(String kind, int[] values, String map) {
            var places = new HashMap<String, Integer>();
            var named = new HashMap<Bit, Integer>();
            int before = -1;
            for (var line : map.lines().toList()) {
                var words = line.split(" ", -1);
                if (words[0].equals(kind)) {
                    int number = number(words[1]);
                    require(words.length == 4 && number > before);
                    before = number;
                    int place = places.merge(words[3], 1, Integer::sum) - 1;
                    named.put(new Bit(words[3], place), values[number]);
                }
            }
            return named;
        }

        private static int number(String word) {
            int number = Integer.parseInt(word);
            require(number >= 0);
            return number;
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException("no circuit as Yosys writes it");
            }
        }
    }
}
