package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Recognises the plainest of modules: continuous assignments alone, each of which reads only what stands before it.
/// Such a module remembers nothing, so that its outputs for all inputs are all there is to know about it.
public final class Stateless {
    private static final Set<String> DECLARATIONS =
            Set.of("wire", "logic", "input", "output", "parameter", "localparam");
    private static final Set<String> TYPES =
            Set.of("wire", "logic", "input", "output", "signed", "parameter", "localparam");

    private final Set<String> assigned = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    private Stateless() {}

    /// Whether `source` is one module that is as plain as that; `false` where it takes more to tell.
    public static boolean is(Source source, String top) {
        var module = source.modules().get(top);
        return source.modules().size() == 1
                && module != null
                && new Stateless().holds(source, module);
    }

    private boolean holds(Source source, List<Token> module) {
        source.ports(Port.Direction.INPUT).forEach(port -> assigned.add(port.name()));
        int from = 0;
        while (from < module.size() && !module.get(from).is(";")) {
            if (module.get(from).is("#") || module.get(from).is("=")) {
                return false;
            }
            from++;
        }
        var body = module.subList(Math.min(from + 1, module.size()), module.size() - 1);
        return Brackets.split(body, ";").stream().allMatch(this::isPlain);
    }

    private boolean isPlain(List<Token> statement) {
        if (statement.isEmpty()) {
            return true;
        }
        var first = statement.getFirst();
        if (!first.is("assign") && !DECLARATIONS.contains(first.text())) {
            return false;
        }
        return Brackets.split(statement.subList(1, statement.size()), ",").stream()
                .allMatch(part -> assigns(part, !first.is("assign")));
    }

    private boolean assigns(List<Token> part, boolean declaration) {
        int equals = 0;
        while (equals < part.size() && !part.get(equals).is("=")) {
            equals++;
        }
        if (equals == part.size()) {
            return declaration;
        }
        var right = words(part.subList(equals + 1, part.size()));
        var left = words(part.subList(0, equals));
        boolean plain =
                assigned.containsAll(right)
                        && left.stream().noneMatch(read::contains)
                        && left.stream().noneMatch(right::contains)
                        && part.stream().noneMatch(t -> t.is("#"));
        read.addAll(right);
        assigned.addAll(left);
        return plain;
    }

    private static List<String> words(List<Token> tokens) {
        var words = new ArrayList<String>();
        for (var token : tokens) {
            if (token.isWord() && !TYPES.contains(token.text())) {
                words.add(token.text());
            }
        }
        return words;
    }
}
