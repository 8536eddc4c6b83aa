package whetstone.desktop.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where views lie, as a tree that survives the window.
public sealed interface Layout {

    /// The place that stays when it is empty, and takes views that have no other.
    String EDITORS = "editors";

    /// Parts beside or below each other.
    ///
    /// @param vertical whether they lie below each other
    /// @param dividers where one part ends and the next begins, shares of the whole, one less than parts
    record Split(String id, boolean vertical, List<Double> dividers, List<Layout> parts)
            implements Layout {
        public Split {
            dividers = List.copyOf(dividers);
            parts = List.copyOf(parts);
        }
    }

    /// Views behind each other.
    ///
    /// @param selected the one in front; empty for the first
    record Tabs(String id, List<String> views, String selected) implements Layout {
        public Tabs {
            views = List.copyOf(views);
        }
    }

    /// Every place in the tree that holds views.
    default Stream<Tabs> leaves() {
        return switch (this) {
            case Split split -> split.parts().stream().flatMap(Layout::leaves);
            case Tabs tabs -> Stream.of(tabs);
        };
    }

    /// The tree with known views only, each once, and no empty places but [#EDITORS].
    default Optional<Layout> repaired(Set<String> known) {
        return Repair.of(this, known);
    }

    /// The tree as JSON.
    default String write() {
        return Json.MAPPER.writeValueAsString(Json.node(this));
    }

    /// The tree that [#write] wrote; nothing where `text` is anything else.
    static Optional<Layout> read(String text) {
        try {
            return Json.layout(Json.MAPPER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// The tree between text and record.
    final class Json {
        private static final JsonMapper MAPPER = new JsonMapper();

        private Json() {}

        private static ObjectNode node(Layout layout) {
            var node = MAPPER.createObjectNode();
            switch (layout) {
                case Split(var id, var vertical, var dividers, var parts) -> {
                    node.put("id", id).put("vertical", vertical);
                    dividers.forEach(node.putArray("dividers")::add);
                    var array = node.putArray("parts");
                    parts.forEach(part -> array.add(node(part)));
                }
                case Tabs(var id, var views, var selected) -> {
                    node.put("id", id).put("selected", selected);
                    views.forEach(node.putArray("views")::add);
                }
            }
            return node;
        }

        private static Optional<Layout> layout(JsonNode node) {
            var id = node.path("id").asString("");
            if (id.isEmpty()) {
                return Optional.empty();
            }
            if (node.path("views").isArray()) {
                var views = node.path("views").valueStream().map(v -> v.asString("")).toList();
                return Optional.of(new Tabs(id, views, node.path("selected").asString("")));
            }
            var parts = new ArrayList<Layout>();
            node.path("parts").valueStream().forEach(p -> layout(p).ifPresent(parts::add));
            var dividers = node.path("dividers").valueStream().map(d -> d.asDouble(0.5)).toList();
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Split(id, node.path("vertical").asBoolean(false), dividers, parts));
        }
    }
}
