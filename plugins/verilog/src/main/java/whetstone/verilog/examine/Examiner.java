package whetstone.verilog.examine;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.api.Sandbox;
import whetstone.api.Seed;
import whetstone.verilog.examine.Finding.Broken;
import whetstone.verilog.examine.Finding.Different;
import whetstone.verilog.examine.Finding.Equal;
import whetstone.verilog.examine.Finding.Undecided;
import whetstone.verilog.examine.Pair.Timing;
import whetstone.verilog.examine.Tools.Left;
import whetstone.verilog.examine.Tools.Stopped;
import whetstone.verilog.source.Port;
import whetstone.verilog.source.Stateless;

/// Compares two modules whose ports agree: simulation, then proof of what it did not distinguish. Each attempt is one
/// run in the sandbox, in processes that end with it: what a candidate does to a tool ends with its own check.
public final class Examiner {
    private static final int EXHAUSTIBLE = 16;
    private static final Pattern LENGTH = Pattern.compile("induction with length (\\d+)");
    private static final Pattern REFUTED = Pattern.compile(Proof.REFUTED);
    private static final Pattern FALLS = Pattern.compile(Proof.FALLS);
    private static final Pattern BOUND = Pattern.compile("No output asserted in (\\d+) frames");

    private final Tools tools;
    private final Shortcut shortcut;

    public Examiner(Sandbox sandbox) {
        tools = new Tools(sandbox);
        shortcut = new Shortcut(tools);
    }

    /// Compares them.
    ///
    /// @param seed of the stimuli
    public Finding compare(Pair pair, Seed seed) {
        return new Comparison(pair, Stimuli.of(pair, seed.random())).run();
    }

    private final class Comparison {
        private final Pair pair;
        private final Stimuli stimuli;
        private final Proof proof;
        private final String gold;
        private final String candidate;
        private @Nullable Finding stopped;

        Comparison(Pair pair, Stimuli stimuli) {
            this.pair = pair;
            this.stimuli = stimuli;
            this.proof = new Proof(pair);
            this.gold = pair.gold().renamed(pair.goldPrefix());
            this.candidate = pair.candidate().text();
        }

        Finding run() {
            var timing = pair.timing();
            var bench = new Bench(pair, stimuli);
            var simulation = Step.icarus(bench, gold, candidate);
            boolean same = pair.candidate().text().equals(pair.gold().text());
            boolean enough =
                    same || (stimuli.exhaustive() && Stateless.is(pair.candidate(), pair.top()));
            if (enough) {
                var finding = found(bench, left(simulation));
                return finding == null
                        ? same ? new Equal("the text of the reference") : exhausted(stimuli)
                        : finding;
            }
            var attempt = shortcut.on(pair);
            var left = left(attempt.after(simulation));
            var finding = found(bench, left);
            if (finding != null) {
                return finding;
            }
            if (attempt.holds(left)) {
                return new Equal("proved equal, register by register" + simulated());
            }
            var again = left(alone(proofs(timing)));
            return stopped == null ? proved(again, timing) : stopped;
        }

        private @Nullable Finding found(Bench bench, Left left) {
            return stopped == null ? simulated(bench, left) : stopped;
        }

        private String simulated() {
            return "; simulated for %d steps".formatted(stimuli.rows().size());
        }

        /// Where a reset tells the state, the search comes first, since it decides more. Elsewhere induction does, which
        /// knows undefined values; with few inputs and no time there is another way where that fails.
        private Step proofs(Timing timing) {
            if (isExhaustible(timing)) {
                return Step.induction(proof, timing);
            }
            return pair.reset() != null && timing != Timing.LEVELS
                    ? Step.reachability(proof, timing).then(Step.induction(proof, timing))
                    : Step.induction(proof, timing).then(Step.reachability(proof, timing));
        }

        private boolean isExhaustible(Timing timing) {
            int bits = pair.inputs().stream().mapToInt(Port::width).sum();
            return timing == Timing.LEVELS && bits <= EXHAUSTIBLE;
        }

        private Equal exhausted(Stimuli all) {
            return new Equal(
                    "simulated with all values of all inputs: %d steps"
                            .formatted(all.rows().size()));
        }

        /// What the simulation decides; null where it found no difference.
        private @Nullable Finding simulated(Bench bench, Left left) {
            switch (left.status()) {
                case Step.UNCOMPILED -> {
                    return uncompiled(left.file(Files.COMPLAINTS));
                }
                case Step.CRASHED -> {
                    return new Different("the simulation ran out of time or memory", List.of());
                }
                default -> {}
            }
            var words = left.file(Bench.RESULT).strip().split(" ", -1);
            if (words.length != 5 || !words[0].equals(pair.secret())) {
                return new Different("the simulation was ended by the candidate", List.of());
            }
            int place = Integer.parseInt(words[2]);
            return switch (words[1]) {
                case "same" -> null;
                case "width" ->
                        new Different(
                                "%s expected; its width is another"
                                        .formatted(pair.gold().ports().get(place)),
                                List.of());
                default -> different(bench, place, words[3], words[4]);
            };
        }

        private Finding uncompiled(String complaints) {
            var first = complaints.lines().filter(l -> l.contains("error")).findFirst().orElse("");
            if (complaints.lines().anyMatch(l -> l.startsWith(Files.GOLD) && l.contains("error"))) {
                return new Broken("the gold module does not compile: " + clean(first));
            }
            var line =
                    complaints
                            .lines()
                            .filter(l -> l.startsWith(Files.CANDIDATE))
                            .findFirst()
                            .orElse(first);
            return new Different("does not compile: " + clean(line), List.of());
        }

        private Different different(Bench bench, int row, String expected, String got) {
            int high = 0;
            for (var port : pair.outputs()) {
                var e = expected.substring(high, high + port.width());
                var g = got.substring(high, high + port.width());
                if (differs(e, g)) {
                    return new Different(
                            "%s is %s, expected %s, after %d steps of simulation"
                                    .formatted(port.name(), g, e, row + 1),
                            bench.shown(row, 8));
                }
                high += port.width();
            }
            throw new IllegalStateException("the bench saw a difference where there is none");
        }

        private static boolean differs(String expected, String got) {
            for (int i = 0; i < expected.length(); i++) {
                if (expected.charAt(i) != 'x' && expected.charAt(i) != got.charAt(i)) {
                    return true;
                }
            }
            return false;
        }

        /// What the proofs decide, and where they cannot, what else does.
        private Finding proved(Left left, Timing timing) {
            boolean tried = left.has(Files.SOLVED) || left.has(Files.SEARCHED);
            if (!tried && timing != Timing.GENERAL) {
                var again = left(alone(proofs(Timing.GENERAL)));
                return stopped == null ? proved(again, Timing.GENERAL) : stopped;
            }
            var finding = decided(left, timing);
            if (finding != null) {
                return finding;
            }
            if (isExhaustible(timing)) {
                return everything();
            }
            // The one that was not tried, since the other found a trace that simulation does not
            // confirm.
            if (falls(left) || refuted(left)) {
                var other =
                        falls(left)
                                ? Step.induction(proof, timing)
                                : Step.reachability(proof, timing);
                var again = left(alone(other));
                finding = stopped == null ? decided(again, timing) : stopped;
                return finding == null ? undecided(again) : finding;
            }
            return undecided(left);
        }

        /// What proofs and confirmed traces say; null where there are none.
        private @Nullable Finding decided(Left left, Timing timing) {
            if (left.file(Files.PROVED).strip().equals(pair.secret())) {
                return new Equal(equal(left.file(Files.SOLVED), timing));
            }
            if (left.file(Files.SEARCHED).contains(Proof.HOLDS)) {
                return new Equal("proved equal by property directed reachability" + simulated());
            }
            var finding =
                    refuted(left) ? replayed(Trace.vcd(left.file(Proof.TRACE)), timing) : null;
            return finding == null && falls(left)
                    ? replayed(Trace.aiger(left.file(Files.FRAMES), left.file(Proof.MAP)), timing)
                    : finding;
        }

        /// Whether induction left a trace.
        private static boolean refuted(Left left) {
            return REFUTED.matcher(left.file(Files.SOLVED)).find();
        }

        /// Whether the search left one.
        private static boolean falls(Left left) {
            return FALLS.matcher(left.file(Files.SEARCHED) + left.file(Files.BOUNDED)).find();
        }

        private String equal(String solved, Timing timing) {
            if (timing == Timing.LEVELS) {
                return "proved equal by SAT" + simulated();
            }
            var length = LENGTH.matcher(solved);
            var last = "";
            while (length.find()) {
                last = " of length " + length.group(1);
            }
            return "proved equal by induction" + last + simulated();
        }

        /// The difference that a trace leads to in simulation; null where there is none.
        private @Nullable Finding replayed(Trace trace, Timing timing) {
            var again = trace.stimuli(pair, timing);
            if (again.rows().isEmpty()) {
                return null;
            }
            var bench = new Bench(pair, again);
            return found(bench, left(Step.icarus(bench, gold, candidate)));
        }

        /// With few inputs and no state, which the attempt at a proof made sure of, all values can be simulated.
        private Finding everything() {
            int bits = pair.inputs().stream().mapToInt(Port::width).sum();
            var all = Stimuli.all(pair, bits);
            var bench = new Bench(pair, all);
            var finding = found(bench, left(Step.icarus(bench, gold, candidate)));
            return finding == null ? exhausted(all) : finding;
        }

        private Undecided undecided(Left left) {
            var bound = BOUND.matcher(left.file(Files.BOUNDED));
            var complaint =
                    left.file(Files.COMPLAINTS)
                            .lines()
                            .filter(line -> line.contains("ERROR"))
                            .findFirst()
                            .orElse("");
            return new Undecided(
                    "no difference in %d simulated steps%s, and no proof%s"
                            .formatted(
                                    stimuli.rows().size(),
                                    bound.find()
                                            ? " nor in any %s steps".formatted(bound.group(1))
                                            : "",
                                    complaint.isBlank() ? "" : ": " + clean(complaint)));
        }

        private Step alone(Step step) {
            return new Step(List.of(), Step.modules(gold, candidate), java.util.Set.of(), "")
                    .then(step);
        }

        private String clean(String complaint) {
            var plain = complaint.replace(pair.goldPrefix(), "").replace(pair.secret(), "");
            return Tools.shown(plain);
        }

        /// Runs the steps; sets `stopped` where that was not possible.
        private Left left(Step step) {
            return switch (tools.run(step)) {
                case Left left -> left;
                case Stopped(var finding) -> {
                    stopped = finding;
                    yield new Left(-1, Map.of());
                }
            };
        }
    }
}
