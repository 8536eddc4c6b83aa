package whetstone.verilog.examine;

/// Names of files in the folder of a run.
final class Files {
    private Files() {}

    static final String GOLD = "gold.v";
    static final String CANDIDATE = "candidate.v";
    static final String BENCH = "bench.v";
    static final String ADDER = "adder.v";
    static final String MITER = "miter.v";
    static final String COMPILED = "compiled";
    static final String COMPLAINTS = "complaints";
    static final String SAID = "said";
    static final String MISSING = "missing";
    static final String SOLVED = "solved";
    static final String PROVED = "proved";
    static final String SEARCHED = "searched";
    static final String FRAMES = "frames";
    static final String BOUNDED = "bounded";
    static final String GATES = "gates";
    static final String GOLD_GATES = "goldgates";
}
