package whetstone.core.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What two recipes do not have alike.
public final class Difference {
    private Difference() {}

    /// A key whose value differs.
    ///
    /// @param key as `stages[1].steps`
    /// @param before its value; `not there` for none, as `after`
    public record Change(String key, String before, String after) {
        @Override
        public String toString() {
            return "%s: %s → %s".formatted(key, before, after);
        }
    }

    /// Every key whose value differs, in order, as `stages[1].steps: 250 → 100`.
    ///
    /// @param before YAML, as `after`
    /// @throws RecipeException if one of the two cannot be read
    public static List<String> of(String before, String after) {
        return changes(before, after).stream().map(Change::toString).toList();
    }

    /// The same, each change in its parts.
    public static List<Change> changes(String before, String after) {
        var old = values(before);
        var now = values(after);
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            var left = old.getOrDefault(key, "not there");
            var right = now.getOrDefault(key, "not there");
            if (!left.equals(right)) {
                changes.add(new Change(key, left, right));
            }
        }
        return changes;
    }

    private static Map<String, String> values(String yaml) {
        var values = new TreeMap<String, String>();
        flatten("", Yaml.read(yaml).root(), values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry ->
                            flatten(Document.child(path, entry.getKey()), entry.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(Document.entry(path, i), node.get(i), into);
            }
        } else {
            into.put(path, node.asString(""));
        }
    }
}
