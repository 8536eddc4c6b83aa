package whetstone.core.store;

import java.util.ArrayList;

/// What people type to find text, as FTS5 wants it.
final class Words {
    private Words() {}

    /// Matches texts with all of `words`, in any order; nothing in them is an operator.
    static String match(String words) {
        var quoted = new ArrayList<String>();
        for (var word : words.strip().split("\\s+", -1)) {
            quoted.add('"' + word.replace("\"", "\"\"") + '"');
        }
        return String.join(" ", quoted);
    }
}
