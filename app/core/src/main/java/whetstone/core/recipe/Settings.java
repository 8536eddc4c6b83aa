package whetstone.core.recipe;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import whetstone.api.Range;
import whetstone.file.FileTrouble;

/// Lays what was written over a record of defaults: a key that no component has is a mistake, and so is a value of
/// another type or out of range. What was not written keeps its default.
final class Settings {
    private final Document document;
    private final Kinds kinds;

    Settings(Document document, Kinds kinds) {
        this.document = document;
        this.kinds = kinds;
    }

    /// `usual` with what `written` says in place of its components.
    <R> R lay(JsonNode written, R usual, String path) {
        if (!(written instanceof ObjectNode map)) {
            throw wrongType(path, "keys such as " + firstName(usual.getClass()), written);
        }
        var components = usual.getClass().getRecordComponents();
        boolean named = usual instanceof Stage || Kinds.chosen(usual);
        refuseUnknown(map, components, path, named);
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var name = components[i].getName();
            var standard = Records.get(components[i], usual);
            var said = map.get(name);
            values[i] = said == null ? standard : component(said, components[i], standard, path);
        }
        return build(usual, values, path);
    }

    private void refuseUnknown(
            ObjectNode map, RecordComponent[] components, String path, boolean hasType) {
        var names =
                new ArrayList<>(Arrays.stream(components).map(RecordComponent::getName).toList());
        if (hasType) {
            names.add("type");
        }
        for (var key : map.propertyNames()) {
            if (!names.contains(key)) {
                throw document.mistake(
                        Document.child(path, key), "no such key; " + Spelling.meant(key, names));
            }
        }
    }

    private Object component(
            JsonNode said, RecordComponent component, @Nullable Object usual, String path) {
        var at = Document.child(path, component.getName());
        var value = value(said, component.getGenericType(), usual, at);
        var range = component.getAnnotation(Range.class);
        if (range != null && value instanceof Number number) {
            double plain = number.doubleValue();
            if (!(plain >= range.min() && plain <= range.max())) {
                throw document.mistake(
                        at,
                        "%s is out of range; expected %s to %s"
                                .formatted(said.asString(), text(range.min()), text(range.max())));
            }
        }
        return value;
    }

    private Object value(JsonNode said, Type type, @Nullable Object usual, String path) {
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class ->
                    list(said, list.getActualTypeArguments()[0], path);
            case ParameterizedType map -> map(said, map.getActualTypeArguments()[1], path);
            case Class<?> one when Kinds.choose(one) -> chosen(one, said, usual, path);
            case Class<?> one when one == RoleBinding.class ->
                    lay(said, RoleKinds.usual(said, path, document), path);
            case Class<?> one when one == TaskDefinition.class -> definition(said, path);
            case Class<?> one when one.isRecord() ->
                    lay(said, usual == null ? Records.defaults(one) : usual, path);
            case Class<?> one -> new Scalars(document).read(said, one, usual, path);
            default -> throw new IllegalStateException("%s: %s".formatted(path, type));
        };
    }

    private List<Object> list(JsonNode said, Type type, String path) {
        if (!(said instanceof ArrayNode written)) {
            throw wrongType(path, "a list such as [0, 1]", said);
        }
        if (type == Stage.class) {
            return stages(written, path);
        }
        var list = new ArrayList<Object>();
        for (var entry : written) {
            list.add(value(entry, type, null, Document.entry(path, list.size())));
        }
        return list;
    }

    private List<Object> stages(ArrayNode written, String path) {
        var names = Stages.names(written);
        var list = new ArrayList<Object>();
        for (var entry : written) {
            int index = list.size();
            var at = Document.entry(path, index);
            if (!(entry instanceof ObjectNode map)) {
                throw wrongType(at, "keys such as 'type: rl'", entry);
            }
            if (names.subList(0, index).contains(names.get(index))) {
                throw document.mistake(
                        Document.child(at, "name"),
                        "'%s' is taken by stages[%d]; choose another"
                                .formatted(names.get(index), names.indexOf(names.get(index))));
            }
            list.add(lay(map, kinds.stage(map, names.get(index), at, document), at));
        }
        return list;
    }

    private Map<String, Object> map(JsonNode said, Type type, String path) {
        if (!(said instanceof ObjectNode written)) {
            throw wrongType(path, "keys with values such as {math/chain-sum: 1}", said);
        }
        var map = new TreeMap<String, Object>();
        for (var entry : written.properties()) {
            var at = Document.child(path, entry.getKey());
            map.put(entry.getKey(), value(entry.getValue(), type, null, at));
        }
        return map;
    }

    private Object chosen(Class<?> type, JsonNode said, @Nullable Object usual, String path) {
        if (said.isString()) {
            return kinds.chosen(type, said.stringValue(), path, document);
        }
        var named = said.path("type");
        if (named.isMissingNode() && usual != null) {
            return lay(said, usual, path);
        }
        var at = Document.child(path, "type");
        var name = (String) new Scalars(document).read(named, String.class, null, at);
        return lay(said, kinds.chosen(type, name, at, document), path);
    }

    private TaskDefinition definition(JsonNode said, String path) {
        if (said.isString()) {
            try {
                return TaskDefinition.read(Path.of(said.stringValue()));
            } catch (IOException e) {
                throw document.mistake(
                        path,
                        "%s cannot be read (%s); 'whetstone define %s' writes one to start from"
                                .formatted(
                                        said,
                                        FileTrouble.told(Path.of(said.stringValue()), e),
                                        said.stringValue()));
            } catch (InvalidPathException e) {
                throw document.mistake(path, "%s is no path: %s".formatted(said, e.getReason()));
            }
        }
        var read = lay(said, TaskDefinition.defaults(), path);
        read.check(document, path);
        return read;
    }

    private <R> R build(R usual, Object[] values, String path) {
        try {
            return Records.create(usual, values);
        } catch (InvocationTargetException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            var text = String.valueOf(cause.getMessage());
            var names =
                    Arrays.stream(usual.getClass().getRecordComponents())
                            .map(RecordComponent::getName);
            var at = names.filter(name -> text.startsWith(name + " ")).findFirst();
            throw document.mistake(at.map(name -> Document.child(path, name)).orElse(path), text);
        }
    }

    private RecipeException wrongType(String path, String expected, JsonNode found) {
        return new Scalars(document).wrongType(path, expected, found);
    }

    private static String firstName(Class<?> type) {
        return "'%s:'".formatted(type.getRecordComponents()[0].getName());
    }

    private static String text(double limit) {
        return limit == Math.rint(limit) && Math.abs(limit) < 1e15
                ? Long.toString((long) limit)
                : Double.toString(limit);
    }
}
