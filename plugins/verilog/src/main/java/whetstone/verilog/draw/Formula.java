package whetstone.verilog.draw;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import whetstone.verilog.draw.Behaviour.Pin;

/// One output that is a formula of the inputs: gates, or arithmetic on numbers of some bits.
public final class Formula {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    private final int inputs;
    private final int width;
    private final RandomGenerator random;
    private final List<Node> steps = new ArrayList<>();
    private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();

    private Formula(int inputs, int width, RandomGenerator random) {
        this.inputs = inputs;
        this.width = width;
        this.random = random;
    }

    /// An input, or an operation on two nodes.
    ///
    /// @param input its number; -1 for an operation
    private record Node(
            int input, @Nullable Operation operation, @Nullable Node left, @Nullable Node right) {

        long value(long[] inputs, long mask) {
            if (operation == null || left == null || right == null) {
                return inputs[input];
            }
            return operation.value(left.value(inputs, mask), right.value(inputs, mask)) & mask;
        }

        String words(boolean outermost) {
            if (operation == null || left == null || right == null) {
                return NAMES.get(input);
            }
            var text = "%s %s %s".formatted(left.words(false), operation.word, right.words(false));
            return outermost ? text : "(" + text + ")";
        }
    }

    /// Draws a formula.
    ///
    /// @param operations how many, 1 or more
    /// @param inputs how many of them, 2 to 6, not more than operations + 1
    /// @param width bits of all numbers; with one there are gates only
    public static Drawn draw(int operations, int inputs, int width, RandomGenerator random) {
        return new Formula(inputs, width, random).drawn(operations);
    }

    private Drawn drawn(int operations) {
        var root = tree(operations);
        var pins = NAMES.subList(0, inputs).stream().map(n -> new Pin(n, width)).toList();
        var out = List.of(new Pin("y", width));
        long mask = (1L << width) - 1;
        var behaviour =
                Behaviour.of(
                        pins,
                        out,
                        (state, in) -> {
                            var values = new long[inputs];
                            for (int i = 0; i < inputs; i++) {
                                values[i] = Behaviour.part(pins, i, in);
                            }
                            return root.value(values, mask);
                        });
        number(root);
        names.put(root, "y");
        var prompt =
                Text.ports(pins, out)
                        + (width == 1
                                ? ""
                                : " Numbers have no sign; results are taken modulo %d."
                                        .formatted(1L << width))
                        + "\ny = "
                        + root.words(true);
        var circuit =
                new Circuit(
                        module(pins, out),
                        null,
                        null,
                        work(),
                        "%d: %s".formatted(width, root.words(true)),
                        behaviour.table(16, random));
        return new Drawn(prompt, circuit, behaviour);
    }

    /// A tree with so many operations in which every input occurs, if there are enough places.
    private Node tree(int operations) {
        var leaves = new ArrayList<Integer>();
        for (int i = 0; i <= operations; i++) {
            leaves.add(i < inputs ? i : random.nextInt(inputs));
        }
        for (int i = leaves.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            leaves.set(i, leaves.set(other, leaves.get(i)));
        }
        return node(leaves);
    }

    private Node node(List<Integer> leaves) {
        if (leaves.size() == 1) {
            return new Node(leaves.getFirst(), null, null, null);
        }
        var choice = width == 1 ? Operation.BITWISE : Operation.ARITHMETIC;
        int cut = random.nextInt(1, leaves.size());
        var left = node(leaves.subList(0, cut));
        var right = node(leaves.subList(cut, leaves.size()));
        return new Node(-1, choice.get(random.nextInt(choice.size())), left, right);
    }

    private void number(Node node) {
        if (node.left() != null && node.right() != null) {
            number(node.left());
            number(node.right());
            steps.add(node);
            names.put(node, "t" + steps.size());
        }
    }

    /// What the value of a node is called in the module.
    private String name(@Nullable Node node) {
        if (node == null || node.input() >= 0) {
            return node == null ? "" : NAMES.get(node.input());
        }
        return names.getOrDefault(node, "");
    }

    private String module(List<Pin> pins, List<Pin> out) {
        var module = new StringBuilder(Text.header(pins, out));
        for (var step : steps) {
            var name = name(step);
            module.append(name.equals("y") ? "  assign " : "  wire " + Text.range(width))
                    .append(name)
                    .append(" = ")
                    .append(expression(step))
                    .append(";\n");
        }
        return module.append("endmodule").toString();
    }

    private String expression(Node step) {
        var operation = step.operation();
        return operation == null
                ? ""
                : operation.verilog.formatted(name(step.left()), name(step.right()));
    }

    private String work() {
        var work = new StringBuilder();
        for (var step : steps.subList(0, steps.size() - 1)) {
            var operation = step.operation();
            work.append(
                    "%s = %s %s %s\n"
                            .formatted(
                                    name(step),
                                    name(step.left()),
                                    operation == null ? "" : operation.word,
                                    name(step.right())));
        }
        return work.toString();
    }
}
