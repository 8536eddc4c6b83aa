package whetstone.verilog.examine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.verilog.examine.Pair.Timing;
import whetstone.verilog.examine.Tools.Left;

/// The proof that is tried first: both modules as gates, register by register ([Correspondence]). It costs a fifth of
/// the others and settles most of what is right, since most of that is written as the reference is.
///
/// Gates of a reference are remembered. What a candidate could have touched is not: the gates of a reference that comes
/// for the first time are made beside the candidate's and hold for that check alone, and when it comes again they are
/// made by themselves, from the reference only, and kept.
final class Shortcut {
    private static final int SEEN = 4096;
    private static final int KEPT = 256;

    /// All that gates follow from.
    private record Reference(
            String text,
            String top,
            @Nullable String clock,
            Pair.@Nullable Reset reset,
            Timing timing) {
        static Reference of(Pair pair) {
            return new Reference(
                    pair.gold().text(), pair.top(), pair.clock(), pair.reset(), pair.timing());
        }
    }

    private final Tools tools;
    private final Map<Integer, Boolean> seen = Recent.map(SEEN);
    private final Map<Reference, Known> kept = Recent.map(KEPT);

    Shortcut(Tools tools) {
        this.tools = tools;
    }

    /// Gates of a reference; nothing where it cannot be made of them.
    private record Known(Optional<Circuit> gates) {}

    /// What to try on one pair.
    static final class Attempt {
        private final Pair pair;
        private final @Nullable Known known;

        private Attempt(Pair pair, @Nullable Known known) {
            this.pair = pair;
            this.known = known;
        }

        /// Makes gates of what is not known; nothing to do where the reference has none.
        Step after(Step simulation) {
            if (known != null && known.gates().isEmpty()) {
                return simulation;
            }
            var proof = new Proof(pair);
            var first = known == null ? simulation.then(gold(proof, pair.goldTop())) : simulation;
            return first.then(Step.gates(proof.gates(pair.timing()), Files.GATES));
        }

        /// Whether both are equal after the steps that left `left`; `false` where that is not seen.
        boolean holds(Left left) {
            var gold = known == null ? circuit(left, Files.GOLD_GATES) : known.gates();
            var candidate = circuit(left, Files.GATES);
            return gold.isPresent()
                    && candidate.isPresent()
                    && Correspondence.holds(
                            gold.get(), candidate.get(), pair.inputs(), pair.outputs());
        }
    }

    private static Step gold(Proof proof, String top) {
        return Step.gates(proof.goldGates(proof.pair().timing(), top), Files.GOLD_GATES);
    }

    private static Optional<Circuit> circuit(Left left, String file) {
        return Circuit.read(left.file(file), left.file(file + ".map"));
    }

    /// What to try on `pair`.
    Attempt on(Pair pair) {
        var reference = Reference.of(pair);
        var known = kept.get(reference);
        if (known == null && seen.put(reference.hashCode(), true) != null) {
            known = made(pair);
            if (known != null) {
                kept.put(reference, known);
            }
        }
        return new Attempt(pair, known);
    }

    /// The gates of the reference, made where no candidate is; null where the tools could not run.
    private @Nullable Known made(Pair pair) {
        var alone =
                new Step(List.of(), Map.of(Files.GOLD, pair.gold().text()), Set.of(), "")
                        .then(gold(new Proof(pair), pair.top()));
        return tools.run(alone) instanceof Left left
                ? new Known(circuit(left, Files.GOLD_GATES))
                : null;
    }
}
