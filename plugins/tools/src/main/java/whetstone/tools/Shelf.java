package whetstone.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The texts that [Library] asks about, as they lie in its folder: a line for each entry, `ka P:lo R:bi S:zu`.
///
/// @param entries by name
record Shelf(Map<String, Entry> entries) {

    private static final Pattern LINE =
            Pattern.compile("\\{\"title\": \"([a-z]+)\", \"text\": \"([^\"]+)\"}");

    /// An entry.
    ///
    /// @param text as a search shows it
    /// @param facts the name that each relation leads to
    record Entry(String name, String text, Map<Character, String> facts) {

        static Entry of(String line) {
            var match = LINE.matcher(line);
            if (!match.matches()) {
                throw new IllegalStateException("entries.jsonl: no entry: " + line);
            }
            var facts = new TreeMap<Character, String>();
            for (var word : List.of(match.group(2).split(" ", -1))) {
                if (word.indexOf(':') == 1) {
                    facts.put(word.charAt(0), word.substring(2));
                }
            }
            return new Entry(match.group(1), match.group(2), facts);
        }

        /// What `relation`, which the entry speaks of, leads to.
        String value(char relation) {
            return Objects.requireNonNull(facts.get(relation), text);
        }
    }

    /// The entry of `name`, which there is.
    Entry entry(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    static Shelf read() {
        var entries = new TreeMap<String, Entry>();
        try (var in = Shelf.class.getResourceAsStream("library/entries.jsonl");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in, "entries.jsonl"),
                                        StandardCharsets.UTF_8))) {
            lines.lines().map(Entry::of).forEach(entry -> entries.put(entry.name(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shelf(entries);
    }
}
