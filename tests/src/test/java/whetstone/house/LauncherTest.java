package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as people start it: from anywhere, through links, with what they have installed.
final class LauncherTest {

    // 0.5 s on a quiet machine; a build, or loading all plugins, takes much longer than this.
    private static final Duration QUICK = Duration.ofSeconds(3);

    @TempDir Path folder;

    @BeforeAll
    static void isBuilt() throws Exception {
        var result = Program.launcher(Repository.root()).run("--version");
        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void theVersionIsThereAtOnce() throws Exception {
        var times = IntStream.range(0, 3).mapToObj(_ -> versionTime()).sorted().toList();
        assertTrue(times.getFirst().compareTo(QUICK) < 0, () -> "took " + times);
    }

    private Duration versionTime() {
        try {
            var result = Program.launcher(folder).run("--version");
            assertEquals("Whetstone 0.1.0\n", result.out());
            assertEquals("", result.err());
            return result.time();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startsThroughLinksFromFoldersWithSpaces() throws Exception {
        var here = Files.createDirectory(folder.resolve("a folder with ü"));
        var first =
                Files.createSymbolicLink(
                        here.resolve("first"), Repository.root().resolve("whetstone"));
        var second = Files.createSymbolicLink(folder.resolve("second"), folder.relativize(first));
        var result = new Program(List.of(second.toString()), here, Map.of()).run("--version");
        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void anOlderJavaHomeDoesNotMislead() throws Exception {
        var old = Files.createDirectory(folder.resolve("jdk-17"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        var launcher = Program.launcher(folder).command();
        var result =
                new Program(launcher, folder, Map.of("JAVA_HOME", old.toString())).run("--version");
        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void exitCodesArriveAndStandardOutputStaysClean() throws Exception {
        var result = Program.launcher(folder).run("no-such-command");
        assertEquals(2, result.exitCode());
        assertEquals("", result.out());
    }
}
