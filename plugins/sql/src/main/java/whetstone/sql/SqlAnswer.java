package whetstone.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import whetstone.api.Evidence.Span;
import whetstone.api.FinalAnswer;
import whetstone.sql.worker.Token;

/// Finds the query that a completion states as its answer. The strongest mark counts: `<answer>`, then what follows
/// "final SQL:" or the like, fenced blocks, boxes and "the answer is", and at last lines that begin a query. Two marks
/// of the same strength around different queries state none; queries differ if their words do, not for case, white
/// space, comments or a last semicolon.
final class SqlAnswer {
    private SqlAnswer() {}

    private static final Pattern FINAL =
            Pattern.compile("(?i)\\bfinal\\s(?:sql|query|answer)\\b[^\\n:]{0,30}+:[*_]{0,2}+");
    private static final Pattern QUERY = Pattern.compile("(?i)(?:select|with|values)\\b");
    private static final Pattern LINE =
            Pattern.compile("(?im)^[ \\t>*`]*+((?:select|with|values)\\b)");
    private static final Pattern END = Pattern.compile(";|\\n[ \\t]*+\\n|\\n?```|\\z");

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?i)[\\s;]*+(?:--|/\\*|(?:select|with|values|insert|update|delete|replace|drop|create|alter|attach|detach"
                            + "|pragma|vacuum|begin|commit|rollback|savepoint|release|explain|reindex|analyze|end)\\b)");

    static FinalAnswer in(String completion) {
        var tagged = FinalAnswer.tagged(completion);
        if (!(tagged instanceof FinalAnswer.None)) {
            return distinct(spans(tagged));
        }
        var spoken = spoken(completion);
        var marked = FINAL.matcher(completion).region(spoken.from(), spoken.to());
        int last = -1;
        while (marked.find()) {
            last = marked.end();
        }
        if (last >= 0) {
            var after = new Span(completion.substring(last, spoken.to()), last, spoken.to());
            var found = strongest(after);
            if (!found.isEmpty()) {
                return distinct(found);
            }
        }
        return distinct(strongest(spoken));
    }

    /// What is meant for the reader, without the thoughts before it.
    private static Span spoken(String completion) {
        int closed = completion.lastIndexOf("</think>");
        int from = closed < 0 ? 0 : closed + "</think>".length();
        int opened = completion.indexOf("<think>", from);
        int to = opened < 0 ? completion.length() : opened;
        return new Span(completion.substring(from, to), from, to);
    }

    private static List<Span> strongest(Span text) {
        var fenced = new ArrayList<>(spans(FinalAnswer.fenced(text.text(), "sql")));
        fenced.addAll(spans(FinalAnswer.fenced(text.text(), "sqlite")));
        var queries =
                fenced.stream()
                        .filter(SqlAnswer::isQuery)
                        .sorted(Comparator.comparingInt(Span::from))
                        .toList();
        if (!fenced.isEmpty()) {
            var standing = FinalAnswer.standing(text.text(), queries);
            return shifted(queries.isEmpty() ? fenced : standing, text.from());
        }
        var said = spans(FinalAnswer.in(text.text())).stream().map(SqlAnswer::unquoted);
        var answers = said.filter(SqlAnswer::isQuery).toList();
        return shifted(answers.isEmpty() ? lines(text.text()) : answers, text.from());
    }

    /// Statements that begin a line, each up to a semicolon, an empty line or the end.
    private static List<Span> lines(String text) {
        var lines = new ArrayList<Span>();
        var starts = LINE.matcher(text);
        int from = 0;
        while (from <= text.length() && starts.find(from)) {
            int start = starts.start(1);
            int to = end(text, start);
            lines.add(new Span(text.substring(start, to).replace("`", " ").strip(), start, to));
            from = to + 1;
        }
        return lines;
    }

    /// Where prose begins again. What follows a semicolon and is a statement too belongs to the answer: two are not one.
    private static int end(String text, int start) {
        var end = END.matcher(text);
        int from = start;
        while (end.find(from) && end.end() < text.length()) {
            if (!STATEMENT.matcher(text).region(end.end(), text.length()).lookingAt()) {
                return end.start();
            }
            from = end.end();
        }
        return text.length();
    }

    private static boolean isQuery(Span span) {
        return QUERY.matcher(span.text()).lookingAt();
    }

    private static Span unquoted(Span span) {
        var text = span.text().strip();
        boolean quoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return quoted
                ? new Span(text.substring(1, text.length() - 1).strip(), span.from(), span.to())
                : span;
    }

    private static List<Span> shifted(List<Span> spans, int by) {
        return spans.stream()
                .map(span -> new Span(span.text(), span.from() + by, span.to() + by))
                .toList();
    }

    private static List<Span> spans(FinalAnswer answer) {
        return switch (answer) {
            case FinalAnswer.One(var span) -> List.of(span);
            case FinalAnswer.Several(var spans) -> spans;
            case FinalAnswer.None _ -> List.of();
        };
    }

    private static FinalAnswer distinct(List<Span> spans) {
        var distinct = new LinkedHashMap<String, Span>();
        for (var span : spans) {
            var bare = unfenced(span);
            if (!bare.text().isBlank()) {
                distinct.putIfAbsent(Token.normal(bare.text()), bare);
            }
        }
        return switch (distinct.size()) {
            case 0 -> new FinalAnswer.None();
            case 1 -> new FinalAnswer.One(distinct.values().iterator().next());
            default -> new FinalAnswer.Several(List.copyOf(distinct.values()));
        };
    }

    /// The query within a span that holds a fenced block.
    private static Span unfenced(Span span) {
        var fenced = FinalAnswer.fenced(span.text(), "sql");
        return fenced instanceof FinalAnswer.One(var inner)
                ? new Span(inner.text(), span.from() + inner.from(), span.from() + inner.to())
                : unquoted(span);
    }
}
