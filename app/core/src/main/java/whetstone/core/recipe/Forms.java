package whetstone.core.recipe;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import whetstone.api.Range;
import whetstone.core.recipe.Form.Field;
import whetstone.core.recipe.Form.Kind;
import whetstone.core.recipe.Form.Section;

/// Makes forms: the records are the schema.
final class Forms {
    private final Kinds kinds;
    private final Document document;
    private final Written written;

    Forms(Kinds kinds, Document document) {
        this.kinds = kinds;
        this.document = document;
        written = new Written(kinds);
    }

    Form of(Recipe recipe) {
        var plain = new ArrayList<Field>();
        var sections = new ArrayList<Section>();
        for (var component : Recipe.class.getRecordComponents()) {
            var name = component.getName();
            var value = Records.get(component, recipe);
            switch (value) {
                case Record part -> sections.add(section(name, name, part));
                case Map<?, ?> roles when name.equals("roles") ->
                        roles.forEach((role, bound) -> {
                            var path = Document.child(name, String.valueOf(role));
                            sections.add(section(path, path, (Record) bound));
                        });
                case List<?> stages when name.equals("stages") -> {
                    for (int i = 0; i < stages.size(); i++) {
                        var stage = (Stage) stages.get(i);
                        var path = Document.entry(name, i);
                        sections.add(
                                section(
                                        "%s · %s".formatted(path, stage.name()),
                                        path,
                                        (Record) stage));
                    }
                }
                default -> plain.add(field(component, name, "", value, Recipe.class));
            }
        }
        sections.addFirst(new Section("recipe", plain));
        return new Form(sections);
    }

    /// @param path of the record in the recipe; empty for a recipe's own level
    Section section(String title, String path, Record record) {
        var fields = new ArrayList<Field>();
        collect(record, path, path, fields);
        return new Section(title, fields);
    }

    private void collect(Record record, String path, String section, List<Field> into) {
        if (Kinds.chosen(record)) {
            var at = Document.child(path, "type");
            into.add(
                    new Field(
                            at,
                            below(at, section),
                            new Kind.Choice(kinds.names(record)),
                            kinds.name(record),
                            document.origins().containsKey(at) || node(path).isString(),
                            ""));
        }
        for (var component : record.getClass().getRecordComponents()) {
            var at = Document.child(path, component.getName());
            var value = Records.get(component, record);
            if (value instanceof TaskDefinition && node(at).isString()) {
                into.add(
                        new Field(
                                at,
                                below(at, section),
                                new Kind.Text(),
                                node(at).stringValue(),
                                true,
                                Meanings.of(record.getClass(), component.getName())));
            } else if (value instanceof Record part) {
                collect(part, at, section, into);
            } else {
                into.add(field(component, at, section, value, record.getClass()));
            }
        }
    }

    private Field field(
            RecordComponent component, String path, String section, Object value, Class<?> owner) {
        return new Field(
                path,
                below(path, section),
                kind(component, value),
                text(value),
                document.origins().containsKey(path),
                Meanings.of(owner, component.getName()));
    }

    private static String below(String path, String section) {
        return section.isEmpty() ? path : path.substring(section.length() + 1);
    }

    private static Kind kind(RecordComponent component, Object value) {
        return switch (value) {
            case Double _ -> number(component, false);
            case Number _ -> number(component, true);
            case Boolean _ -> new Kind.Flag();
            case Enum<?> choice ->
                    new Kind.Choice(
                            Arrays.stream(choice.getDeclaringClass().getEnumConstants())
                                    .map(Scalars::label)
                                    .toList());
            case String _ -> new Kind.Text();
            default -> new Kind.Collection();
        };
    }

    private static Kind number(RecordComponent component, boolean whole) {
        var range = component.getAnnotation(Range.class);
        return range == null
                ? new Kind.Amount(whole, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new Kind.Amount(whole, range.min(), range.max());
    }

    private String text(Object value) {
        return switch (value) {
            case Double number -> plain(number);
            case Enum<?> choice -> Scalars.label(choice);
            case List<?> _, Map<?, ?> _ -> Yaml.flow(written.node(value));
            default -> value.toString();
        };
    }

    // As people write numbers: 450 and 0.0002, but 1e-8.
    private static String plain(double number) {
        var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return number != 0 && (Math.abs(number) < 1e-4 || Math.abs(number) >= 1e7)
                ? exact.unscaledValue() + "e" + -exact.scale()
                : exact.toPlainString();
    }

    private JsonNode node(String path) {
        var at = (JsonNode) document.root();
        for (var step : Document.steps(path)) {
            at =
                    step.startsWith("[")
                            ? at.path(Integer.parseInt(step.substring(1, step.length() - 1)))
                            : at.path(step);
        }
        return at;
    }
}
