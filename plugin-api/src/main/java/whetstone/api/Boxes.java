package whetstone.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import whetstone.api.Evidence.Span;
import whetstone.api.Marks.Spoken;

/// Finds `\boxed{…}` and `\fbox{…}`, and decides which of several is the final one.
final class Boxes {
    private Boxes() {}

    private static final Pattern BOX = Pattern.compile("\\\\(?:boxed|fbox)(?![a-zA-Z])\\s*+");
    private static final Pattern ANNOUNCED = Pattern.compile("(?i)\\banswer\\b");
    // `(a)`, `**(b)**`, `Part c:`, not within a word or a formula such as f(a).
    private static final Pattern PART =
            Pattern.compile(
                    "(?<![\\w\\\\^_{}])(?:\\(([a-h])\\)|(?i:part)[\\s~]{1,2}\\(?([a-hA-H])\\)?(?!\\w))");
    private static final int SENTENCE = 80;
    private static final int LONGEST = 2_000;

    /// The boxes that stand at the end: one, parts joined to one, or rivals.
    static List<Span> in(Spoken spoken) {
        if (!spoken.text().contains("\\boxed") && !spoken.text().contains("\\fbox")) {
            return List.of();
        }
        var last = new ArrayList<Box>();
        int from = spoken.from();
        for (var read : all(spoken)) {
            var box = read.of(part(spoken.text().substring(from, read.from())));
            from = read.to();
            if (!last.isEmpty()) {
                merge(spoken, last, box);
            } else {
                last.add(box);
            }
        }
        return last.stream().map(Box::whole).toList();
    }

    /// A box: where it stands, and what it holds.
    ///
    /// @param part the letter of the part of the question that it answers; a space for none
    /// @param several whether it holds the answers to several parts
    private record Box(int from, int to, Span content, char part, boolean several) {
        Box of(char letter) {
            return new Box(from, to, content, letter, several);
        }

        /// Parts have an order: they are a tuple.
        Span whole() {
            return several
                    ? new Span("(" + content.text() + ")", content.from(), content.to())
                    : content;
        }

        /// With the answer to the next part.
        Box and(Box next) {
            var both = content.text() + ", " + next.content.text();
            var span = new Span(both, content.from(), next.content.to());
            return new Box(from, next.to, span, next.part, true);
        }
    }

    /// The part that the words before a box announce last.
    private static char part(String before) {
        char part = ' ';
        var match = PART.matcher(before);
        while (match.find()) {
            var letter = match.group(1) == null ? match.group(2) : match.group(1);
            part = Character.toLowerCase(letter.charAt(0));
        }
        return part;
    }

    private static boolean follows(Box before, Box box) {
        return before.part() != ' '
                && box.part() == before.part() + 1
                && before.content().text().length() <= LONGEST
                && (before.several() || !before.content().text().equals(box.content().text()));
    }

    private static void merge(Spoken spoken, List<Box> last, Box box) {
        var before = last.getLast();
        var between = spoken.text().substring(before.to(), box.from());
        if (follows(before, box) && !Revision.corrects(between)) {
            last.removeLast();
            last.add(before.and(box));
            return;
        }
        var joint = before.content().text().length() > LONGEST ? null : Revision.joint(between);
        if (joint != null) {
            last.removeLast();
            var text = before.content().text() + joint + box.content().text();
            last.add(
                    new Box(
                            before.from(),
                            box.to(),
                            new Span(text, before.content().from(), box.content().to()),
                            box.part() == ' ' ? before.part() : box.part(),
                            before.several()));
        } else {
            if (Revision.corrects(between) || !rivals(spoken, before, box)) {
                last.clear();
            }
            last.add(box);
        }
    }

    private static boolean rivals(Spoken spoken, Box before, Box box) {
        return Revision.alternative(spoken.text().substring(before.to(), box.from()))
                || (announced(spoken, before) && announced(spoken, box));
    }

    private static boolean announced(Spoken spoken, Box box) {
        int from = Math.max(spoken.from(), box.from() - SENTENCE);
        var before = spoken.text().substring(from, box.from());
        int sentence = Math.max(before.lastIndexOf('\n'), before.lastIndexOf(". "));
        return ANNOUNCED.matcher(before.substring(sentence + 1)).find();
    }

    private static List<Box> all(Spoken spoken) {
        var text = spoken.text();
        int[] closing = closing(spoken);
        var boxes = new ArrayList<Box>();
        var match = BOX.matcher(text).region(spoken.from(), spoken.to());
        int from = spoken.from();
        while (from <= spoken.to() && match.find(from) && match.end() < spoken.to()) {
            int start = match.end();
            boolean braced = text.charAt(start) == '{';
            int end = braced ? closing[start - spoken.from()] : bare(text, start, spoken.to());
            if (end > start) {
                var content = braced ? spoken.span(start + 1, end) : spoken.span(start, end);
                boxes.add(new Box(match.start(), braced ? end + 1 : end, content, ' ', false));
                from = braced ? end + 1 : end;
            } else {
                from = start;
            }
            match.region(from, spoken.to());
        }
        return boxes;
    }

    /// The end of an argument without braces: a command or a run of letters or digits.
    private static int bare(String text, int start, int limit) {
        int end = start;
        while (end < limit
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "-.,".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > start && ".,".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /// For each opening brace the place of its partner, else -1. One pass, so that a megabyte of braces costs what a
    /// megabyte of letters does.
    private static int[] closing(Spoken spoken) {
        int length = spoken.to() - spoken.from();
        int[] closing = new int[length];
        int[] open = new int[length];
        Arrays.fill(closing, -1);
        int depth = 0;
        for (int i = 0; i < length; i++) {
            switch (spoken.text().charAt(spoken.from() + i)) {
                case '\\' -> i++;
                case '{' -> open[depth++] = i;
                case '}' -> {
                    if (depth > 0) {
                        closing[open[--depth]] = spoken.from() + i;
                    }
                }
                default -> {}
            }
        }
        return closing;
    }
}
