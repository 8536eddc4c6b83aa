package whetstone.verilog.examine;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import whetstone.verilog.examine.Pair.Timing;
import whetstone.verilog.source.Port;

/// What Yosys is told.
///
/// Undefined bits are kept apart from 0 and 1 in the first attempt ([#induction]), which proves by temporal induction;
/// the second one ([#circuit]) gives undefined bits any value, anew in each step, and leaves the proof to property
/// directed reachability.
record Proof(Pair pair) {

    /// Steps that a proof by induction may look at.
    static final int STEPS = 10;

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
        %s
        rename %s %s
        design -stash %s
        """
                .formatted(file, top, more, top, name, name);
    }

    private String both(String more) {
        return read(Files.GOLD, pair.goldTop(), gold(), more)
                + read(Files.CANDIDATE, pair.top(), candidate(), more)
                + "design -copy-from %1$s %1$s%ndesign -copy-from %2$s %2$s%n"
                        .formatted(gold(), candidate());
    }

    /// Steps at the start in which both are reset and not compared.
    int resetSteps(Timing timing) {
        return pair.reset() == null ? 0 : timing == Timing.RISING ? 2 : 5;
    }

    /// Proves, or finds a trace to a difference, or fails; by SAT with three values.
    String induction(Timing timing) {
        return both("")
                + "miter -equiv -flatten -ignore_gold_x %s %s miter%nhierarchy -top miter%n"
                        .formatted(gold(), candidate())
                + switch (timing) {
                    case LEVELS -> "select -assert-none %s%n".formatted(STATE) + solve("sat", "");
                    case RISING ->
                            "select -assert-none %s%n".formatted(ODD_STATE)
                                    + solve(induct(), held(timing));
                    case GENERAL -> "clk2fflogic\n" + solve(induct(), held(timing));
                };
    }

    private static String induct() {
        return "sat -tempinduct -maxsteps %d -set-init-undef".formatted(STEPS);
    }

    private static String solve(String command, String more) {
        return "tee -o %s %s -verify -enable_undef -set-def-inputs -prove trigger 0 -dump_vcd %s%s miter%n"
                .formatted(Files.SOLVED, command, TRACE, more);
    }

    /// Both are reset first.
    private String held(Timing timing) {
        var reset = pair.reset();
        if (reset == null) {
            return "";
        }
        int steps = resetSteps(timing);
        return " -seq %d ".formatted(steps)
                + IntStream.rangeClosed(1, steps)
                        .mapToObj(step ->
                                "-set-at %d in_%s %d".formatted(step, reset.input(), reset.active())
                                        + clock(timing, step))
                        .collect(Collectors.joining(" "));
    }

    private String clock(Timing timing, int step) {
        return timing == Timing.RISING || pair.clock() == null
                ? ""
                : " -set-at %d in_%s %d".formatted(step, pair.clock(), (step + 1) % 2);
    }

    /// Writes the question as a circuit whose only output must stay 0.
    String circuit(Timing timing) {
        return both("setundef -undriven -undef\nsetundef -anyseq\n")
                + "read_verilog -formal %s%nhierarchy -top m%s%nproc%nflatten%n"
                        .formatted(Files.MITER, pair.secret())
                + switch (timing) {
                    case LEVELS -> "select -assert-none %s%n".formatted(STATE);
                    case RISING -> "select -assert-none %s%n".formatted(ODD_STATE);
                    case GENERAL -> "clk2fflogic\n";
                }
                + """
                opt -fast
                techmap
                dffunmap
                aigmap
                opt_clean
                write_aiger -zinit -map %s %s
                """
                        .formatted(MAP, CIRCUIT);
    }

    /// The module that compares both: from when both were reset, if they can be, and always otherwise.
    String miter(Timing timing) {
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
        %6$s
        assign bad%1$s = armed%1$s && {%7$s} != {%8$s};
        endmodule
        """
                .formatted(
                        secret,
                        inputs.collect(Collectors.joining(", ")),
                        wires,
                        instance(gold(), "i", "e" + secret),
                        instance(candidate(), "j", "g" + secret),
                        armed(timing),
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

    private String armed(Timing timing) {
        var reset = pair.reset();
        var secret = pair.secret();
        if (reset == null || pair.clock() == null) {
            return "wire armed%s = 1;".formatted(secret);
        }
        var on = "%s == %d".formatted(spaced(reset.input()), reset.active());
        var clock = spaced(pair.clock());
        return timing == Timing.RISING
                ? """
                reg [1:0] n%1$s = 0;
                always @(posedge %2$s) if (!n%1$s[1]) n%1$s <= %3$s ? n%1$s + 1 : 0;
                wire armed%1$s = n%1$s[1];
                """
                        .formatted(secret, clock, on)
                : """
                reg old%1$s = 0;
                reg [2:0] n%1$s = 0;
                always @($global_clock) begin
                  old%1$s <= %2$s;
                  if (!n%1$s[2]) n%1$s <= %3$s ? n%1$s + (old%1$s != %2$s) : 0;
                end
                wire armed%1$s = n%1$s[2];
                """
                        .formatted(secret, clock, on);
    }
}
