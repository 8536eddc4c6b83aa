package whetstone.api;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Evidence.Span;
import whetstone.api.Marks.Spoken;

/// Finds fenced code blocks as CommonMark defines them, except that an unclosed one is none: it was cut off.
final class Fences {
    private Fences() {}

    static List<Span> in(Spoken spoken, String language) {
        var blocks = new ArrayList<Span>();
        var text = spoken.text();
        String fence = null;
        boolean wanted = false;
        int content = 0;
        int next;
        for (int line = spoken.from(); line < spoken.to(); line = next) {
            int end = text.indexOf('\n', line);
            end = end < 0 || end > spoken.to() ? spoken.to() : end;
            next = end + 1;
            var stripped = text.substring(line, end).strip();
            if (fence == null) {
                fence = fence(stripped);
                var info = fence == null ? "" : stripped.substring(fence.length()).strip();
                wanted = info.isEmpty() || info.equalsIgnoreCase(language);
                content = next;
            } else if (stripped.startsWith(fence)
                    && stripped.replace(fence.charAt(0), ' ').isBlank()) {
                if (wanted) {
                    blocks.add(spoken.span(Math.min(content, line), line));
                }
                fence = null;
            }
        }
        return blocks;
    }

    /// The run of three or more back-quotes or tildes that a line begins with; null where it does not.
    private static @org.jspecify.annotations.Nullable String fence(String line) {
        int length = 0;
        while (length < line.length() && line.charAt(length) == line.charAt(0)) {
            length++;
        }
        boolean fence = length >= 3 && (line.charAt(0) == '`' || line.charAt(0) == '~');
        return fence ? line.substring(0, length) : null;
    }
}
