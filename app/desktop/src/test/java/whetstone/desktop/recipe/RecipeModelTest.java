package whetstone.desktop.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

final class RecipeModelTest {

    @TempDir Path folder;

    private String name(RecipeModel model) {
        var file = model.file().get();
        assertNotNull(file);
        return file.name();
    }

    @Test
    void aForkIsARecipeOfOnesOwnThatReusesWhatTheRunDid() {
        var recipe = "name: sums\nseed: 3\n";
        Workspace.open(folder)
                .runs()
                .create(new Runs.Start("sums", recipe, 3, List.of("rl"), List.of(), "{}", "{}"));
        var session = new Session(Gate.direct());
        session.open(folder);
        var none = folder.resolve("none");
        var catalogue = SampleCatalogue.empty(session, folder);
        var jobs = new Jobs(session, Launcher.of(List.of("echo")));
        var model = new RecipeModel(session, catalogue, jobs, none);
        assertFalse(model.command().typed().contains("--reuse"));
        model.fork();
        assertEquals("sums-from-1", name(model));
        assertEquals(recipe, model.text().get());
        assertFalse(model.changed().get());
        assertTrue(model.command().typed().endsWith("--reuse"), model.command().typed());
        model.fork();
        assertEquals("sums-from-1-2", name(model));
    }
}
