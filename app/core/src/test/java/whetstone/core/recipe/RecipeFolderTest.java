package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.recipe.RecipeFolder.Entry;

final class RecipeFolderTest {
    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }

    @Test
    void recipesOfSubFoldersCarryTheirFolder() throws IOException {
        var sums = write("sums.yaml", "name: sums\n# not this\n");
        var ppo = write("algorithms/ppo.yaml", "# A critic\n# of groups. Slow.\nname: ppo\n");
        write("notes.txt", "# no recipe\n");
        assertEquals(
                List.of(
                        new Entry("algorithms/ppo", ppo, "A critic of groups."),
                        new Entry("sums", sums, "")),
                new RecipeFolder(folder).entries());
    }

    @Test
    void aRecipeIsFoundByItsNameAndByItsPath() throws IOException {
        var ppo = write("algorithms/ppo.yaml", "name: ppo\n");
        var recipes = new RecipeFolder(folder);
        assertEquals(ppo, recipes.find("algorithms/ppo"));
        assertEquals(ppo, recipes.find("recipes/algorithms/ppo.yaml"));
        assertEquals(ppo, recipes.find(ppo.toString()));
        assertThrows(RecipeException.class, () -> recipes.find("ppo"));
    }

    @Test
    void aFolderThatIsNotThereHasNone() throws IOException {
        assertEquals(List.of(), new RecipeFolder(folder.resolve("none")).entries());
    }
}
