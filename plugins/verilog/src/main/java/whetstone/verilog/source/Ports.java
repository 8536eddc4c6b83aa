package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.verilog.source.Port.Direction;

/// Reads the ports of a module, in the order of its header, with both ways to write them.
final class Ports {
    private static final Set<String> DIRECTIONS = Set.of("input", "output", "inout");
    private static final Set<String> VECTORS =
            Set.of(
                    "wire",
                    "reg",
                    "logic",
                    "bit",
                    "tri",
                    "var",
                    "signed",
                    "unsigned",
                    "wand",
                    "wor");
    private static final Map<String, Integer> WHOLE =
            Map.of("integer", 32, "int", 32, "byte", 8, "shortint", 16, "longint", 64, "time", 64);
    private static final int WIDEST = 4096;

    private final List<Token> module;
    private final Map<String, Long> constants = new HashMap<>();
    private final Map<String, Port> found = new HashMap<>();

    private Ports(List<Token> module) {
        this.module = module;
    }

    /// @param module all its words, from `module` to `endmodule`
    /// @throws Refused where the header cannot be read
    static List<Port> of(List<Token> module) {
        return new Ports(module).read();
    }

    private List<Port> read() {
        int at = 2;
        if (at < module.size() && module.get(at).is("#")) {
            int end = Brackets.end(module, at + 1);
            constants(module.subList(at + 2, end - 1));
            at = end;
        }
        if (at >= module.size() || !module.get(at).is("(")) {
            return List.of();
        }
        int end = Brackets.end(module, at);
        var items = Brackets.split(module.subList(at + 1, end - 1), ",");
        body(end);
        boolean ansi =
                items.stream().anyMatch(i -> !i.isEmpty() && DIRECTIONS.contains(i.get(0).text()));
        if (ansi) {
            declared(items);
        }
        var ports = new ArrayList<Port>();
        for (var item : items) {
            if (item.isEmpty()) {
                continue;
            }
            var name = name(item).text();
            var port = found.get(name);
            if (port == null) {
                throw new Refused("port '%s' has no direction".formatted(name));
            }
            ports.add(port);
        }
        return List.copyOf(ports);
    }

    /// The declarations in the body: constants, and ports where the header only names them.
    private void body(int from) {
        int at = from;
        while (at < module.size()) {
            int end = statementEnd(at);
            var first = module.get(at);
            if (first.is("parameter") || first.is("localparam")) {
                constants(module.subList(at, end));
            } else if (DIRECTIONS.contains(first.text())) {
                declared(Brackets.split(module.subList(at, end), ","));
            } else if (first.is("function") || first.is("task")) {
                end = after(at, "end" + first.text());
            }
            at = end + 1;
        }
    }

    private int statementEnd(int from) {
        int end = from;
        while (end < module.size() && !module.get(end).is(";")) {
            end++;
        }
        return end;
    }

    private int after(int from, String word) {
        int end = from;
        while (end < module.size() && !module.get(end).is(word)) {
            end++;
        }
        return end;
    }

    private void constants(List<Token> list) {
        for (var item : Brackets.split(list, ",")) {
            int equals = 0;
            while (equals < item.size() && !item.get(equals).is("=")) {
                equals++;
            }
            if (equals > 0 && equals < item.size()) {
                try {
                    constants.put(
                            item.get(equals - 1).text(),
                            Constant.value(item.subList(equals + 1, item.size()), constants));
                } catch (Refused e) {
                    constants.remove(item.get(equals - 1).text());
                }
            }
        }
    }

    private void declared(List<List<Token>> items) {
        @Nullable Direction direction = null;
        int width = 1;
        for (var item : items) {
            if (item.isEmpty()) {
                continue;
            }
            int at = 0;
            if (DIRECTIONS.contains(item.get(0).text())) {
                direction = Direction.of(item.get(0));
                width = 1;
                at = 1;
            }
            var name = name(item);
            if (direction == null) {
                throw new Refused("port '%s' has no direction".formatted(name.text()));
            }
            int index = item.indexOf(name);
            if (index > at) {
                width = width(item.subList(at, index));
            }
            if (index + 1 < item.size() && item.get(index + 1).is("[")) {
                throw new Refused("port '%s' is an array".formatted(name.text()));
            }
            found.put(name.text(), new Port(name.text(), direction, width));
        }
    }

    /// The name in a declaration: the last word outside of brackets and before any value.
    private static Token name(List<Token> item) {
        Token name = null;
        int depth = 0;
        for (var token : item) {
            if (token.is("=")) {
                break;
            }
            depth += token.is("[") ? 1 : token.is("]") ? -1 : 0;
            if (depth == 0 && token.isWord()) {
                name = token;
            }
        }
        if (name == null || item.getFirst().is(".")) {
            throw new Refused("a port without a name of its own");
        }
        return name;
    }

    private int width(List<Token> type) {
        long width = 1;
        for (int at = 0; at < type.size(); ) {
            var token = type.get(at);
            if (token.is("[")) {
                int end = Brackets.end(type, at);
                width *= range(type.subList(at + 1, end - 1));
                at = end;
            } else {
                if (WHOLE.containsKey(token.text())) {
                    width *= WHOLE.getOrDefault(token.text(), 1);
                } else if (!VECTORS.contains(token.text())) {
                    return 0;
                }
                at++;
            }
        }
        return width > WIDEST ? 0 : (int) width;
    }

    private long range(List<Token> range) {
        var ends = Brackets.split(range, ":");
        if (ends.size() != 2) {
            return 0;
        }
        try {
            return Math.abs(
                            Constant.value(ends.get(0), constants)
                                    - Constant.value(ends.get(1), constants))
                    + 1;
        } catch (Refused e) {
            return 0;
        }
    }
}
