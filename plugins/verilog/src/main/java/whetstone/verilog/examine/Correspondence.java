package whetstone.verilog.examine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import whetstone.verilog.examine.Circuit.Bit;
import whetstone.verilog.source.Port;

/// Proves two circuits equal whose registers do the same, under whatever names.
///
/// At first all registers that begin with the same are taken to be alike; then those are told apart whose next values
/// differ while those taken to be alike are, until nothing changes. What is alike then begins alike and stays alike,
/// which is induction (van Eijk, *Sequential equivalence checking based on structural similarities*, IEEE TCAD 19,
/// 2000). Values are the same where they are the same conjunctions of the same inputs, so that two ways to compute one
/// thing count as different: no proof here says nothing.
///
/// Of registers that may begin with anything, one of each side makes a pair, and so do undefined values: whatever the
/// candidate's is, the other one may be too. An output of the gold module that is defined is the same for all of them,
/// hence what the candidate answers.
final class Correspondence {
    private static final long MOST = 5_000_000; // gates looked at

    /// What a register was taken for, and its next value under that.
    private record Behaviour(int alike, int next) {}

    private record Place(int kind, int place) {}

    private final List<Circuit> sides;
    private final int[][] variables;
    private final int[][] alike; // per register: 0 for always false
    private final int[][] values; // literal of each variable
    private int kinds; // that of always false included

    private Correspondence(Circuit gold, Circuit candidate) {
        sides = List.of(gold, candidate);
        variables =
                new int[][] {
                    IntStream.range(0, gold.variables()).toArray(),
                    IntStream.range(0, candidate.variables())
                            .map(v -> v == 0 ? 0 : v + gold.variables())
                            .toArray()
                };
        candidate
                .inputs()
                .forEach((bit, own) -> variables[1][own] = gold.inputs().getOrDefault(bit, own));
        for (int i = 0; i < Math.min(gold.undefined().size(), candidate.undefined().size()); i++) {
            variables[1][candidate.undefined().get(i)] = gold.undefined().get(i);
        }
        alike = new int[][] {begun(gold), begun(candidate)};
        kinds =
                (int)
                        IntStream.concat(
                                        IntStream.of(0),
                                        Arrays.stream(alike).flatMapToInt(Arrays::stream))
                                .distinct()
                                .count();
        values = new int[][] {new int[gold.variables()], new int[candidate.variables()]};
    }

    /// Whether each output bit of both is the same in every step, whatever the inputs; `false` where that is not seen.
    ///
    /// @param inputs and
    /// @param outputs are the ports that both have to have
    static boolean holds(Circuit gold, Circuit candidate, List<Port> inputs, List<Port> outputs) {
        boolean comparable =
                gold.inputs().keySet().equals(bits(inputs))
                        && candidate.inputs().keySet().equals(bits(inputs))
                        && gold.outputs().keySet().equals(bits(outputs))
                        && candidate.outputs().keySet().equals(bits(outputs));
        return comparable && new Correspondence(gold, candidate).isFound();
    }

    private static Set<Bit> bits(List<Port> ports) {
        return ports.stream()
                .flatMap(port ->
                        IntStream.range(0, port.width())
                                .mapToObj(i -> new Bit(port.name().replace("\\", ""), i)))
                .collect(Collectors.toSet());
    }

    private static int[] begun(Circuit circuit) {
        return circuit.registers().stream()
                .mapToInt(register ->
                        switch (register.start()) {
                            case FALSE -> 0;
                            case TRUE -> 1;
                            case ANY -> 2;
                        })
                .toArray();
    }

    private boolean isFound() {
        long size = 1L + sides.get(0).gates().size() + sides.get(1).gates().size();
        for (long rounds = MOST / size; rounds > 0; rounds--) {
            evaluate();
            if (!split() && !pair()) {
                return sides.get(0).outputs().keySet().stream()
                        .allMatch(bit -> output(0, bit) == output(1, bit));
            }
        }
        return false;
    }

    private int output(int side, Bit bit) {
        return value(side, sides.get(side).outputs().getOrDefault(bit, 0));
    }

    private int value(int side, int literal) {
        return values[side][literal / 2] ^ (literal & 1);
    }

    /// Gives each variable its value under what is taken to be alike.
    private void evaluate() {
        var gates = new Conjunctions(variables[0].length + variables[1].length);
        var first = new HashMap<Integer, Integer>(Map.of(0, 0));
        for (int side = 0; side < 2; side++) {
            for (int v = 0; v < variables[side].length; v++) {
                values[side][v] = 2 * variables[side][v];
            }
            int i = 0;
            for (var register : sides.get(side).registers()) {
                int own = values[side][register.variable()];
                values[side][register.variable()] =
                        first.computeIfAbsent(alike[side][i++], _ -> own);
            }
            for (var gate : sides.get(side).gates()) {
                values[side][gate.variable()] =
                        gates.of(value(side, gate.left()), value(side, gate.right()));
            }
        }
    }

    /// Tells registers apart whose next values differ; says whether there were any.
    private boolean split() {
        var behaviours = new HashMap<Behaviour, Integer>(Map.of(new Behaviour(0, 0), 0));
        for (int side = 0; side < 2; side++) {
            int i = 0;
            for (var register : sides.get(side).registers()) {
                var behaviour = new Behaviour(alike[side][i], value(side, register.next()));
                alike[side][i++] = behaviours.computeIfAbsent(behaviour, _ -> behaviours.size());
            }
        }
        int before = kinds;
        kinds = behaviours.size();
        return kinds > before;
    }

    /// Makes pairs of registers that may begin with anything, in order; says whether more than pairs were alike.
    private boolean pair() {
        int before = kinds;
        var others = new HashMap<Place, Integer>();
        for (int side = 0; side < 2; side++) {
            var count = new HashMap<Integer, Integer>();
            int i = 0;
            for (var register : sides.get(side).registers()) {
                if (register.start() == Circuit.Start.ANY) {
                    int kind = alike[side][i];
                    int place = count.merge(kind, 1, Integer::sum) - 1;
                    alike[side][i] =
                            place == 0
                                    ? kind
                                    : others.computeIfAbsent(new Place(kind, place), _ -> kinds++);
                }
                i++;
            }
        }
        return kinds > before;
    }
}
