package whetstone.verilog.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import whetstone.verilog.source.Token.Kind;

/// Expands macros and obeys conditions, so that no tool has to: each defines names of its own, and a text could show
/// one of them a design and another one a different design.
final class Preprocessor {
    private static final int MOST = 100_000;
    private static final int DEEPEST = 30;

    /// Directives that change nothing that is judged, with all that follows on their line.
    private static final Set<String> IGNORED =
            Set.of(
                    "`timescale",
                    "`default_nettype",
                    "`resetall",
                    "`celldefine",
                    "`endcelldefine",
                    "`begin_keywords",
                    "`end_keywords",
                    "`nounconnected_drive");

    private record Macro(List<String> parameters, List<Token> body) {}

    /// Whether a branch is read, and whether one of its siblings was.
    private record Branch(boolean read, boolean done) {}

    private final Map<String, Macro> macros = new HashMap<>();
    private final Deque<Branch> branches = new ArrayDeque<>();
    private final List<Token> out = new ArrayList<>();
    private final List<Token> in;
    private int at;

    private Preprocessor(List<Token> in) {
        this.in = in;
    }

    /// @throws Refused for directives that reach outside, and for macros that do not end
    static List<Token> run(List<Token> tokens) {
        var preprocessor = new Preprocessor(tokens);
        while (preprocessor.at < tokens.size()) {
            preprocessor.next();
        }
        if (!preprocessor.branches.isEmpty()) {
            throw new Refused("`ifdef without `endif");
        }
        return preprocessor.out;
    }

    private void next() {
        var token = in.get(at);
        if (token.kind() != Kind.MACRO) {
            if (reading()) {
                emit(token);
            }
            at++;
            return;
        }
        switch (token.text()) {
            case "`ifdef", "`ifndef", "`elsif", "`else", "`endif" -> condition(token);
            case "`define" -> define();
            case "`undef" -> {
                macros.remove("`" + word(at + 1));
                at += 2;
            }
            default -> {
                if (IGNORED.contains(token.text())) {
                    at = lineEnd(at);
                } else if (!reading()) {
                    at++;
                } else {
                    at = expand(in, at, 0);
                }
            }
        }
    }

    private boolean reading() {
        return branches.stream().allMatch(Branch::read);
    }

    private void condition(Token token) {
        boolean inner = token.text().equals("`ifdef") || token.text().equals("`ifndef");
        if (!inner && branches.isEmpty()) {
            throw new Refused("line %d: %s without `ifdef".formatted(token.line(), token.text()));
        }
        switch (token.text()) {
            case "`ifdef", "`ifndef" -> {
                boolean read =
                        macros.containsKey("`" + word(at + 1)) == token.text().equals("`ifdef");
                branches.push(new Branch(read, read));
                at += 2;
            }
            case "`elsif" -> {
                boolean done = branches.pop().done();
                boolean read = !done && macros.containsKey("`" + word(at + 1));
                branches.push(new Branch(read, done || read));
                at += 2;
            }
            case "`else" -> {
                branches.push(new Branch(!branches.pop().done(), true));
                at++;
            }
            default -> {
                branches.pop();
                at++;
            }
        }
    }

    private String word(int index) {
        if (index >= in.size() || !in.get(index).isWord()) {
            throw new Refused("line %d: a name is missing".formatted(in.get(at).line()));
        }
        return in.get(index).text();
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < in.size() && in.get(end).line() == in.get(from).line()) {
            end++;
        }
        return end;
    }

    private void define() {
        var name = word(at + 1);
        int end = lineEnd(at);
        int body = at + 2;
        var parameters = new ArrayList<String>();
        boolean called = body < end && in.get(body).is("(") && !in.get(body).spaced();
        if (called) {
            for (body++; body < end && !in.get(body).is(")"); body++) {
                if (in.get(body).isWord()) {
                    parameters.add(in.get(body).text());
                }
            }
            body++;
        }
        if (reading()) {
            macros.put(
                    "`" + name,
                    new Macro(
                            called ? List.copyOf(parameters) : List.of(),
                            List.copyOf(in.subList(Math.min(body, end), end))));
        }
        at = end;
    }

    /// Puts out what the macro at `index` of `source` stands for.
    ///
    /// @return the index after its use
    private int expand(List<Token> source, int index, int depth) {
        var use = source.get(index);
        var macro = macros.get(use.text());
        if (macro == null || depth > DEEPEST) {
            throw new Refused(
                    "line %d: %s is not allowed or not defined".formatted(use.line(), use.text()));
        }
        int next = index + 1;
        var arguments = new HashMap<String, List<Token>>();
        if (!macro.parameters().isEmpty()) {
            next = arguments(source, next, macro.parameters(), arguments);
        }
        var body = new ArrayList<Token>();
        for (var token : macro.body()) {
            var argument = token.isWord() ? arguments.get(token.text()) : null;
            (argument == null ? List.of(token) : argument)
                    .forEach(word -> body.add(word.at(use.line())));
        }
        for (int i = 0; i < body.size(); ) {
            if (body.get(i).kind() == Kind.MACRO) {
                i = expand(body, i, depth + 1);
            } else {
                emit(body.get(i++));
            }
        }
        return next;
    }

    private static int arguments(
            List<Token> source, int open, List<String> names, Map<String, List<Token>> found) {
        if (open >= source.size() || !source.get(open).is("(")) {
            throw new Refused("a macro lacks its arguments");
        }
        int depth = 0;
        var current = new ArrayList<Token>();
        for (int i = open + 1; i < source.size(); i++) {
            var token = source.get(i);
            boolean closes = token.is(")") && depth == 0;
            if (closes || (token.is(",") && depth == 0)) {
                if (found.size() < names.size()) {
                    found.put(names.get(found.size()), List.copyOf(current));
                }
                current.clear();
                if (closes) {
                    return i + 1;
                }
                continue;
            }
            depth += token.is("(") || token.is("{") || token.is("[") ? 1 : 0;
            depth -= token.is(")") || token.is("}") || token.is("]") ? 1 : 0;
            current.add(token);
        }
        throw new Refused("the arguments of a macro do not end");
    }

    private void emit(Token token) {
        if (out.size() >= MOST) {
            throw new Refused("more than %d words after macros".formatted(MOST));
        }
        out.add(token);
    }
}
