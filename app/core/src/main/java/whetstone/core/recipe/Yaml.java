package whetstone.core.recipe;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/// The part of YAML that recipes are written in: one document of maps, lists and scalars. Anchors, aliases and tags
/// are refused, since what a recipe says must stand where it is said.
final class Yaml {
    private static final int LARGEST = 1 << 20; // characters; the longest recipe of ours has 3000
    private static final int DEEPEST = 32;

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                                    .disable(YAMLWriteFeature.SPLIT_LINES)
                                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                                    .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                                    .stringQuotingChecker(new Quoting())
                                    .build())
                    // Single values are read from the middle of a document.
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final YAMLParser parser;
    private Document document = new Document(MAPPER.createObjectNode());

    private Yaml(YAMLParser parser) {
        this.parser = parser;
    }

    /// The document that `text` holds.
    ///
    /// @throws RecipeException if it is anything but one map, names its line
    static Document read(String text) {
        return guarded(
                text,
                yaml -> {
                    if (yaml.parser.nextToken() != JsonToken.START_OBJECT) {
                        throw yaml.refuse(
                                "the file holds no keys; expected lines such as 'name: sums'");
                    }
                    yaml.plain();
                    var root = yaml.map("", 1);
                    if (yaml.parser.nextToken() != null) {
                        throw yaml.refuse(
                                "a second document starts; a recipe is one, remove '---'");
                    }
                    yaml.document = new Document(root, yaml.document.origins());
                    return yaml.document;
                });
    }

    /// The value that `text` holds, as it would be read after `key: `.
    ///
    /// @throws RecipeException if that is not YAML
    static JsonNode value(String text) {
        if (text.isBlank()) {
            return MAPPER.getNodeFactory().stringNode("");
        }
        return guarded(
                text,
                yaml -> {
                    yaml.parser.nextToken();
                    return yaml.node("", 1);
                });
    }

    /// `tree` as YAML.
    static String write(ObjectNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /// What was typed into `field` as it is written in a recipe.
    ///
    /// @throws RecipeException if it cannot be written there
    static String written(Form.Field field, String typed) {
        if (field.kind() instanceof Form.Kind.Text) {
            return text(typed);
        }
        try {
            var value = value(typed);
            // Numbers stay as they were typed: 1e-3 says more than 0.001.
            return value.isNumber() || value.asString("").equals(typed)
                    ? plain(typed)
                    : flow(value);
        } catch (RecipeException e) {
            throw new RecipeException("%s: %s".formatted(field.path(), e.getMessage()));
        }
    }

    /// `value` on one line, as it may stand within a line of a recipe.
    static String flow(JsonNode value) {
        return switch (value) {
            case ObjectNode map ->
                    map.properties().stream()
                            .map(entry -> text(entry.getKey()) + ": " + flow(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case ArrayNode list ->
                    list.valueStream().map(Yaml::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> value.isString() ? text(value.stringValue()) : value.asString();
        };
    }

    // What is no number where one should be is for the reader to refuse.
    private static String plain(String typed) {
        return typed.matches("[\\w.+-]+") ? typed : text(typed);
    }

    // JSON's texts are YAML's too.
    private static String text(String text) {
        return new Quoting().needToQuoteValue(text)
                ? MAPPER.getNodeFactory().stringNode(text).toString()
                : text;
    }

    private static <R> R guarded(String text, java.util.function.Function<Yaml, R> work) {
        if (text.length() > LARGEST) {
            throw new RecipeException(
                    "the file has %,d characters; a recipe has at most %,d: is this the right file?"
                            .formatted(text.length(), LARGEST));
        }
        try (var parser = (YAMLParser) MAPPER.createParser(text)) {
            return work.apply(new Yaml(parser));
        } catch (JacksonException e) {
            var place = e.getLocation();
            var line =
                    place == null || place.getLineNr() < 1
                            ? ""
                            : "line %d: ".formatted(place.getLineNr());
            throw new RecipeException(
                    "%snot YAML: %s"
                            .formatted(
                                    line, e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private JsonNode node(String path, int depth) {
        plain();
        if (depth > DEEPEST) {
            throw refuse("nested deeper than %d levels".formatted(DEEPEST));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(path, depth);
            case START_ARRAY -> list(path, depth);
            default -> MAPPER.readTree(parser);
        };
    }

    private ObjectNode map(String path, int depth) {
        var map = MAPPER.createObjectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            plain();
            var key = parser.currentName();
            var at = Document.child(path, key);
            if (map.has(key)) {
                throw refuse("'%s' is written twice; remove one".formatted(at));
            }
            document.origins().put(at, "line " + line());
            parser.nextToken();
            map.set(key, node(at, depth + 1));
        }
        return map;
    }

    private ArrayNode list(String path, int depth) {
        var list = MAPPER.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var at = Document.entry(path, list.size());
            document.origins().put(at, "line " + line());
            list.add(node(at, depth + 1));
        }
        return list;
    }

    private void plain() {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw refuse("anchors and aliases are not read; write the value where it is needed");
        }
        if (parser.getTypeId() != null) {
            throw refuse("the tag '%s' is not read; remove it".formatted(parser.getTypeId()));
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private RecipeException refuse(String text) {
        return new RecipeException("line %d: %s".formatted(Math.max(1, line()), text));
    }

    /// Quotes every text that is not plainly a word or a path, so that none reads back as something else.
    private static final class Quoting extends StringQuotingChecker {
        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return isReservedKeyword(value) || !value.matches("[A-Za-z][A-Za-z0-9_/.-]*");
        }
    }
}
