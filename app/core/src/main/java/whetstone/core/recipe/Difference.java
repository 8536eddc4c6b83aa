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

    /// Every key whose value differs, in order, as `stages[1].steps: 250 → 100`.
    ///
    /// @param before YAML, as `after`
    /// @throws RecipeException if one of the two cannot be read
    public static List<String> of(String before, String after) {
        var old = values(before);
        var now = values(after);
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        var lines = new ArrayList<String>();
        for (var key : keys) {
            var left = old.getOrDefault(key, "not there");
            var right = now.getOrDefault(key, "not there");
            if (!left.equals(right)) {
                lines.add("%s: %s → %s".formatted(key, left, right));
            }
        }
        return lines;
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
