package whetstone.verilog.examine;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import whetstone.verilog.examine.Pair.Timing;
import whetstone.verilog.source.Port;

/// What Yosys is told.
///
/// At first each module becomes gates on its own ([#gates]), which says much where both are much the same. Where that
/// does not tell, undefined bits are kept apart from 0 and 1 in one attempt ([#induction]), which proves by temporal induction;
/// the other one ([#circuit]) gives undefined bits any value, anew in each step, and leaves the proof to property
/// directed reachability.
record Proof(Pair pair) {

    /// Steps that a proof by induction may look at. Where a reset tells the state, the other proof is the stronger one;
    /// where none does, values take as many steps as the module has stages to become defined.
    private static final int WITH_RESET = 2;

    private static final int WITHOUT_RESET = 12;

    /// What Yosys says, as `grep` finds it, when it has found a trace that a proof by induction or without time rules out.
    static final String REFUTED = "model found.*FAIL";

    /// What ABC says when the output stays 0, and when it does not.
    static final String HOLDS = "Property proved";

    static final String FALLS = "was asserted in frame";

    private static final String BY_ADDERS =
            "pmuxtree\nalumacc\nmaccmap\nsimplemap\nopt_merge\nopt_clean\ntechmap -map %s\nsimplemap"
                    .formatted(Files.ADDER);
    private static final String BY_LIBRARY = "simplemap\nopt_merge\nopt_clean\ntechmap";

    static final String TRACE = "trace.vcd";
    static final String CIRCUIT = "circuit.aig";
    static final String MAP = "circuit.map";

    private static final String STATE =
            "t:$dff t:$dffe t:$adff t:$adffe t:$aldff t:$aldffe t:$dffsr t:$dffsre t:$sdff t:$sdffe t:$sdffce"
                    + " t:$ff t:$dlatch t:$adlatch t:$dlatchsr t:$sr t:$mem t:$mem_v2 %u";

    private static final String ODD_STATE =
            "t:$adff t:$adffe t:$aldff t:$aldffe t:$dffsr t:$dffsre t:$ff t:$dlatch t:$adlatch t:$dlatchsr t:$sr"
                    + " t:$mem t:$mem_v2 r:CLK_POLARITY=1'0 %u";

    private String gold() {
        return "p" + pair.secret();
    }

    private String candidate() {
        return "q" + pair.secret();
    }

    private String read(String file, String top, String name, String more) {
        return """
        read_verilog -sv %s
        hierarchy -check -top %s
        proc
        flatten
        memory -nomap
        memory_map
        opt_clean
        rename %s %s
        %s%sdesign -stash %s
        """
                .formatted(file, top, top, name, reset(name), more, name);
    }

    private String both(String more) {
        return read(Files.GOLD, pair.goldTop(), gold(), more)
                + read(Files.CANDIDATE, pair.top(), candidate(), more)
                + "design -copy-from %1$s %1$s%ndesign -copy-from %2$s %2$s%n"
                        .formatted(gold(), candidate());
    }

    /// The proof begins in the state that two cycles of reset lead to, whatever the other inputs are.
    private String reset(String module) {
        var reset = pair.reset();
        return reset == null || pair.clock() == null
                ? ""
                : "sim -q -clock %s -reset%s %s -rstlen 3 -n 2 -w %s%n"
                        .formatted(
                                pair.clock(),
                                reset.active() == 1 ? "" : "n",
                                reset.input(),
                                module);
    }

    /// Proves, or finds a trace to a difference, or fails; by SAT with three values.
    String induction(Timing timing) {
        return both("")
                + "miter -equiv -flatten -ignore_gold_x %s %s miter%nhierarchy -top miter%n"
                        .formatted(gold(), candidate())
                + suited(timing)
                + solve(timing == Timing.LEVELS ? "sat" : induct());
    }

    private String induct() {
        return "sat -tempinduct -maxsteps %d -set-init-undef"
                .formatted(pair.reset() == null ? WITHOUT_RESET : WITH_RESET);
    }

    private static String solve(String command) {
        return "scc -expect 0%ntee -o %s %s -verify -enable_undef -set-def-inputs -prove trigger 0 -dump_vcd %s miter%n"
                .formatted(Files.SOLVED, command, TRACE);
    }

    /// Writes the candidate as gates.
    String gates(Timing timing) {
        return gates(Files.CANDIDATE, pair.top(), Files.GATES, timing);
    }

    /// Writes the gold module as gates.
    ///
    /// @param top the name that it goes by
    String goldGates(Timing timing, String top) {
        return gates(Files.GOLD, top, Files.GOLD_GATES, timing);
    }

    private String gates(String file, String top, String into, Timing timing) {
        return """
        read_verilog -sv %1$s
        hierarchy -check -top %2$s
        proc
        flatten
        memory_collect
        memory_map
        opt_clean
        %3$ssetundef -undriven -undef
        setundef -anyseq
        %4$sscc -expect 0
        pmuxtree
        alumacc t:$mul
        maccmap
        simplemap
        techmap -map %5$s
        simplemap
        setundef -anyseq
        dffunmap
        opt_merge
        aigmap
        write_aiger -ascii -map %6$s.map %6$s
        """
                .formatted(file, top, reset(top), suited(timing), Files.ADDER, into);
    }

    /// Stops where a module has another kind of state than the timing allows; makes all kinds one where it allows all.
    private static String suited(Timing timing) {
        return switch (timing) {
            case LEVELS -> "select -assert-none %s%n".formatted(STATE);
            case RISING -> "select -assert-none %s%n".formatted(ODD_STATE);
            case GENERAL -> "clk2fflogic\n";
        };
    }

    /// Writes the question as a circuit whose only output must stay 0.
    ///
    /// @param adders whether only adders are mapped besides what is simple; else everything is
    String circuit(Timing timing, boolean adders) {
        return both("setundef -undriven -undef\nsetundef -anyseq\n")
                + "read_verilog -formal %s%nhierarchy -top m%s%nproc%nflatten%n"
                        .formatted(Files.MITER, pair.secret())
                + suited(timing)
                + """
                scc -expect 0
                %s
                setundef -anyseq
                dffunmap
                aigmap
                opt_clean
                write_aiger -zinit -map %s %s
                """
                        .formatted(adders ? BY_ADDERS : BY_LIBRARY, MAP, CIRCUIT);
    }

    /// The module that compares both.
    String miter() {
        var secret = pair.secret();
        var inputs = pair.inputs().stream().map(p -> declared("input", p, ""));
        var wires =
                Stream.of("e", "g")
                        .flatMap(side ->
                                pair.outputs().stream()
                                        .map(p -> declared("wire", p, side + secret) + ";"))
                        .collect(Collectors.joining("\n"));
        return """
        module m%1$s(%2$s, output bad%1$s);
        %3$s
        %4$s
        %5$s
        assign bad%1$s = {%6$s} != {%7$s};
        endmodule
        """
                .formatted(
                        secret,
                        inputs.collect(Collectors.joining(", ")),
                        wires,
                        instance(gold(), "i", "e" + secret),
                        instance(candidate(), "j", "g" + secret),
                        list("e" + secret),
                        list("g" + secret));
    }

    private String list(String prefix) {
        return pair.outputs().stream()
                .map(p -> prefix + plain(p.name()))
                .collect(Collectors.joining(", "));
    }

    private static String declared(String kind, Port port, String prefix) {
        var name = prefix.isEmpty() ? spaced(port.name()) : prefix + plain(port.name());
        return "%s [%d:0] %s".formatted(kind, port.width() - 1, name);
    }

    private static String spaced(String name) {
        return name.startsWith("\\") ? name + " " : name;
    }

    /// The name as part of a longer one.
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private String instance(String module, String name, String prefix) {
        var inputs =
                pair.inputs().stream()
                        .map(p -> ".%s(%s)".formatted(spaced(p.name()), spaced(p.name())));
        var outputs =
                pair.outputs().stream()
                        .map(p -> ".%s(%s)".formatted(spaced(p.name()), prefix + plain(p.name())));
        return "%s %s%s(%s);"
                .formatted(
                        module,
                        name,
                        pair.secret(),
                        Stream.concat(inputs, outputs).collect(Collectors.joining(", ")));
    }
}
