package whetstone.desktop.recipe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Colours for YAML as recipes use it, and a line under what is wrong.
final class Highlight {
    private static final Pattern PARTS =
            Pattern.compile(
                    "(?<comment>#[^\\n]*)|(?<key>[A-Za-z_][\\w./-]*(?=\\s*:))|(?<number>-?\\b\\d[\\d.eE+-]*\\b)|(?<word>(?<=[:,\\[] )[A-Za-z][\\w./-]*)");

    private Highlight() {}

    /// @param wrong line from 1 that has a mistake; 0 for none
    static StyleSpans<Collection<String>> of(String text, int wrong) {
        var styles = new ArrayList<List<String>>();
        for (int i = 0; i < text.length(); i++) {
            styles.add(List.of());
        }
        var matcher = PARTS.matcher(text);
        while (matcher.find()) {
            for (var group : List.of("comment", "key", "number", "word")) {
                if (matcher.group(group) != null) {
                    for (int i = matcher.start(); i < matcher.end(); i++) {
                        styles.set(i, List.of(group));
                    }
                }
            }
        }
        underline(text, wrong, styles);
        return spans(styles);
    }

    private static void underline(String text, int wrong, List<List<String>> styles) {
        int line = 1;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            begun |= !Character.isWhitespace(text.charAt(i));
            if (line == wrong && begun && text.charAt(i) != '\n') {
                var both = new ArrayList<>(styles.get(i));
                both.add("wrong");
                styles.set(i, List.copyOf(both));
            }
            if (text.charAt(i) == '\n') {
                line++;
                begun = false;
            }
        }
    }

    private static StyleSpans<Collection<String>> spans(List<List<String>> styles) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        int from = 0;
        for (int i = 1; i <= styles.size(); i++) {
            if (i == styles.size() || !styles.get(i).equals(styles.get(from))) {
                builder.add(styles.get(from), i - from);
                from = i;
            }
        }
        if (styles.isEmpty()) {
            builder.add(List.of(), 0);
        }
        return builder.create();
    }
}
