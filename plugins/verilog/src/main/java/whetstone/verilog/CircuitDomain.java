package whetstone.verilog;

import java.util.random.RandomGenerator;
import whetstone.api.KnobDomain;
import whetstone.api.Problem;
import whetstone.api.Sandbox;
import whetstone.api.SandboxUser;
import whetstone.api.Verdict;
import whetstone.verilog.draw.Circuit;
import whetstone.verilog.draw.Drawn;

/// Circuits that are described in words and judged by a [Referee].
///
/// @param <K> what makes one hard
interface CircuitDomain<K extends Record> extends KnobDomain<K, Circuit>, SandboxUser {

    /// Who judges: one for as long as the domain lives.
    Referee referee();

    /// A circuit with its description.
    Drawn drawn(K knobs, RandomGenerator random);

    @Override
    default Class<Circuit> truthType() {
        return Circuit.class;
    }

    @Override
    default void use(Sandbox sandbox) {
        referee().use(sandbox);
    }

    @Override
    default Problem<Circuit> draw(K knobs, RandomGenerator random) {
        var drawn = drawn(knobs, random);
        return new Problem<>(drawn.prompt(), drawn.circuit());
    }

    @Override
    default Verdict verify(Circuit truth, String completion) {
        return referee().judge(Circuits.truth(truth), completion);
    }

    @Override
    default String reference(Circuit truth) {
        return Circuits.fenced(truth);
    }

    @Override
    default String demonstration(Circuit truth) {
        return truth.work() + Circuits.fenced(truth);
    }

    @Override
    default String instructions() {
        return Circuits.INSTRUCTIONS;
    }

    @Override
    default String canonical(Circuit truth) {
        return truth.canonical();
    }
}
