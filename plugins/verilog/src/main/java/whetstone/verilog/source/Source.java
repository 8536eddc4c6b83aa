package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Verilog text that may be given to tools: read, without macros, comments, attributes and prints.
///
/// @param modules the words of each, from `module` to `endmodule`, by name
/// @param ports of the module in question
public record Source(List<Token> tokens, Map<String, List<Token>> modules, List<Port> ports) {

    private static final Set<String> OUTSIDE =
            Set.of("package", "typedef", "function", "task", "primitive");

    public Source {
        modules = Map.copyOf(modules);
        ports = List.copyOf(ports);
    }

    /// Reads `text`, which has to define the module `top`.
    ///
    /// @throws Refused with what is wrong, for a person
    public static Source read(String text, String top) {
        var tokens = Gate.pass(Preprocessor.run(Lexer.read(text)));
        var modules = modules(tokens);
        var module = modules.get(top);
        if (module == null) {
            throw new Refused(
                    modules.isEmpty()
                            ? "there is no module; expected one named '%s'".formatted(top)
                            : "there is no module '%s', only %s".formatted(top, modules.keySet()));
        }
        return new Source(tokens, modules, Ports.of(module));
    }

    private static Map<String, List<Token>> modules(List<Token> tokens) {
        var modules = new LinkedHashMap<String, List<Token>>();
        for (int i = 0; i < tokens.size(); ) {
            if (!tokens.get(i).is("module") && !tokens.get(i).is("macromodule")) {
                i = outside(tokens, i);
                continue;
            }
            int end = i + 1;
            while (end < tokens.size() && !tokens.get(end).is("endmodule")) {
                if (tokens.get(end).is("module")) {
                    throw new Refused(
                            "line %d: a module within a module".formatted(tokens.get(end).line()));
                }
                end++;
            }
            if (end - i < 2 || end == tokens.size()) {
                throw new Refused(
                        "line %d: the module does not end".formatted(tokens.get(i).line()));
            }
            var name = tokens.get(i + 1).text();
            if (modules.put(name, tokens.subList(i, end + 1)) != null) {
                throw new Refused("module '%s' is defined twice".formatted(name));
            }
            i = end + 1;
            if (i + 1 < tokens.size() && tokens.get(i).is(":") && tokens.get(i + 1).is(name)) {
                i += 2;
            }
        }
        return modules;
    }

    private static int outside(List<Token> tokens, int from) {
        var word = tokens.get(from).text();
        if (!OUTSIDE.contains(word)) {
            throw new Refused(
                    "line %d: %s stands outside of any module"
                            .formatted(tokens.get(from).line(), tokens.get(from)));
        }
        int end = from;
        var last = word.equals("typedef") ? ";" : "end" + word;
        int depth = 0;
        while (end < tokens.size() && !(depth == 0 && tokens.get(end).is(last))) {
            depth += tokens.get(end).is("{") ? 1 : tokens.get(end).is("}") ? -1 : 0;
            end++;
        }
        return end + 1;
    }

    /// The ports of one direction, in order.
    public List<Port> ports(Port.Direction direction) {
        return ports.stream().filter(port -> port.direction() == direction).toList();
    }

    /// How often a port of the only module is named to declare it: once in its header, or there and in the body.
    public int declarations() {
        var first = ports.isEmpty() ? null : ports.getFirst();
        boolean named = false;
        for (int i = 1; i < tokens.size() && first != null && !tokens.get(i).is(";"); i++) {
            named |= tokens.get(i).is("input") || tokens.get(i).is("output");
        }
        return named ? 1 : 2;
    }

    /// The text for tools.
    public String text() {
        return Token.render(tokens);
    }

    /// The text with `prefix` before the name of every module.
    public String renamed(String prefix) {
        return renamed(prefix, "");
    }

    /// The text with `prefix` before the name of every module but `kept`.
    public String renamed(String prefix, String kept) {
        var renamed = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean module =
                    token.isWord()
                            && modules.containsKey(token.text())
                            && !token.is(kept)
                            && (isDefinition(i) || isInstance(i));
            renamed.add(module ? token.named(prefix + token.text().replace("\\", "")) : token);
        }
        return Token.render(renamed);
    }

    private boolean isDefinition(int i) {
        return i > 0 && (tokens.get(i - 1).is("module") || tokens.get(i - 1).is("macromodule"));
    }

    private boolean isInstance(int i) {
        return i + 1 < tokens.size()
                && (tokens.get(i + 1).isWord() || tokens.get(i + 1).is("#"))
                && !(i > 0 && tokens.get(i - 1).is("."));
    }

    /// The name of a module that is none of this text's own and has an instance in it, out of `others`; or the first word
    /// of a path that is among `scopes`; empty where there is neither.
    public Optional<String> reachesInto(Set<String> others, Set<String> scopes) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean instance =
                    token.isWord()
                            && isInstance(i)
                            && others.contains(token.text())
                            && !modules.containsKey(token.text());
            boolean path =
                    token.isWord()
                            && tokens.get(i + 1).is(".")
                            && !(i > 0 && tokens.get(i - 1).is("."))
                            && scopes.contains(token.text());
            if (instance || path) {
                return Optional.of(token.text());
            }
        }
        return Optional.empty();
    }

    /// Whether any of `words` occurs.
    public boolean uses(Set<String> words) {
        return tokens.stream().anyMatch(token -> words.contains(token.text()));
    }

    /// The numbers that are written in it.
    public Set<Literal> literals() {
        var literals = new HashSet<Literal>();
        for (var token : tokens) {
            if (token.kind() == Token.Kind.NUMBER) {
                Literal.of(token.text()).ifPresent(literals::add);
            }
        }
        return literals;
    }
}
