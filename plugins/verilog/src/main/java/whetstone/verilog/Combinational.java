package whetstone.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Preview;
import whetstone.api.Range;
import whetstone.verilog.draw.Circuit;
import whetstone.verilog.draw.Drawn;
import whetstone.verilog.draw.Formula;
import whetstone.verilog.draw.TruthTable;

/// Circuits without memory: gates, truth tables, arithmetic.
@Extension
public final class Combinational implements CircuitDomain<Combinational.Knobs> {

    /// What makes one hard.
    ///
    /// @param operations of a formula; 0 for a truth table
    /// @param inputs how many
    /// @param width bits of each number in a formula
    /// @param outputs of a truth table
    public record Knobs(
            @Range(min = 0, max = 20) int operations,
            @Range(min = 2, max = 5) int inputs,
            @Range(min = 1, max = 16) int width,
            @Range(min = 1, max = 3) int outputs) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(1, 2, 1, 1),
                    new Knobs(2, 3, 1, 1),
                    new Knobs(3, 3, 1, 1),
                    new Knobs(4, 4, 1, 1),
                    new Knobs(0, 3, 1, 1),
                    new Knobs(0, 3, 1, 2),
                    new Knobs(8, 3, 4, 1),
                    new Knobs(11, 4, 6, 1),
                    new Knobs(14, 4, 8, 1),
                    new Knobs(0, 4, 1, 3));

    private final Referee referee = new Referee();

    @Override
    public String id() {
        return "verilog/combinational";
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
        return knobs.operations() == 0
                ? TruthTable.draw(knobs.inputs(), knobs.outputs(), random)
                : Formula.draw(
                        knobs.operations(),
                        Math.min(knobs.inputs(), knobs.operations() + 1),
                        knobs.width(),
                        random);
    }

    /// What the outputs are for some inputs.
    @Override
    public Preview preview(Circuit truth) {
        var names = truth.signals().stream().map(Circuit.Samples::name).toList();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < truth.signals().getFirst().values().size(); i++) {
            int row = i;
            rows.add(truth.signals().stream().map(s -> s.values().get(row)).toList());
        }
        return new Preview.Table(names, rows);
    }
}
