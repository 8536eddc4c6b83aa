package whetstone.cli;

/// Text of unknown origin, on one line of a terminal.
final class Shortened {
    private Shortened() {}

    /// The beginning of `text`, with control characters shown as `.`.
    static String of(String text, int most) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(most)
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? '.'
                                : c)
                .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(line::appendCodePoint);
        return text.codePointCount(0, Math.min(text.length(), 2 * most + 2)) > most
                ? line + " … (%d characters)".formatted(text.length())
                : line.toString();
    }
}
