package whetstone.core.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads single values: numbers, texts, yes or no, choices.
final class Scalars {
    // YAML 1.2, core schema; also without the point that some readers want before the exponent.
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private final Document document;

    Scalars(Document document) {
        this.document = document;
    }

    /// The value of `type` that `said` stands for.
    ///
    /// @param usual an example of what is expected; null where there is none
    Object read(JsonNode said, Class<?> type, @Nullable Object usual, String path) {
        if (type == int.class || type == Integer.class) {
            if (said.isIntegralNumber() && said.canConvertToInt()) {
                return said.intValue();
            }
            throw wrongType(path, such("a whole number", usual), said);
        }
        if (type == long.class || type == Long.class) {
            if (said.isIntegralNumber() && said.canConvertToLong()) {
                return said.longValue();
            }
            throw wrongType(path, such("a whole number", usual), said);
        }
        if (type == double.class || type == Double.class) {
            return number(said, usual, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            if (said.isBoolean()) {
                return said.booleanValue();
            }
            throw wrongType(path, "true or false", said);
        }
        if (type == String.class) {
            if (said.isString()) {
                return said.stringValue();
            }
            throw wrongType(path, said.isValueNode() ? "text; put it in quotes" : "text", said);
        }
        if (type.isEnum()) {
            return choice(said, type, path);
        }
        throw new IllegalStateException("%s: settings of %s are not read".formatted(path, type));
    }

    private double number(JsonNode said, @Nullable Object usual, String path) {
        var text = said.isValueNode() ? said.asString("") : "";
        if ((said.isNumber() || said.isString()) && NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw wrongType(path, such("a number", usual), said);
    }

    private Object choice(JsonNode said, Class<?> type, String path) {
        var labels = Arrays.stream(type.getEnumConstants()).map(c -> label((Enum<?>) c)).toList();
        var text = said.isString() ? hyphened(said.stringValue()) : "";
        int index = labels.indexOf(text);
        if (index >= 0) {
            return type.getEnumConstants()[index];
        }
        throw document.mistake(
                path,
                "found %s; expected one of %s".formatted(found(said), String.join(", ", labels)));
    }

    /// How a choice is written in recipes: `token-mean`.
    static String label(Enum<?> choice) {
        return hyphened(choice.name());
    }

    private static String hyphened(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    RecipeException wrongType(String path, String expected, JsonNode found) {
        return document.mistake(path, "expected %s, found %s".formatted(expected, found(found)));
    }

    private static String such(String what, @Nullable Object usual) {
        return usual == null ? what : "%s such as %s".formatted(what, usual);
    }

    private static String found(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "nothing";
        }
        var text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
