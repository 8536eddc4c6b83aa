package whetstone.desktop.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.SampleStore;
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

    private RecipeModel model(Path shipped) {
        var session = new Session(Gate.direct());
        session.open(folder);
        var catalogue = SampleCatalogue.empty(session, folder);
        var jobs = new Jobs(session, Launcher.of(List.of("echo")));
        return new RecipeModel(session, catalogue, jobs, shipped);
    }

    @Test
    void recipesInFoldersAreThereByTheNameThatTheCommandLineTakes() throws IOException {
        var shipped = folder.resolve("shipped");
        Files.createDirectories(shipped.resolve("algorithms"));
        Files.writeString(shipped.resolve("sums.yaml"), "name: sums\n");
        Files.writeString(
                shipped.resolve("algorithms/ppo.yaml"),
                "# A critic instead\n# of groups. Slower.\nname: ppo\n");
        var model = model(shipped);
        var found = model.files().stream().map(f -> f.name() + "|" + f.what()).toList();
        assertEquals(List.of("algorithms/ppo|A critic instead of groups.", "sums|"), found);
        assertEquals("algorithms/ppo (shipped)", String.valueOf(model.file().get()));
        assertTrue(model.command().typed().contains("run algorithms/ppo --workspace"));
    }

    @Test
    void anEditedRecipeOfAFolderBecomesOnesOwnOfThatName() throws IOException {
        var shipped = folder.resolve("shipped");
        Files.createDirectories(shipped.resolve("algorithms"));
        Files.writeString(shipped.resolve("algorithms/ppo.yaml"), "name: ppo\n");
        var model = model(shipped);
        model.text().set("name: mine\n");
        model.save();
        assertEquals("algorithms/ppo", String.valueOf(model.file().get()));
        assertEquals(
                "name: mine\n", Files.readString(folder.resolve("recipes/algorithms/ppo.yaml")));
    }

    @Test
    void aForkIsARecipeOfOnesOwnThatReusesWhatTheRunDid() {
        var recipe = "name: sums\nseed: 3\n";
        Workspace.open(folder)
                .runs()
                .create(new Runs.Start("sums", recipe, 3, List.of("rl"), List.of(), "{}", "{}"));
        var model = model(folder.resolve("none"));
        assertFalse(model.command().typed().contains("--reuse"));
        model.fork();
        assertEquals("sums-from-1", name(model));
        assertEquals(recipe, model.text().get());
        assertFalse(model.changed().get());
        assertTrue(model.command().typed().endsWith("--reuse"), model.command().typed());
        model.fork();
        assertEquals("sums-from-1-2", name(model));
    }

    @Test
    void aForkGoesOnFromACheckpointThatIsChosen() {
        SampleStore.write(folder, 12);
        var model = model(folder.resolve("none"));
        model.fork();
        var origins = model.forking().origins().stream().map(Object::toString).toList();
        assertEquals(
                List.of(
                        "from the start",
                        "from run 1, after rl step 11",
                        "from run 1, after warm-up step 11"),
                origins);
        assertTrue(model.command().typed().endsWith("--fork 1@rl:11"), model.command().typed());
        assertTrue(model.estimate(Path.of("some.yaml")).typed().endsWith("--fork 1@rl:11"));
        model.forking().chosen().set(model.forking().origins().getLast());
        assertTrue(model.command().typed().endsWith("--fork 1@warm-up:11"));
        model.begin("other", "name: other\n");
        assertEquals("other", name(model));
        assertFalse(model.command().typed().contains("--fork"));
        assertEquals(1, model.forking().origins().size());
    }
}
