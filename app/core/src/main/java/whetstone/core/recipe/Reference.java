package whetstone.core.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.recipe.Form.Field;
import whetstone.core.recipe.Form.Kind;
import whetstone.core.recipe.Form.Section;

/// Every key that recipes may have, as forms of records in which nothing is written.
final class Reference {
    private static final String EVERY =
            """
            roles:
              student: {checkpoint: PATH}
              teacher: {endpoint: 'http://localhost:8000/v1', model: NAME}
              judge: {standIn: domain}
            stages:
            """
                    + Stages.TYPES.stream()
                            .map("- {type: %s}\n"::formatted)
                            .collect(Collectors.joining());

    private final Kinds kinds;
    private final Forms forms;

    private Reference(Kinds kinds) {
        this.kinds = kinds;
        forms = new Forms(kinds, new Document(JsonMapper.shared().createObjectNode()));
    }

    static Form of(Kinds kinds, Recipes recipes) {
        var sections = new ArrayList<Section>();
        for (var section : recipes.form(EVERY).sections()) {
            sections.add(new Section(title(section.title()), above(section.fields())));
        }
        var reference = new Reference(kinds);
        reference.add("algorithm", kinds.algorithms(), sections);
        reference.add("curator", kinds.curators(), sections);
        reference.add("rollouts", kinds.plans(), sections);
        reference.add("curriculum", kinds.curricula(), sections);
        reference.add("evaluator", kinds.evaluators(), sections);
        return new Form(sections);
    }

    private static String title(String of) {
        return switch (of) {
            case "roles.student" -> "role: a checkpoint";
            case "roles.teacher" -> "role: an endpoint";
            case "roles.judge" -> "role: a stand-in";
            default -> of.replaceFirst("stages\\[\\d+] · ", "stage: ");
        };
    }

    /// Names of one class share a section; those after the first say only what they have otherwise.
    private void add(String kind, Map<String, ?> all, List<Section> into) {
        var done = new HashSet<Class<?>>();
        for (var each : all.values()) {
            if (!done.add(each.getClass())) {
                continue;
            }
            var alike =
                    all.entrySet().stream()
                            .filter(e -> e.getValue().getClass() == each.getClass())
                            .map(Map.Entry::getKey)
                            .toList();
            var first = alike.stream().filter(kinds::usual).findFirst().orElse(alike.getFirst());
            var known = fields(all, first);
            into.add(new Section("%s: %s".formatted(kind, first), known));
            for (var name : alike) {
                if (!name.equals(first)) {
                    var others = new ArrayList<>(fields(all, name));
                    others.removeAll(known);
                    into.add(new Section("%s: %s, as %s but".formatted(kind, name, first), others));
                }
            }
        }
    }

    private List<Field> fields(Map<String, ?> all, String name) {
        var whole = forms.section("", "", (Record) Objects.requireNonNull(all.get(name)));
        return above(whole.fields().subList(1, whole.fields().size())); // without its own name
    }

    // What stands below a choice by name is told where that name is.
    private static List<Field> above(List<Field> fields) {
        var chosen =
                fields.stream()
                        .filter(field -> field.kind() instanceof Kind.Choice)
                        .map(Field::name)
                        .filter(name -> name.endsWith(".type"))
                        .map(name -> name.substring(0, name.length() - "type".length()))
                        .toList();
        return fields.stream()
                .filter(field ->
                        chosen.stream()
                                .noneMatch(choice ->
                                        field.name().startsWith(choice)
                                                && !field.name().equals(choice + "type")))
                .toList();
    }
}
