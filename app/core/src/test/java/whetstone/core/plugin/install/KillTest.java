package whetstone.core.plugin.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Seed;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginInfo;

/// Kills processes while they change the library. `-Dwhetstone.kills=200` for more, `-Dwhetstone.seed=` for others.
class KillTest {

    private static final int KILLS = Integer.getInteger("whetstone.kills", 6);
    private static final long SEED = Long.getLong("whetstone.seed", 1);

    @TempDir Path folder;

    /// Something that is done to the library, and what should be there if it comes to its end.
    private record Change(List<String> arguments, Map<String, String> after) {}

    /// Base 1.0.0 and 1.1.0, of which either serves `needs`, come and go; whatever is killed, what is there runs.
    @Test
    void whateverIsKilledTheOldOrTheNewVersionsWork() throws Exception {
        var shop = Shop.in(folder);
        var files = new TreeMap<String, String>();
        for (var version : List.of("1.0.0", "1.1.0")) {
            files.put(version, shop.signed(Shop.tiny("base", version)).file().toString());
        }
        var needs = Shop.tiny("needs", "1.0.0").with("plugin.dependencies", "base@>=1.0.0");
        files.put("needs", shop.signed(needs).file().toString());
        var random = new Seed(SEED).derive("kills").random();
        run(List.of("install", files.get("1.0.0"), files.get("needs")), Long.MAX_VALUE);
        long begin = System.nanoTime();
        run(List.of("install", files.get("1.1.0")), Long.MAX_VALUE);
        long usual = System.nanoTime() - begin;
        var before = works(shop);
        int killed = 0;
        int changed = 0;
        for (int i = 0; killed < KILLS; i++) {
            assertTrue(i < 3 * KILLS + 10, "too few were killed: " + killed);
            var change = change(random, before, files);
            killed += run(change.arguments(), (long) (random.nextDouble() * usual)) ? 1 : 0;
            var now = works(shop);
            assertTrue(
                    now.equals(before) || now.equals(change.after()),
                    "round %d, seed %d: %s over %s left %s"
                            .formatted(i, SEED, change, before, now));
            changed += now.equals(before) ? 0 : 1;
            before = now;
        }
        System.getLogger("kills")
                .log(System.Logger.Level.INFO, killed + " killed, " + changed + " changed");
    }

    private static Change change(
            RandomGenerator random, Map<String, String> before, Map<String, String> files) {
        var other = "1.0.0".equals(before.get("base")) ? "1.1.0" : "1.0.0";
        var both = Map.of("base", other, "needs", "1.0.0");
        if (before.isEmpty()) {
            return new Change(List.of("install", files.get(other), files.get("needs")), both);
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Change(List.of("remove", "base"), Map.of());
            case 1 -> new Change(List.of("start"), before);
            default -> new Change(List.of("install", files.get(other)), both);
        };
    }

    /// Whether the process was killed, `after` nanoseconds after its start.
    private boolean run(List<String> arguments, long after)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + File.separator + "bin/java",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ChangeMain.class.getName(),
                                folder.toString()));
        command.addAll(arguments);
        var log = folder.resolve("log.txt").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (process.waitFor(after, TimeUnit.NANOSECONDS)) {
            assertEquals(0, process.exitValue(), Files.readString(log.toPath()));
            return false;
        }
        process.destroyForcibly();
        process.waitFor();
        return process.exitValue() == 128 + 9;
    }

    /// The versions that are there: each runs, and its classes are those of its version.
    private static Map<String, String> works(Shop shop) {
        try (var plugins = shop.load()) {
            assertEquals(List.of(), plugins.problems());
            var versions = new TreeMap<String, String>();
            for (PluginInfo plugin : plugins.loaded()) {
                var verifier = plugins.verifier("tiny/" + plugin.id()).orElseThrow();
                assertEquals(plugin.version(), Judge.judge(verifier, "{\"value\": 1}", "").why());
                versions.put(plugin.id(), plugin.version());
            }
            return versions;
        }
    }
}
