package whetstone.verilog.draw;

import java.util.List;

/// What two numbers of the same width can be made into: its name in a prompt, how Verilog writes it, and its value.
enum Operation {
    AND("and", "%s & %s"),
    OR("or", "%s | %s"),
    XOR("xor", "%s ^ %s"),
    NAND("nand", "~(%s & %s)"),
    NOR("nor", "~(%s | %s)"),
    XNOR("xnor", "~(%s ^ %s)"),
    PLUS("plus", "%s + %s"),
    MINUS("minus", "%s - %s"),
    MAX("max", "%1$s > %2$s ? %1$s : %2$s"),
    MIN("min", "%1$s < %2$s ? %1$s : %2$s");

    static final List<Operation> BITWISE = List.of(AND, OR, XOR, NAND, NOR, XNOR);
    static final List<Operation> ARITHMETIC = List.of(AND, OR, XOR, PLUS, MINUS, MAX, MIN);

    final String word;
    final String verilog;

    Operation(String word, String verilog) {
        this.word = word;
        this.verilog = verilog;
    }

    /// The result for numbers without sign, not yet cut to their width.
    long value(long a, long b) {
        return switch (this) {
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case NAND -> ~(a & b);
            case NOR -> ~(a | b);
            case XNOR -> ~(a ^ b);
            case PLUS -> a + b;
            case MINUS -> a - b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }
}
