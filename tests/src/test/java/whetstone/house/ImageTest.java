package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The app image on a machine that has neither Maven nor a JDK, from an empty folder. Only where the image was built:
/// `tests/run` does, `mvn verify` without `-Pinstaller` does not.
final class ImageTest {

    private static final Path IMAGE =
            Repository.root().resolve("installers/target/image/whetstone");

    @TempDir Path folder;

    @BeforeEach
    void isBuilt() {
        assumeTrue(Files.isDirectory(IMAGE), "no image: build it with mvn -Pinstaller verify");
    }

    private Program.Result whetstone(String... arguments) throws Exception {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var name : List.of("sh", "dirname", "readlink")) {
            var tool = Path.of("/bin", name);
            var link = tools.resolve(name);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(
                        link, Files.exists(tool) ? tool : Path.of("/usr/bin", name));
            }
        }
        var launcher = List.of(IMAGE.resolve("bin/whetstone").toString());
        var environment = Map.of("PATH", tools.toString(), "JAVA_HOME", "/nowhere");
        return new Program(launcher, folder, environment).run(arguments);
    }

    @Test
    void startsWithoutAJavaOnThePath() throws Exception {
        var result = whetstone("--version");
        assertEquals("Whetstone 0.1.0\n", result.out(), result.err());
    }

    @Test
    void bringsItsPluginsAndRecipes() throws Exception {
        var list = whetstone("tasks", "list");
        assertTrue(list.out().contains("math/chain-sum"), list.err());
        var draw = whetstone("tasks", "draw", "math/chain-sum", "--count", "3");
        assertEquals(3, draw.out().lines().count(), draw.err());
    }

    @Test
    void runsTheQuickstart() throws Exception {
        var result =
                whetstone(
                        "run",
                        "recipes/quickstart.yaml",
                        "--device",
                        "cpu",
                        "--set",
                        "stages.warm-up.steps=3",
                        "--set",
                        "stages.rl.steps=2",
                        "--set",
                        "stages.before.problems=8",
                        "--set",
                        "stages.after.problems=8");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("gain "), result.out());
        assertTrue(Files.exists(folder.resolve("workspace/whetstone.db")));
    }
}
