package whetstone.core.run;

import java.util.List;
import java.util.stream.Collectors;
import whetstone.api.Tool;
import whetstone.core.knowledge.Passage;
import whetstone.core.knowledge.Searching;

/// Shows the passages that match best, best first, a line each: `title: text`, or the text alone where
/// it has its title in it. It needs to know nothing about the problem.
///
/// @param id that domains offer it under
/// @param results at most so many
record KnowledgeSearch(String id, Searching knowledge, int results) implements Tool {

    @Override
    public String call(String world, String input) {
        var found = knowledge.search(input, results);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("nothing found");
        }
        return shown(found);
    }

    private static String shown(List<Passage> passages) {
        return passages.stream()
                .map(passage ->
                        passage.text().contains(passage.title())
                                ? passage.text()
                                : passage.title() + ": " + passage.text())
                .collect(Collectors.joining("\n"));
    }
}
