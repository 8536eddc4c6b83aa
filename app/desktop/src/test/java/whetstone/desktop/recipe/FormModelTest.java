package whetstone.desktop.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.recipe.Form.Field;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.recipe.FormModel.Entry;
import whetstone.desktop.recipe.FormModel.Heading;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// Text and form over one recipe. No plugin is loaded, so every recipe here lacks a domain: a mistake in `tasks.domains`.
final class FormModelTest {
    private static final String TEXT =
            """
            seed: 7 # lucky
            tasks: {domains: {}}
            stages:
              - {type: evaluate, name: before, samples: 2}
            """;

    @TempDir Path folder;
    private RecipeModel recipe;
    private FormModel form;

    @BeforeEach
    void openARecipe() {
        var session = new Session(Gate.direct());
        session.open(folder);
        var catalogue = SampleCatalogue.empty(session, folder);
        var jobs = new Jobs(session, Launcher.of(List.of("echo")));
        recipe = new RecipeModel(session, catalogue, jobs, folder.resolve("none"));
        form = new FormModel(recipe);
        recipe.text().set(TEXT);
    }

    private Field field(String path) {
        return form.field(path).orElseThrow(() -> new AssertionError(path));
    }

    private String mistake(String path) {
        return form.rows().stream()
                .filter(row -> row instanceof Entry(var field, _) && field.path().equals(path))
                .map(row -> ((Entry) row).mistake())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormIsFilledFromTheText() {
        assertEquals("7", field("seed").value());
        assertEquals("2", field("stages[0].samples").value());
        assertTrue(form.rows().contains(new Heading("stages[0] · before")));
        recipe.text().set(TEXT.replace("samples: 2", "samples: 5"));
        assertEquals("5", field("stages[0].samples").value());
    }

    @Test
    void whatIsFilledInIsWrittenIntoTheTextAndNothingElse() {
        form.put(field("seed"), "8");
        form.put(field("stages[0].problems"), "64");
        assertEquals(
                TEXT.replace("seed: 7", "seed: 8")
                        .replace("samples: 2", "samples: 2, problems: 64"),
                recipe.text().get());
        assertEquals("64", field("stages[0].problems").value());
    }

    @Test
    void aMistakeStandsAtItsFieldAndIsMendedThere() {
        form.put(field("stages[0].samples"), "0");
        assertTrue(mistake("stages[0].samples").contains("out of range; expected 1 to"));
        assertTrue(form.open().get());
        form.put(field("stages[0].samples"), "3");
        assertEquals("", mistake("stages[0].samples"));
        assertEquals(TEXT.replace("samples: 2", "samples: 3"), recipe.text().get());
    }

    @Test
    void whatCannotBeWrittenIsSaidAtTheFieldAndTheTextStays() {
        form.put(field("tasks.levels"), "[1");
        assertFalse(mistake("tasks.levels").isEmpty());
        assertEquals(TEXT, recipe.text().get());
    }

    @Test
    void aTextThatCannotBeReadClosesTheForm() {
        recipe.text().set(TEXT + "nonsense: 1\n");
        assertFalse(form.open().get());
        assertTrue(form.notice().get().contains("no such key"), form.notice().get());
        recipe.text().set(TEXT);
        assertTrue(form.open().get());
    }

    @Test
    void fieldsAreFoundByTheirNames() {
        form.words().set("decoding");
        assertTrue(form.field("stages[0].decoding.topP").isPresent());
        assertTrue(form.field("seed").isEmpty());
        form.words().set("");
        form.writtenOnly().set(true);
        assertTrue(form.field("seed").isPresent());
        assertTrue(form.field("stages[0].decoding.topP").isEmpty());
    }

    @Test
    void aFieldSaysWhatItMeansAndTakes() {
        assertEquals(
                "stages[0].samples: Completions per problem. A whole number from 1 to 1,000,000,000. Written in the text.",
                FormModel.help(field("stages[0].samples")));
    }
}
