package whetstone.core.synthesis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import whetstone.api.Seed;
import whetstone.core.knowledge.Passage;
import whetstone.core.knowledge.Searching;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.Stage.Synthesize.Source;
import whetstone.core.recipe.TaskDefinition;

/// What comes before the first example: keywords, passages, the pattern of the demonstrations. arXiv:2505.17063, section 3.1.
record Briefing(TaskDefinition definition, Teacher teacher, Synthesize settings) {

    private static final int SUMMARISED = 50; // demonstrations that the pattern is made from

    /// The keywords of the task's field; with synonyms where the code is followed.
    Set<String> keywords(Seed seed) {
        var values =
                Map.of(
                        "description", definition.description(),
                        "demonstrations", demonstrations());
        var keywords = lines(Template.KEYWORDS.render(values), seed.derive("keywords"));
        if (settings.follow() == Source.CODE && !keywords.isEmpty()) {
            var known = Map.of("keywords", String.join("\n", keywords));
            keywords.addAll(lines(Template.SYNONYMS.render(known), seed.derive("synonyms")));
        }
        return keywords;
    }

    private Set<String> lines(String prompt, Seed seed) {
        var lines = new LinkedHashSet<String>();
        ask(Part.KEYWORDS, prompt, seed)
                .lines()
                .map(line -> line.replaceFirst("^\\s*(?:[-*•]|\\d+[.)])\\s*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return lines;
    }

    /// The passages on `keywords`, or on the description where there are none, in random order.
    List<Passage> passages(Set<String> keywords, Searching knowledge, Seed seed) {
        var query = keywords.isEmpty() ? definition.description() : String.join(" ", keywords);
        var found = knowledge.search(query, settings.amounts().passages());
        return Draw.shuffled(found, seed.random());
    }

    /// What the demonstrations have in common; empty where there are none.
    String pattern(Seed seed) {
        return definition.demonstrations().isEmpty()
                ? ""
                : ask(
                        Part.PATTERN,
                        Template.PATTERN.render(
                                Map.of(
                                        "description", definition.description(),
                                        "demonstrations", demonstrations())),
                        seed);
    }

    private String demonstrations() {
        return Writing.text(definition.demonstrations().stream().limit(SUMMARISED).toList());
    }

    private String ask(Part part, String prompt, Seed seed) {
        var answers = teacher.ask(part, List.of(prompt), 1, settings.samplings().write(), seed);
        return Teacher.text(answers.getFirst());
    }
}
