package whetstone.core.recipe;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The tree of a record as a recipe would say it, with every key.
final class Written {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Kinds kinds;

    Written(Kinds kinds) {
        this.kinds = kinds;
    }

    ObjectNode record(Record record) {
        var map = NODES.objectNode();
        switch (record) {
            case Stage stage -> map.put("type", Stages.type(stage));
            case Record chosen when Kinds.chosen(chosen) -> map.put("type", kinds.name(record));
            default -> {}
        }
        for (var component : record.getClass().getRecordComponents()) {
            map.set(component.getName(), node(Records.get(component, record)));
        }
        return map;
    }

    JsonNode node(Object value) {
        return switch (value) {
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case String text -> NODES.stringNode(text);
            case Enum<?> choice -> NODES.stringNode(Scalars.label(choice));
            case Record record -> record(record);
            case List<?> list -> {
                var entries = NODES.arrayNode();
                list.forEach(entry -> entries.add(node(entry)));
                yield entries;
            }
            case Map<?, ?> map -> {
                var entries = NODES.objectNode();
                map.forEach((key, entry) -> entries.set(String.valueOf(key), node(entry)));
                yield entries;
            }
            default -> throw new IllegalArgumentException("a recipe cannot say " + value);
        };
    }
}
