package whetstone.verilog.examine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Something that a tool is told to do. Steps of one run share a folder; a step that decides ends the run.
///
/// @param programs that it calls
/// @param files that it needs, by name
/// @param wanted files that it leaves
/// @param script for `sh`; goes on after its end if the next step shall run, and exits otherwise
record Step(List<String> programs, Map<String, String> files, Set<String> wanted, String script) {

    /// Exit status: a program is missing, named in a file.
    static final int LACKS = 3;

    /// Exit status: the modules do not compile.
    static final int UNCOMPILED = 10;

    /// Exit status: the simulation ended otherwise than by its bench.
    static final int CRASHED = 11;

    // Seconds of processor time, which a busy machine does not use up.
    private static final int SIMULATION = 1;
    private static final int INDUCTION = 2;
    private static final int REACHABILITY = 3;

    /// Steps of a circuit that are looked at where no proof was found.
    private static final int BOUND = 100;

    private static final int CONFLICTS = 5_000;

    /// Icarus compiles both modules and simulates them on the bench; goes on if they did not differ.
    static Step icarus(Bench bench, String gold, String candidate) {
        return new Step(
                List.of("iverilog", "vvp"),
                Map.of(
                        Files.GOLD,
                        gold,
                        Files.CANDIDATE,
                        candidate,
                        Files.BENCH,
                        bench.text(),
                        Bench.ROWS,
                        bench.rows()),
                Set.of(Files.COMPLAINTS, Bench.RESULT),
                """
                (ulimit -t %11$d; exec iverilog -g2012 -s %1$s -o %2$s %3$s %4$s %5$s) >%6$s 2>&1 || exit %7$d
                (ulimit -t %11$d; exec vvp -n %2$s) >/dev/null 2>&1 || exit %8$d
                grep -q '^%9$s ' %10$s || exit %8$d
                grep -q '^%9$s same ' %10$s || exit 0
                """
                        .formatted(
                                bench.name(),
                                Files.COMPILED,
                                Files.GOLD,
                                Files.BENCH,
                                Files.CANDIDATE,
                                Files.COMPLAINTS,
                                UNCOMPILED,
                                CRASHED,
                                bench.pair().secret(),
                                Bench.RESULT,
                                SIMULATION));
    }

    /// Icarus compiles a bench around a module, and simulates it; leaves what the bench prints.
    ///
    /// @param alone whether the bench is only compiled, with no module in it
    static Step bench(Map<String, String> files, String module, boolean alone) {
        var all = new HashMap<>(files);
        all.put(Files.CANDIDATE, module);
        var compile =
                alone
                        ? "-i -t null %s".formatted(Files.BENCH)
                        : "%s %s".formatted(Files.BENCH, Files.CANDIDATE);
        var simulate =
                """
                (ulimit -t %1$d; exec vvp -n %2$s) >%3$s 2>/dev/null || exit %4$d
                """
                        .formatted(SIMULATION, Files.COMPILED, Files.SAID, CRASHED);
        return new Step(
                List.of("iverilog", "vvp"),
                all,
                Set.of(Files.COMPLAINTS, Files.SAID),
                """
                (ulimit -t %1$d; exec iverilog -g2012 -o %2$s %3$s) >%4$s 2>&1 || exit %5$d
                """
                                .formatted(
                                        SIMULATION,
                                        Files.COMPILED,
                                        compile,
                                        Files.COMPLAINTS,
                                        UNCOMPILED)
                        + (alone ? "" : simulate));
    }

    /// Yosys writes a module as gates, which the script tells; goes on whether it could or not. Each module is read by a
    /// process of its own, which also keeps what is undefined in the order of the text.
    ///
    /// @param into the file of the gates
    static Step gates(String script, String into) {
        return new Step(
                List.of("yosys"),
                Map.of(into + ".ys", script, Files.ADDER, Gates.ARITHMETIC),
                Set.of(into, into + ".map"),
                "(ulimit -t %d; exec yosys -q -s %s.ys) >/dev/null 2>&1%n"
                        .formatted(REACHABILITY, into));
    }

    /// Yosys proves both equal by induction, or leaves a trace; goes on if it could do neither.
    static Step induction(Proof proof, Pair.Timing timing) {
        return new Step(
                List.of("yosys"),
                Map.of("induction.ys", proof.induction(timing)),
                Set.of(Files.SOLVED, Files.PROVED, Files.COMPLAINTS, Proof.TRACE),
                """
                (ulimit -t %1$d; exec yosys -q -s induction.ys) >%2$s 2>&1 && echo %3$s >%4$s && exit 0
                [ -s %5$s ] || exit 0
                grep -q '%6$s' %5$s && exit 0
                """
                        .formatted(
                                INDUCTION,
                                Files.COMPLAINTS,
                                proof.pair().secret(),
                                Files.PROVED,
                                Files.SOLVED,
                                Proof.REFUTED));
    }

    /// Yosys writes the question as a circuit, and ABC proves that its output stays 0, or leaves a trace; goes on, with
    /// how far it is known to stay 0, if it could do neither.
    static Step reachability(Proof proof, Pair.Timing timing) {
        return new Step(
                List.of("yosys", "yosys-abc"),
                Map.of(
                        "adders.ys",
                        proof.circuit(timing, true),
                        "library.ys",
                        proof.circuit(timing, false),
                        Files.ADDER,
                        Gates.ADDERS,
                        Files.MITER,
                        proof.miter()),
                Set.of(Files.SEARCHED, Files.FRAMES, Files.BOUNDED, Files.COMPLAINTS, Proof.MAP),
                """
                (ulimit -t %1$d; exec yosys -q -s adders.ys) >%2$s 2>&1 || (ulimit -t %1$d; exec yosys -q -s library.ys) >%2$s 2>&1 || exit 0
                (ulimit -t %1$d; exec yosys-abc -c 'read_aiger %3$s; dc2; scorr; pdr; write_cex -a %4$s') >%5$s 2>&1
                grep -q '%6$s\\|%7$s' %5$s && exit 0
                (ulimit -t %1$d; exec yosys-abc -c 'read_aiger %3$s; bmc3 -F %8$d -C %9$d; write_cex -a %4$s') >%10$s 2>&1
                grep -q '%7$s' %10$s && exit 0
                """
                        .formatted(
                                REACHABILITY,
                                Files.COMPLAINTS,
                                Proof.CIRCUIT,
                                Files.FRAMES,
                                Files.SEARCHED,
                                Proof.HOLDS,
                                Proof.FALLS,
                                BOUND,
                                CONFLICTS,
                                Files.BOUNDED));
    }

    /// The files for steps that do not begin with a simulation.
    static Map<String, String> modules(String gold, String candidate) {
        return Map.of(Files.GOLD, gold, Files.CANDIDATE, candidate);
    }

    /// This and then `next`.
    Step then(Step next) {
        var all = new HashMap<>(files);
        all.putAll(next.files);
        var left = new HashSet<>(wanted);
        left.addAll(next.wanted);
        return new Step(programs, all, left, script + next.checked());
    }

    /// The script, which first looks whether the programs are there.
    String checked() {
        var checks = new StringBuilder();
        for (var program : programs) {
            checks.append(
                    "command -v %1$s >/dev/null || { echo %1$s >%2$s; exit %3$d; }%n"
                            .formatted(program, Files.MISSING, LACKS));
        }
        return checks + script;
    }
}
