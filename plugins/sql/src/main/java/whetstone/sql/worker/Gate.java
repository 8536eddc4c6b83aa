package whetstone.sql.worker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import whetstone.sql.worker.Token.Kind;

/// Lets through one statement that only reads. The connection refuses to write as well; this says why, and stops what
/// a connection that only reads could still do.
final class Gate {
    private Gate() {}

    private static final int MOST_TOKENS = 20_000;
    private static final Set<String> READING = Set.of("select", "with", "values");
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "replace");
    private static final Set<String> FORBIDDEN =
            Set.of(
                    "load_extension",
                    "readfile",
                    "writefile",
                    "edit",
                    "fts3_tokenizer",
                    "sqlite_dbpage",
                    "sqlite_stmt",
                    "dbstat",
                    "bytecode",
                    "tables_used",
                    "lsdir",
                    "fsdir",
                    "zipfile",
                    "eval",
                    "query_only");
    private static final Set<String> CHANCE = Set.of("random", "randomblob");

    /// The statement itself, without semicolons at its end and with time standing still.
    ///
    /// @param sql what may run; empty if nothing may
    /// @param refusal why nothing may run
    record Passage(String sql, List<Token> tokens, Optional<String> refusal) {}

    static Passage open(String sql) {
        var tokens = Token.of(sql);
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(';')) {
            end--;
        }
        var statement = tokens.subList(0, end);
        var refusal = refusal(sql, statement);
        if (refusal.isPresent()) {
            return new Passage("", statement, refusal);
        }
        var asked = sql.substring(0, statement.getLast().to());
        var text = Clock.stopped(asked, statement);
        return new Passage(text, text.equals(asked) ? statement : Token.of(text), Optional.empty());
    }

    private static Optional<String> refusal(String sql, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return Optional.of("no statement");
        }
        if (tokens.size() > MOST_TOKENS || sql.indexOf('\0') >= 0) {
            return Optional.of("no query that anyone would write");
        }
        if (tokens.stream().anyMatch(token -> token.kind() == Kind.UNCLOSED)) {
            return Optional.of("a quote that nothing closes");
        }
        if (tokens.stream().anyMatch(token -> token.isSymbol(';'))) {
            return Optional.of("more than one statement");
        }
        if (!READING.contains(tokens.getFirst().name())
                || tokens.getFirst().kind() != Kind.WORD
                || writes(tokens)) {
            return Optional.of("no query: a statement that begins with %s".formatted(verb(tokens)));
        }
        for (int i = 0; i < tokens.size(); i++) {
            var refusal = refusal(tokens, i);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static String verb(List<Token> tokens) {
        var text = tokens.getFirst().text();
        return text.length() > 20 ? text.substring(0, 20) : text;
    }

    /// Whether what follows the common table expressions changes a table.
    private static boolean writes(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.depth() == 0 && token.kind() == Kind.WORD)
                .map(Token::name)
                .filter(word ->
                        WRITING.contains(word) || word.equals("select") || word.equals("values"))
                .findFirst()
                .filter(WRITING::contains)
                .isPresent();
    }

    private static Optional<String> refusal(List<Token> tokens, int i) {
        var token = tokens.get(i);
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
            return Optional.empty();
        }
        var name = token.name();
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
        if (name.startsWith("pragma_") || (called && FORBIDDEN.contains(name))) {
            return Optional.of("it uses " + name + ", which reaches beyond the data");
        }
        return called && CHANCE.contains(name)
                ? Optional.of("it uses " + name + ": its result is a matter of chance")
                : Optional.empty();
    }
}
