package whetstone.sql.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import whetstone.sql.worker.Token.Kind;
import whetstone.sql.worker.Wording.Role;

/// Reads the [Wording] of a query from its words, clause by clause.
final class Reading {

    private static final Set<String> CLAUSES =
            Set.of(
                    "select",
                    "from",
                    "where",
                    "on",
                    "having",
                    "limit",
                    "order",
                    "group",
                    "partition",
                    "window");
    private static final Set<String> CONDITIONS = Set.of("where", "on", "having", "when");
    private static final Set<String> AGGREGATES =
            Set.of("count", "sum", "avg", "total", "min", "max", "group_concat", "string_agg");
    private static final Set<String> COMPARING =
            Set.of("=", "<", ">", "!", "like", "glob", "in", "between", "not", "is");
    private static final Set<String> FILLING = Set.of("coalesce", "ifnull", "nullif");
    private static final Set<String> JOINING = Set.of("concat", "concat_ws", "format", "printf");
    private static final Set<String> NEGATIONS = Set.of("except", "intersect", "else", "iif");
    private static final Set<String> SETS = Set.of("except", "intersect");
    private static final Set<String> EXTREMES = Set.of("max", "min", "avg", "sum");

    /// What lies between a parenthesis and its closing one.
    private static final class Frame {
        final String before;
        final Set<String> callers;
        String main;
        String clause;
        boolean distinct;

        /// @param before the word before the parenthesis
        /// @param callers names of the functions around, up to the next SELECT
        Frame(String before, Set<String> callers, String clause) {
            this.before = before;
            this.callers = callers;
            this.main = clause;
            this.clause = clause;
        }
    }

    private final List<Token> tokens;
    private final Set<String> columns;
    private final Map<String, Set<Role>> roles = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean negates;
    private boolean against;

    Reading(List<Token> tokens, Set<String> columns) {
        this.tokens = tokens;
        this.columns = columns;
    }

    Wording wording() {
        frames.push(new Frame("", Set.of(), ""));
        for (int i = 0; i < tokens.size(); i++) {
            read(i);
        }
        var words =
                tokens.stream()
                        .filter(token -> token.kind() == Kind.WORD || token.kind() == Kind.QUOTED)
                        .map(Token::name)
                        .collect(Collectors.toSet());
        if (words.stream().anyMatch(SETS::contains)) {
            roles.values().stream()
                    .filter(done -> done.contains(Role.RETURNED))
                    .forEach(done -> done.add(Role.COMPARED));
        }
        if (words.contains("nulls")) {
            roles.values().stream()
                    .filter(done -> done.contains(Role.ORDERED))
                    .forEach(done -> done.add(Role.HEEDED));
        }
        return new Wording(words, roles, negates, against);
    }

    private void read(int i) {
        var token = tokens.get(i);
        if (token.isSymbol('(')) {
            open(i);
        } else if (token.isSymbol(')')) {
            if (frames.size() > 1) {
                frames.pop();
            }
        } else if (token.kind() == Kind.NUMBER) {
            place(i);
        } else if (token.kind() == Kind.WORD || token.kind() == Kind.QUOTED) {
            if (token.kind() == Kind.WORD) {
                keyword(i);
            }
            name(i);
        }
    }

    private void open(int i) {
        var outer = current();
        var before = at(i - 1);
        boolean query = at(i + 1).equals("select") || at(i + 1).equals("with");
        var callers = new HashSet<String>();
        if (!query) {
            callers.addAll(outer.callers);
            callers.add(before);
        }
        against |=
                query
                        && "=<>".contains(before)
                        && !before.isEmpty()
                        && EXTREMES.contains(at(i + 2));
        frames.push(new Frame(before, callers, query ? "" : outer.clause));
    }

    private void keyword(int i) {
        var word = at(i);
        var frame = current();
        if (CLAUSES.contains(word)) {
            frame.main = word;
            frame.clause = word;
            frame.distinct = word.equals("select") && at(i + 1).equals("distinct");
        } else if (word.equals("when")) {
            frame.clause = "when";
        } else if (word.equals("then") && frame.clause.equals("when")) {
            frame.clause = "then";
        } else if (word.equals("end")) {
            frame.clause = frame.main;
        } else if (word.equals("distinct") && frame.callers.contains(frame.before)) {
            frame.distinct = true;
        } else if (word.equals("as") && columns.contains(at(i - 1))) {
            aliases.put(at(i + 1), at(i - 1));
        }
        negates |=
                NEGATIONS.contains(word)
                        || (word.equals("not")
                                && !(at(i - 1).equals("is") && at(i + 1).equals("null")));
    }

    /// A number that stands for a column of the result.
    private void place(int i) {
        var clause = current().clause;
        boolean place = at(i - 1).equals("by") || at(i - 1).equals(",");
        if (place && clause.equals("order")) {
            returned().forEach(column -> add(column, Role.ORDERED));
        } else if (place && clause.equals("group")) {
            returned().forEach(column -> add(column, Role.GROUPED));
        }
    }

    private List<String> returned() {
        var returned = new ArrayList<String>();
        roles.forEach((column, done) -> {
            if (done.contains(Role.RETURNED)) {
                returned.add(column);
            }
        });
        return returned;
    }

    private void name(int i) {
        var name = at(i);
        if (at(i + 1).equals(".") || at(i + 1).equals("(") || at(i - 1).equals("as")) {
            return;
        }
        var column = columns.contains(name) ? name : aliases.getOrDefault(name, "");
        if (!column.isEmpty()) {
            column(i, column);
        }
    }

    private void column(int i, String column) {
        add(column, Role.NAMED);
        var frame = current();
        boolean aggregate = frame.callers.stream().anyMatch(AGGREGATES::contains);
        switch (frame.clause) {
            case "order" -> addUnless(aggregate, column, Role.ORDERED);
            case "group", "partition" -> addUnless(aggregate, column, Role.GROUPED);
            case "select", "then" -> {
                addUnless(aggregate, column, Role.RETURNED);
                addUnless(!frame.before.equals("in"), column, Role.COMPARED);
            }
            case "when" -> add(column, Role.COMPARED);
            default ->
                    addUnless(
                            !CONDITIONS.contains(frame.clause) || aggregate, column, Role.COMPARED);
        }
        addUnless(!compared(i), column, Role.COMPARED);
        addUnless(!frame.distinct, column, Role.GROUPED);
        addUnless(!excluded(i), column, Role.EXCLUDED);
        addUnless(!heeded(i, frame), column, Role.HEEDED);
        addUnless(!combined(i, frame), column, Role.COMBINED);
    }

    private boolean compared(int i) {
        return COMPARING.contains(at(i + 1)) || "=<>".indexOf(symbol(start(i) - 1)) >= 0;
    }

    private char symbol(int i) {
        var symbol = at(i);
        return symbol.length() == 1 ? symbol.charAt(0) : ' ';
    }

    private boolean excluded(int i) {
        return unequal(i + 1) || unequal(start(i) - 2);
    }

    private boolean unequal(int i) {
        var two = at(i) + at(i + 1);
        return two.equals("<>") || two.equals("!=");
    }

    private boolean heeded(int i, Frame frame) {
        var next = at(i + 1);
        boolean tested =
                next.equals("is")
                        && (at(i + 2).equals("null")
                                || (at(i + 2).equals("not") && at(i + 3).equals("null")));
        return tested
                || next.equals("isnull")
                || next.equals("notnull")
                || frame.callers.stream().anyMatch(FILLING::contains);
    }

    private boolean combined(int i, Frame frame) {
        int first = start(i);
        boolean after = isOperator(i + 1) && isName(i + 2);
        boolean before = isOperator(first - 1) && isName(first - 2);
        return after
                || before
                || at(i + 1).equals("|")
                || at(first - 1).equals("|")
                || frame.callers.stream().anyMatch(JOINING::contains);
    }

    /// Where a name begins that may be led by its table's.
    private int start(int i) {
        return at(i - 1).equals(".") ? i - 2 : i;
    }

    private boolean isOperator(int i) {
        return at(i).length() == 1 && "+-*/".contains(at(i));
    }

    private boolean isName(int i) {
        return i >= 0
                && i < tokens.size()
                && (tokens.get(i).kind() == Kind.WORD || tokens.get(i).kind() == Kind.QUOTED);
    }

    private Frame current() {
        return frames.element();
    }

    /// The token's name or symbol; empty beyond the ends.
    private String at(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).name();
    }

    private void add(String column, Role role) {
        roles.computeIfAbsent(column, _ -> new HashSet<>()).add(role);
    }

    private void addUnless(boolean not, String column, Role role) {
        if (!not) {
            add(column, role);
        }
    }
}
