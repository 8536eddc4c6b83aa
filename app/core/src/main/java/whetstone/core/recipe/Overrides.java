package whetstone.core.recipe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lays `stages.rl.steps=10` over what a recipe says. An entry of `stages` goes by its name or by its index from 0.
final class Overrides {
    private final Document document;

    Overrides(Document document) {
        this.document = document;
    }

    /// Sets one key.
    ///
    /// @throws RecipeException if `override` is not `key=value`, or leads through something that has no keys
    void lay(String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new RecipeException(
                    "--set %s: expected key=value, such as stages.rl.steps=10".formatted(override));
        }
        var steps = override.substring(0, equals).strip().replace("]", "").split("[.\\[]", -1);
        var way = new ArrayDeque<>(List.of(steps));
        set(document.root(), "", way, value(override, equals + 1));
    }

    private static JsonNode value(String override, int from) {
        try {
            return Yaml.value(override.substring(from));
        } catch (RecipeException e) {
            throw new RecipeException("--set %s: %s".formatted(override, e.getMessage()));
        }
    }

    private void set(JsonNode node, String path, Deque<String> way, JsonNode value) {
        switch (node) {
            case ObjectNode map -> within(map, path, way, value);
            case ArrayNode list -> within(list, path, way, value);
            default ->
                    throw new RecipeException(
                            "--set %s: '%s' is a single value and has no '%s'"
                                    .formatted(path, path, way.peek()));
        }
    }

    private void within(ObjectNode map, String path, Deque<String> way, JsonNode value) {
        var key = way.pop();
        var at = Document.child(path, key);
        if (way.isEmpty()) {
            map.set(key, value);
            mark(at);
        } else {
            if (!map.has(key)) {
                map.putObject(key);
                mark(at);
            }
            set(map.get(key), at, way, value);
        }
    }

    private void within(ArrayNode list, String path, Deque<String> way, JsonNode value) {
        int index = index(list, path, way.pop());
        var at = Document.entry(path, index);
        if (way.isEmpty()) {
            list.set(index, value);
            mark(at);
        } else {
            set(list.get(index), at, way, value);
        }
    }

    private static int index(ArrayNode list, String path, String step) {
        var names = Stages.names(list);
        int index = step.matches("\\d{1,6}") ? Integer.parseInt(step) : names.indexOf(step);
        if (index < 0 || index >= list.size()) {
            throw new RecipeException(
                    "--set %s: no entry '%s' among %d; %s"
                            .formatted(path, step, list.size(), Spelling.meant(step, names)));
        }
        return index;
    }

    private void mark(String path) {
        document.origins().put(path, "--set");
    }
}
