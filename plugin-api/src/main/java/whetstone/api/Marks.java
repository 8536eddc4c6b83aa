package whetstone.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import whetstone.api.Evidence.Span;

/// The marks that announce an answer in running text: tags, GSM8K's hashes, and phrases.
final class Marks {
    private Marks() {}

    static final Pattern SPACE = Pattern.compile("\\s+");

    // Possessive, and no tag within: linear time whatever stands there.
    private static final Pattern TAG =
            Pattern.compile("<answer>([^<]*+(?:<(?!/?answer>)[^<]*+)*+)</answer>");
    private static final Pattern HASHES =
            Pattern.compile("(?m)^[ \\t]*+####[ \\t]*+(?=[^#\\s])(.*+)$");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?\\s?[$€£]?\\d[\\d,]*+(?:\\.\\d++)?(?:\\s?/\\s?\\d++)?\\s?%?(?:\\s\\p{L}++)?\\.?");
    // Not \b at the start: it walks back over combining marks, and a megabyte of them would take
    // hours.
    private static final Pattern PHRASE =
            Pattern.compile(
                    "(?i)(?<!\\w)answer\\b(?:\\*\\*|__)?(?:\\s*+(?:[:=]|is\\b|are\\b|would be\\b|must be\\b|equals\\b))(?:\\s*+:)?"
                            + "(?:\\*\\*|__)?");
    private static final int LONGEST = 2_000;

    /// As many rivals as anyone needs to see.
    static final int MANY = 8;

    /// A completion and the part of it that is meant for the reader.
    record Spoken(String text, int from, int to) {
        Span span(int start, int end) {
            return new Span(text.substring(start, end).strip(), start, end);
        }
    }

    static Spoken spoken(String completion) {
        int closed = completion.lastIndexOf("</think>");
        int from = closed < 0 ? 0 : closed + "</think>".length();
        int opened = completion.indexOf("<think>", from);
        return new Spoken(completion, from, opened < 0 ? completion.length() : opened);
    }

    static List<Span> tags(Spoken spoken) {
        var spans = new ArrayList<Span>();
        var match = TAG.matcher(spoken.text()).region(spoken.from(), spoken.to());
        while (match.find()) {
            spans.add(spoken.span(match.start(1), match.end(1)));
        }
        return spans;
    }

    /// `#### 72`. A heading of that depth is none, unless it holds a number or ends the text.
    static List<Span> hashed(Spoken spoken) {
        var spans = new ArrayList<Span>();
        int end =
                spoken.text().substring(spoken.from(), spoken.to()).stripTrailing().length()
                        + spoken.from();
        var match = HASHES.matcher(spoken.text()).region(spoken.from(), spoken.to());
        while (match.find()) {
            var span = spoken.span(match.start(1), match.end(1));
            if (match.end() >= end || NUMBER.matcher(span.text()).matches()) {
                spans.add(span);
            }
        }
        return spans;
    }

    /// What follows "the answer is", "Answer:" and the like; a later one replaces those before a correction.
    static List<Span> announced(Spoken spoken) {
        var spans = new ArrayList<Span>();
        var match = PHRASE.matcher(spoken.text()).region(spoken.from(), spoken.to());
        boolean found = match.find();
        while (found) {
            int start = match.start();
            int end = match.end();
            found = match.find();
            var span = sentence(spoken, end, found ? match.start() : spoken.to());
            if (span.text().isEmpty() || (found && span.to() == match.start())) {
                continue;
            }
            if (!spans.isEmpty()
                    && Revision.corrects(spoken.text().substring(spans.getLast().to(), start))) {
                spans.clear();
            }
            spans.add(span);
        }
        return spans;
    }

    /// The formula or bold text that begins at `start`, else the rest of the sentence; nothing from `next` on.
    private static Span sentence(Spoken spoken, int start, int next) {
        var text = spoken.text();
        int from = start;
        while (from < next && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int limit = Math.min(next, from + LONGEST);
        for (var quote : Quote.values()) {
            int inside = from + quote.open.length();
            int end =
                    text.startsWith(quote.open, from) && inside < limit
                            ? text.indexOf(quote.close, inside, limit)
                            : -1;
            if (end >= 0 && !text.substring(inside, end).isBlank()) {
                return tail(spoken, from, end + quote.close.length(), limit);
            }
        }
        return spoken.span(from, sentenceEnd(text, from, limit));
    }

    /// What may enclose an answer within a sentence.
    private enum Quote {
        DISPLAY("$$", "$$"),
        INLINE("$", "$"),
        ROUND("\\(", "\\)"),
        SQUARE("\\[", "\\]"),
        BOLD("**", "**");

        private final String open;
        private final String close;

        Quote(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    /// Extends a quoted formula by what else its sentence says, so that `$3$ or $4$` is not read as 3.
    private static Span tail(Spoken spoken, int from, int end, int limit) {
        int stop = sentenceEnd(spoken.text(), end, limit);
        boolean on = stop > end && Revision.joins(spoken.text().substring(end, stop));
        return spoken.span(from, on ? stop : end);
    }

    private static int sentenceEnd(String text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == '\n'
                    || (endsSentence(text, i)
                            && !(text.charAt(i) == '!' && factorial(text, i, from)))) {
                return i;
            }
        }
        return limit;
    }

    private static boolean endsSentence(String text, int i) {
        return ".!?".indexOf(text.charAt(i)) >= 0
                && (i + 1 >= text.length() || Character.isWhitespace(text.charAt(i + 1)));
    }

    private static boolean factorial(String text, int i, int from) {
        return i > from && (Character.isDigit(text.charAt(i - 1)) || text.charAt(i - 1) == ')');
    }
}
