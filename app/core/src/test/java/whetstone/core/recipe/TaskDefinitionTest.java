package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Curator;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize;

/// Task definitions, in files of their own and in recipes.
class TaskDefinitionTest {

    private static final String TEXT =
            """
            name: adding
            description: Add two numbers.
            answer: math/expression
            demonstrations:
              - {input: 1 + 1, output: "2"}
            knowledge: texts
            benchmarks: [held-out.jsonl]
            """;

    @TempDir Path folder;

    /// Keeps nothing.
    public record None() implements Curator {
        @Override
        public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
            return List.of();
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("task.yaml"), text);
    }

    private static final Recipes RECIPES =
            new Recipes(
                    Map.of(), Map.of("hardest-solved", new None()), Map.of(), Map.of(), Map.of());

    private String mistake(String text) throws IOException {
        var file = write(text);
        var thrown = assertThrows(RecipeException.class, () -> TaskDefinition.read(file));
        var message = String.valueOf(thrown.getMessage());
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring(file.toString().length() + 2);
    }

    @Test
    void aFileNamesItsNeighbours() throws IOException {
        var read = TaskDefinition.read(write(TEXT));
        assertEquals("adding", read.name());
        assertEquals(
                List.of(new TaskDefinition.Demonstration("1 + 1", "2")), read.demonstrations());
        assertEquals(folder.resolve("texts").toString(), read.knowledge());
        assertEquals(List.of(folder.resolve("held-out.jsonl").toString()), read.benchmarks());
    }

    @Test
    void mistakesHaveTheirLineAndKey() throws IOException {
        assertEquals(
                "answre (line 3): no such key; did you mean 'answer'?",
                mistake(TEXT.replace("answer:", "answre:")));
        assertEquals(
                "demonstrations[0].output: nothing; expected a text, write one",
                mistake(TEXT.replace(", output: \"2\"", "")));
        assertEquals(
                "description (line 2): nothing; expected a text, write one",
                mistake(TEXT.replace("Add two numbers.", "''")));
        assertTrue(
                mistake(TEXT + "truth: '{\"answer\": 1}'\n")
                        .startsWith("truth (line 8): truth must say where the answer goes"));
    }

    @Test
    void whatIsWrittenReadsBackAndTheEmptyIsLeftOut() throws IOException {
        var read = TaskDefinition.read(write(TEXT));
        var text = read.write();
        assertEquals(read, TaskDefinition.read(write(text)));
        assertTrue(!text.contains("truth") && !text.contains("inputFormat"), text);
    }

    @Test
    void aRecipeTakesThePathOfOneAndKeepsWhatStoodThere() throws IOException {
        var yaml = "stages: [{type: synthesize, definition: '%s'}]".formatted(write(TEXT));
        var recipe = RECIPES.read(yaml, List.of());
        var stage = (Synthesize) recipe.stages().getFirst();
        assertEquals("Add two numbers.", stage.definition().description());
        var resolved = RECIPES.write(recipe);
        Files.delete(folder.resolve("task.yaml"));
        assertEquals(recipe, RECIPES.read(resolved, List.of()));
        var thrown = assertThrows(RecipeException.class, () -> RECIPES.read(yaml, List.of()));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("whetstone define"), thrown::toString);
    }

    @Test
    void thePaperAndItsCodeDifferInDefaults() {
        var paper = RECIPES.read("stages: [{type: synthesize}]", List.of());
        var code = RECIPES.read("stages: [{type: synthesize, follow: code}]", List.of());
        assertEquals(
                0.7, ((Synthesize) paper.stages().getFirst()).samplings().score().temperature());
        var score = ((Synthesize) code.stages().getFirst()).samplings().score();
        assertEquals(1.2, score.temperature());
        assertEquals(0.95, score.topP());
        var thrown = assertThrows(RecipeException.class, () -> Recipes.check(paper, Set.of()));
        assertTrue(
                String.valueOf(thrown.getMessage())
                        .startsWith("stages.synthesize.definition: none"));
    }
}
