package whetstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsCommandTest {

    @TempDir Path folder;

    private Shell.Result run(String... arguments) {
        return new Shell(folder).run(arguments);
    }

    private Path zip(String requires) throws IOException {
        var zip = folder.resolve("tiny.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(
                    out,
                    "plugin.properties",
                    "plugin.id=tiny\nplugin.version=1.0.0\nplugin.requires=" + requires);
            put(out, "classes/META-INF/extensions.idx", "tiny.Nothing\n");
            put(out, "classes/tiny/Nothing.class", "no class at all");
        }
        return zip;
    }

    private static void put(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    @Test
    void nothingInstalledIsNoTrouble() {
        var list = run("plugins", "list", "--json");
        assertEquals(0, list.exitCode(), list::err);
        assertEquals("[ ]", list.out().strip());
        assertEquals(0, run("plugins", "verify").exitCode());
        assertEquals(0, run("plugins", "trust").exitCode());
    }

    @Test
    void exitCodesTellWhyNothingWasInstalled() throws IOException {
        assertEquals(Failures.ABSENT, run("plugins", "install", "nowhere.zip").exitCode());
        var zip = zip(">=0.1.0").toString();
        assertEquals(Failures.UNTRUSTED, run("plugins", "install", zip).exitCode());
        var key = folder.resolve("my.key").toString();
        assertEquals(Failures.ABSENT, run("plugins", "sign", zip, "--key", key).exitCode());
        assertEquals(0, run("plugins", "sign", zip, "--key", key, "--new-key").exitCode());
        assertEquals(
                Failures.USAGE, run("plugins", "sign", zip, "--key", key, "--new-key").exitCode());
        assertEquals(Failures.UNTRUSTED, run("plugins", "install", zip, "--json").exitCode());
        var trial = run("plugins", "install", zip, "--yes");
        assertEquals(Failures.DOES_NOT_START, trial.exitCode(), trial::err);
        zip(">=99.0.0");
        assertEquals(0, run("plugins", "sign", zip, "--key", key).exitCode());
        assertEquals(Failures.INCOMPATIBLE, run("plugins", "install", zip, "--yes").exitCode());
        Files.writeString(Path.of(zip), "no zip");
        assertEquals(Failures.FAILED, run("plugins", "install", zip, "--yes").exitCode());
        assertEquals(Failures.ABSENT, run("plugins", "remove", "tiny").exitCode());
        assertEquals(Failures.ABSENT, run("plugins", "rollback", "tiny").exitCode());
    }

    @Test
    void aPluginThatIsNotThereIsNamed() {
        var result = run("plugins", "disable", "tiny");
        assertEquals(Failures.USAGE, result.exitCode());
        assertTrue(result.err().contains("tiny: no such plugin"), result.err());
    }

    @Test
    void looseFilesWaitForTrust() throws IOException {
        var workspace = Files.createDirectories(folder.resolve("w/plugins"));
        Files.copy(zip(">=0.1.0"), workspace.resolve("tiny.zip"));
        var at =
                new String[] {
                    "plugins", "info", "tiny", "--workspace", folder.resolve("w").toString()
                };
        assertTrue(run(at).out().contains("tiny 1.0.0  untrusted"), run(at).out());
        assertEquals(
                0, run("plugins", "trust", workspace.resolve("tiny.zip").toString()).exitCode());
        // Trusted, it runs; and what it lists is no class.
        assertTrue(run(at).out().contains("tiny 1.0.0  trusted"), run(at).out());
        assertTrue(run(at).out().contains("ClassFormatError"), run(at).out());
    }
}
