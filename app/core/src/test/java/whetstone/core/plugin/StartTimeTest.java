package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measures what plugins cost at the start of a process. `-Dwhetstone.plugins=50` for more of them.
class StartTimeTest {

    private static final int COUNT = Integer.getInteger("whetstone.plugins", 5);

    @TempDir Path folder;

    /// Processor time, since the machine may be busy with other things.
    @Test
    void manyPluginsStartQuickly() throws Exception {
        for (int i = 0; i < COUNT; i++) {
            new TinyPlugin("many" + i, "1.0.0")
                    .verifier("tiny/many" + i, "Many", "return null;")
                    .write(folder.resolve("bundled"));
        }
        measured("bundled"); // unpacks
        var none = measured("none");
        var all = measured("bundled");
        System.getLogger("start")
                .log(
                        System.Logger.Level.INFO,
                        "%d plugins: %d ms of processor time, none: %d ms"
                                .formatted(COUNT, all, none));
        // Ten times what was measured on a quiet machine.
        assertTrue(all - none < 1000 + 60L * COUNT, all + " ms, without plugins " + none);
    }

    private long measured(String bundled) throws Exception {
        var out = folder.resolve("out.txt");
        var process =
                new ProcessBuilder(
                                System.getProperty("java.home") + File.separator + "bin/java",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "whetstone.core.plugin.StartMain",
                                folder.resolve(bundled).toString(),
                                folder.resolve("library").toString(),
                                folder.resolve("workspace").toString(),
                                folder.resolve("cache").toString(),
                                out.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log.txt").toFile())
                        .start();
        assertEquals(0, process.waitFor(), Files.readString(folder.resolve("log.txt")));
        return Long.parseLong(Files.readString(out));
    }
}
