package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Verdict;

class PluginHostTest {
    private static final String RIGHT = "return whetstone.api.Verdict.correct(\"as always\");";
    private static final String EXITS = "System.exit(7); return null;";

    @TempDir Path folder;

    private Path bundled() {
        return folder.resolve("bundled");
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    private Library library() {
        return new Library(folder.resolve("library"));
    }

    private PluginPlaces places(boolean safeMode) {
        return new PluginPlaces(
                bundled(),
                folder.resolve("library"),
                workspace(),
                folder.resolve("cache"),
                safeMode);
    }

    private Plugins load() {
        return Plugins.load(places(false));
    }

    private static TinyPlugin tiny(String id) {
        return new TinyPlugin(id, "1.0.0").verifier("tiny/" + id, "V" + id.replace("-", ""), RIGHT);
    }

    /// Puts a plugin where an installer would.
    private void install(TinyPlugin plugin) throws IOException {
        var zip = PluginZip.read(plugin.write(folder.resolve("made")));
        try (var open = library().open()) {
            var staged = open.staging().resolve("zip");
            Files.copy(zip.file(), staged);
            var installed =
                    new Installed(
                            zip.id(),
                            zip.version(),
                            zip.id() + ".zip",
                            zip.sha256(),
                            Digests.sha512(staged),
                            "",
                            "",
                            "");
            open.place(staged, installed);
            var draft = open.before().draft();
            draft.installed.put(zip.id(), installed);
            open.commit(draft.done());
        }
    }

    private Installed installed(String id) {
        return Objects.requireNonNull(library().read().installed().get(id));
    }

    private static PluginStatus status(Plugins plugins, String id) {
        return plugins.statuses().stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachOriginHasItsState() throws IOException {
        tiny("ships").write(bundled());
        install(tiny("mine"));
        tiny("loose").write(workspace());
        try (var plugins = load()) {
            assertEquals(PluginState.BUNDLED, status(plugins, "ships").state());
            assertEquals(PluginState.TRUSTED, status(plugins, "mine").state());
            assertEquals(PluginState.UNTRUSTED, status(plugins, "loose").state());
            assertTrue(status(plugins, "loose").reason().contains("plugins trust"));
            assertEquals(Set.of("tiny/ships", "tiny/mine"), plugins.verifiers().keySet());
            assertEquals(List.of("verifier tiny/mine"), status(plugins, "mine").contributes());
        }
    }

    @Test
    void aLoosePluginRunsOnceItsBytesAreAllowed() {
        var zip = PluginZip.read(tiny("loose").write(workspace()));
        library().change(draft -> draft.allowed.add(zip.sha256()));
        try (var plugins = load()) {
            assertEquals(PluginState.TRUSTED, status(plugins, "loose").state());
        }
        tiny("loose").file("more.txt", "other bytes").write(workspace());
        try (var plugins = load()) {
            assertEquals(PluginState.UNTRUSTED, status(plugins, "loose").state());
        }
    }

    @Test
    void theSafeModeRunsBundledPluginsOnly() throws IOException {
        tiny("ships").write(bundled());
        install(tiny("mine"));
        try (var plugins = Plugins.load(places(true))) {
            assertEquals(Set.of("tiny/ships"), plugins.verifiers().keySet());
            assertEquals(PluginState.DISABLED, status(plugins, "mine").state());
            assertEquals(List.of(), plugins.problems());
        }
    }

    @Test
    void aDisabledPluginStopsThoseThatNeedItAndIsNamedAsTheRoot() throws IOException {
        install(tiny("base"));
        install(tiny("middle").with("plugin.dependencies", "base"));
        install(tiny("top").with("plugin.dependencies", "middle@>=1.0.0"));
        install(tiny("other"));
        library().disable("base");
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/other"), plugins.verifiers().keySet());
            assertEquals(PluginState.DISABLED, status(plugins, "base").state());
            assertEquals(PluginState.INCOMPATIBLE, status(plugins, "top").state());
            assertTrue(status(plugins, "top").reason().startsWith("waits for base"));
            assertEquals(List.of("middle", "top"), status(plugins, "base").neededBy());
        }
        library().enable("base");
        try (var plugins = load()) {
            assertEquals(4, plugins.verifiers().size());
            assertEquals(List.of(), plugins.problems());
        }
    }

    @Test
    void theRootOfATroubleComesBeforeWhatFollowsFromIt() throws IOException {
        install(tiny("z-root").with("plugin.class", "tiny.Nowhere"));
        install(tiny("a-follows").with("plugin.dependencies", "z-root"));
        try (var plugins = load()) {
            var ids = plugins.problems().stream().map(PluginProblem::id).toList();
            assertEquals(List.of("z-root", "a-follows"), ids);
            assertEquals(PluginState.BROKEN, status(plugins, "z-root").state());
            assertTrue(status(plugins, "a-follows").reason().startsWith("waits for z-root"));
        }
    }

    @Test
    void whatDoesNotFitIsIncompatible() throws IOException {
        install(tiny("newer").with("plugin.requires", ">=99.0.0"));
        install(tiny("lonely").with("plugin.dependencies", "absent@>=2.0.0"));
        install(tiny("one").with("plugin.dependencies", "two"));
        install(tiny("two").with("plugin.dependencies", "one"));
        install(tiny("odd").with("plugin.requires", "whatever"));
        install(tiny("optional").with("plugin.dependencies", "absent?"));
        try (var plugins = load()) {
            for (var id : List.of("newer", "lonely", "one", "two", "odd")) {
                assertEquals(PluginState.INCOMPATIBLE, status(plugins, id).state(), id);
            }
            assertEquals(PluginState.TRUSTED, status(plugins, "optional").state());
            assertTrue(status(plugins, "lonely").reason().contains("absent >=2.0.0"));
        }
    }

    @Test
    void bytesThatChangedAreNotRun() throws IOException {
        install(tiny("mine"));
        assertTrue(Verification.of(library()).getFirst().sound());
        var file = library().file(installed("mine"));
        Files.copy(
                tiny("mine").file("x.txt", "swapped").write(folder.resolve("other")),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertFalse(Verification.of(library()).getFirst().sound());
        try (var plugins = load()) {
            assertEquals(PluginState.BROKEN, status(plugins, "mine").state());
            assertTrue(plugins.verifiers().isEmpty());
        }
    }

    /// Loads plugins in a process that a plugin ends; the next start tries it apart and shuts it away.
    @Test
    void aPluginThatEndsTheProcessIsQuarantinedAtTheNextStart() throws Exception {
        install(tiny("good"));
        install(
                new TinyPlugin("fatal", "1.0.0")
                        .extension(
                                "tiny.Fatal",
                                """
                                package tiny;
                                public final class Fatal implements whetstone.api.Verifiers {
                                    public java.util.List<whetstone.api.Verifier<?>> all() { %s }
                                }
                                """
                                        .formatted(EXITS)));
        assertEquals(7, startElsewhere());
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/good"), plugins.verifiers().keySet());
            assertEquals(PluginState.QUARANTINED, status(plugins, "fatal").state());
            assertTrue(status(plugins, "fatal").reason().contains("status 7"));
        }
        library().enable("fatal");
        assertTrue(library().read().quarantined().isEmpty());
    }

    @Test
    void aPluginThatWasStartingWhenItsProcessWasKilledIsInnocent() throws IOException {
        install(tiny("good"));
        var zip = installed("good");
        Files.createDirectories(folder.resolve("library/starting"));
        Files.writeString(folder.resolve("library/starting/1-1.txt"), "good " + zip.sha256());
        try (var plugins = load()) {
            assertEquals(PluginState.TRUSTED, status(plugins, "good").state());
        }
        try (var marks = Files.list(folder.resolve("library/starting"))) {
            assertEquals(0, marks.count());
        }
    }

    private int startElsewhere() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                System.getProperty("java.home") + File.separator + "bin/java",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "whetstone.core.plugin.StartMain",
                                bundled().toString(),
                                folder.resolve("library").toString(),
                                workspace().toString(),
                                folder.resolve("cache").toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Test
    void theClassesOfAClosedPluginAreCollected() throws Exception {
        install(tiny("gone"));
        var loader = useAndClose();
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(null, loader.get());
    }

    private WeakReference<ClassLoader> useAndClose() {
        try (var plugins = load()) {
            var verifier = plugins.verifier("tiny/gone").orElseThrow();
            assertEquals(
                    Verdict.Correct.class, Judge.judge(verifier, "{\"value\": 1}", "x").getClass());
            return new WeakReference<>(verifier.getClass().getClassLoader());
        }
    }
}
