package whetstone.desktop.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.recipe.TaskDefinition;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.recipe.RecipeModel;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

final class DefinitionModelTest {
    private static final Path TEMPLATE = Path.of("../../recipes/synthetic-data-rl.yaml");

    @TempDir Path folder;
    private DefinitionModel model;
    private RecipeModel recipes;

    @BeforeEach
    void open() {
        var session = new Session(Gate.direct());
        session.open(folder);
        var catalogue = SampleCatalogue.empty(session, folder);
        var jobs = new Jobs(session, Launcher.of(List.of("echo")));
        recipes = new RecipeModel(session, catalogue, jobs, folder.resolve("none"));
        model = new DefinitionModel(session, catalogue, jobs, recipes, TEMPLATE);
    }

    private Path file() {
        var file = model.file().get();
        assertNotNull(file);
        return file;
    }

    private void fill() {
        model.name().set("Two sums");
        model.description().set("Add two: numbers.");
        model.answer().set("math/expression");
        model.examples().getFirst().input().set("1 + 2 =");
        model.examples().getFirst().output().set("<answer>3</answer>");
    }

    @Test
    void whatIsMissingIsSaidUntilNothingIs() {
        assertEquals("Still missing: a name, what is asked, who judges", model.missing().get());
        model.save();
        assertEquals(List.of(), model.files());
        fill();
        assertEquals("", model.missing().get());
        model.truth().set("{}");
        assertEquals("Still missing: {answer} in the truth", model.missing().get());
    }

    @Test
    void whatIsSavedIsWhatWasWrittenAndTheCommandLineIsAsked() throws IOException {
        fill();
        model.addExample(); // stays empty
        model.benchmarks().add("/tmp/held-out.txt");
        model.save();
        assertEquals("two-sums.yaml", file().getFileName().toString());
        assertEquals("define " + file(), model.told().get().strip());
        var read = TaskDefinition.read(file());
        assertEquals("Add two: numbers.", read.description());
        assertEquals(1, read.demonstrations().size());
        assertEquals(List.of("/tmp/held-out.txt"), read.benchmarks());
        model.description().set("Add two numbers.");
        model.save();
        assertEquals(1, model.files().size());
        model.fresh();
        fill();
        model.save();
        assertEquals("two-sums-2.yaml", file().getFileName().toString());
    }

    @Test
    void aDefinitionThatIsOpenedAgainIsWhatItWas() {
        fill();
        model.save();
        var saved = file();
        model.fresh();
        assertEquals("", model.name().get());
        model.file().set(saved);
        assertEquals("Two sums", model.name().get());
        assertEquals("1 + 2 =", model.examples().getFirst().input().get());
    }

    @Test
    void theRecipeIsTheOneThatShipsWithThisDefinition() throws IOException {
        fill();
        model.save();
        model.recipe();
        var text = recipes.text().get();
        assertTrue(text.contains("    definition: '%s'\n    amounts:".formatted(file())), text);
        var kept = Files.readAllLines(TEMPLATE);
        assertEquals(kept.getLast(), text.lines().reduce((_, last) -> last).orElseThrow());
    }

    @Test
    void aFolderWithOddSignsInItsNameIsQuoted() throws IOException {
        var text = DefinitionModel.recipe(Files.readString(TEMPLATE), Path.of("/a $1 \\ 'b'"));
        assertTrue(text.contains("    definition: '/a $1 \\ ''b'''\n"), text);
    }

    @Test
    void theExampleWorksAsItIs() {
        model.sample();
        assertEquals("", model.missing().get());
        assertEquals(2, model.examples().size());
    }
}
