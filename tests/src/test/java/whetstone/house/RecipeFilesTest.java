package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Experiment;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Recipes;

/// Every recipe that ships, and every arm of every experiment, can be read with the bundled plugins.
final class RecipeFilesTest {

    private static final Path ROOT = Repository.root();
    private static final Path EXPERIMENTS = ROOT.resolve("tests/experiments");
    private static final Path BUNDLED = ROOT.resolve("installers/target/whetstone/plugins");

    @TempDir private static Path cache;
    private static Plugins plugins;

    @BeforeAll
    static void load() {
        plugins = Plugins.load(List.of(BUNDLED), cache);
        assertEquals(List.of(), plugins.problems());
    }

    @AfterAll
    static void unload() {
        plugins.close();
    }

    static Stream<Path> recipes() throws IOException {
        return yaml(ROOT.resolve("recipes"));
    }

    static Stream<Path> experiments() throws IOException {
        return yaml(EXPERIMENTS).filter(file -> text(file).contains("\nprediction:"));
    }

    private static Stream<Path> yaml(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Recipe read(String yaml, List<String> overrides) {
        var recipe = Recipes.of(plugins).read(yaml, overrides);
        Recipes.check(recipe, plugins.domains().keySet());
        return recipe;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeCanBeRead(Path file) {
        assertTrue(read(text(file), List.of()).stages().size() > 1);
    }

    @Test
    void theGuideToKeysIsWhatTheProgramSays() throws Exception {
        var said = Program.launcher(cache).run("--safe-mode", "recipes", "keys");
        assertEquals(
                said.out(),
                text(ROOT.resolve("docs/recipe-keys.md")),
                "write it anew: ./whetstone recipes keys > docs/recipe-keys.md");
    }

    /// Arms that differ in nothing compare nothing.
    @ParameterizedTest
    @MethodSource("experiments")
    void theArmsOfAnExperimentCanBeReadAndDiffer(Path file) {
        var experiment = Experiment.read(text(file));
        var base = text(EXPERIMENTS.resolve(experiment.recipe()));
        var arms = new ArrayList<Recipe>();
        for (var overrides : experiment.arms().values()) {
            var laid = new ArrayList<>(experiment.set());
            laid.addAll(overrides);
            arms.add(read(base, laid));
        }
        assertEquals(arms.size(), arms.stream().distinct().count());
    }
}
