package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Verdict;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;

class PluginsTest {
    private static final String RIGHT = "return whetstone.api.Verdict.correct(\"as always\");";
    private static final String GRPO =
            """
            package tiny;

            import ai.djl.ndarray.NDArray;
            import java.util.List;
            import java.util.Map;
            import whetstone.api.Group;
            import whetstone.api.algorithm.*;

            public final class Offered implements Algorithms {
                record Grpo(double clipHigh) implements Algorithm {
                    public List<float[]> credit(Group group) {
                        return group.rollouts().stream().map(r -> r.spread(r.reward())).toList();
                    }
                    public NDArray loss(Minibatch batch, Outputs now) {
                        return now.logProbs().mul(batch.credit()).sum().neg();
                    }
                }
                public Map<String, Algorithm> defaults() { return Map.of("grpo", new Grpo(0.2)); }
            }
            """;

    @TempDir Path folder;

    private Path zips() {
        return folder.resolve("plugins");
    }

    private Plugins load() {
        return Plugins.load(List.of(zips(), folder.resolve("absent")), folder.resolve("cache"));
    }

    private static String problem(Plugins plugins, String id) {
        return plugins.problems().stream()
                .filter(problem -> problem.id().equals(id))
                .map(PluginProblem::what)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    @Test
    void aPluginContributesWhatItHas() {
        new TinyPlugin("good", "1.2.3")
                .verifier("tiny/right", "Right", RIGHT)
                .extension("tiny.Offered", GRPO)
                .write(zips());
        try (var plugins = load()) {
            assertEquals(List.of(), plugins.problems());
            var info = plugins.loaded().getFirst();
            assertEquals("good", info.id());
            assertEquals("1.2.3", info.version());
            assertEquals(List.of("algorithm grpo", "verifier tiny/right"), info.contributes());
            assertTrue(info.sha256().matches("[0-9a-f]{64}"));
            assertEquals(Set.of("tiny/right"), plugins.verifiers().keySet());
            assertTrue(plugins.domains().isEmpty());
            var verifier = plugins.verifier("tiny/right").orElseThrow();
            assertEquals(info, plugins.provider(verifier).orElseThrow());
            assertInstanceOf(Verdict.Correct.class, Judge.judge(verifier, "{\"value\": 1}", "46"));
        }
    }

    @Test
    void anExtensionMayContributeManyVerifiers() {
        new TinyPlugin("many", "1.0.0")
                .verifier("tiny/one", "One", RIGHT)
                .extension(
                        "tiny.Many",
                        """
                        package tiny;
                        public class Many implements whetstone.api.Verifiers {
                            @Override public java.util.List<whetstone.api.Verifier<?>> all() {
                                return java.util.List.of(new One(), new One());
                            }
                        }
                        """)
                .write(zips());
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/one"), plugins.verifiers().keySet());
            assertTrue(problem(plugins, "many").contains("'tiny/one' is taken by plugin many"));
        }
    }

    @Test
    void theAlgorithmsOfAPluginServeRecipes() {
        new TinyPlugin("good", "1.0.0").extension("tiny.Offered", GRPO).write(zips());
        try (var plugins = load()) {
            var recipes = Recipes.of(plugins);
            var recipe =
                    recipes.read("stages: [{type: rl, algorithm: {clipHigh: 0.28}}]", List.of());
            var algorithm = ((Stage.Rl) recipe.stages().getFirst()).algorithm();
            assertEquals("Grpo[clipHigh=0.28]", algorithm.toString());
            assertEquals(recipe, recipes.read(recipes.write(recipe), List.of()));
        }
    }

    @Test
    void oneBrokenPluginHidesNoOther() throws IOException {
        new TinyPlugin("a-good", "1.0.0").verifier("tiny/a", "A", RIGHT).write(zips());
        new TinyPlugin("b-half", "1.0.0")
                .listed("tiny.Nowhere")
                .verifier("tiny/survivor", "Survivor", RIGHT)
                .write(zips());
        new TinyPlugin("c-needy", "1.0.0").with("plugin.dependencies", "elsewhere").write(zips());
        new TinyPlugin("d-newer", "1.0.0").with("plugin.requires", ">=99.0.0").write(zips());
        new TinyPlugin("e-odd", "one").write(zips());
        Files.writeString(zips().resolve("f-text.zip"), "no zip at all");
        new TinyPlugin("z-good", "1.0.0").verifier("tiny/z", "Z", RIGHT).write(zips());
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/a", "tiny/survivor", "tiny/z"), plugins.verifiers().keySet());
            assertEquals(
                    Set.of("b-half", "c-needy", "d-newer", "e-odd-one.zip", "f-text.zip"),
                    plugins.problems().stream().map(PluginProblem::id).collect(Collectors.toSet()));
            assertTrue(problem(plugins, "b-half").contains("ClassNotFoundException: tiny.Nowhere"));
            assertTrue(problem(plugins, "c-needy").contains("elsewhere"));
            assertTrue(
                    problem(plugins, "d-newer")
                            .contains("needs Whetstone >=99.0.0, this is 0.1.0"));
        }
    }

    @Test
    void whatAnExtensionThrowsIsReported() {
        var offered =
                """
                package tiny;
                public final class Bad implements whetstone.api.algorithm.Algorithms {
                    %s
                    public java.util.Map<String, whetstone.api.algorithm.Algorithm> defaults() { return defaults(); }
                }
                """;
        new TinyPlugin("deep", "1.0.0").extension("tiny.Bad", offered.formatted("")).write(zips());
        new TinyPlugin("thrown", "1.0.0")
                .extension(
                        "tiny.Bad",
                        offered.formatted(
                                "public Bad() { throw new IllegalStateException(\"no luck\"); }"))
                .write(zips());
        try (var plugins = load()) {
            assertTrue(problem(plugins, "thrown").contains("IllegalStateException: no luck"));
            assertTrue(problem(plugins, "deep").contains("StackOverflowError"));
        }
    }

    @Test
    void aPluginThatContributesNothingSaysSo() {
        new TinyPlugin("nothing", "1.0.0").write(zips());
        new TinyPlugin("activator", "1.0.0").with("plugin.class", "tiny.Nowhere").write(zips());
        new TinyPlugin("stranger", "1.0.0")
                .extension("tiny.Stranger", "package tiny; public final class Stranger {}")
                .write(zips());
        try (var plugins = load()) {
            assertTrue(problem(plugins, "nothing").contains("contributes nothing"));
            assertTrue(problem(plugins, "activator").contains("class tiny.Nowhere"));
            assertTrue(problem(plugins, "stranger").contains("no extension point"));
        }
    }

    @Test
    void aPluginThatFailsToStopHoldsNobodyUp() {
        new TinyPlugin("stubborn", "1.0.0")
                .with("plugin.class", "tiny.Stubborn")
                .source(
                        "tiny.Stubborn",
                        """
                        package tiny;
                        public class Stubborn extends org.pf4j.Plugin {
                            @Override public void stop() { throw new IllegalStateException("no"); }
                        }
                        """)
                .verifier("tiny/right", "Right", RIGHT)
                .write(zips());
        new TinyPlugin("good", "1.0.0").verifier("tiny/other", "Other", RIGHT).write(zips());
        var plugins = load();
        assertEquals(2, plugins.loaded().size());
        plugins.close();
    }

    @Test
    void twoVerifiersOfOneNameAreReportedAndTheFirstStays() {
        new TinyPlugin("one", "1.0.0").verifier("tiny/same", "One", RIGHT).write(zips());
        new TinyPlugin("two", "1.0.0").verifier("tiny/same", "Two", RIGHT).write(zips());
        try (var plugins = load()) {
            assertEquals("one", Boundary.owner(plugins.verifier("tiny/same").orElseThrow()));
            assertTrue(problem(plugins, "two").contains("'tiny/same' is taken by plugin one"));
        }
    }

    @Test
    void oneClassMayContributeManyVerifiers() {
        new TinyPlugin("many", "1.0.0")
                .extension(
                        "tiny.Many",
                        """
                        package tiny;
                        import java.util.List;
                        import whetstone.api.*;
                        public final class Many implements Verifiers {
                            public record Truth(int x) {}
                            record Named(String id) implements Verifier<Truth> {
                                @Override public Class<Truth> truthType() { return Truth.class; }
                                @Override public Verdict verify(Truth t, String c) { return Verdict.correct(""); }
                            }
                            @Override public List<Verifier<?>> all() {
                                return List.of(new Named("tiny/a"), new Named("tiny/b"), new Named("tiny/a"));
                            }
                        }
                        """)
                .write(zips());
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/a", "tiny/b"), plugins.verifiers().keySet());
            assertEquals("many", Boundary.owner(plugins.verifier("tiny/b").orElseThrow()));
            assertTrue(problem(plugins, "many").contains("'tiny/a' is taken by plugin many"));
        }
    }

    @Test
    void ofTwoVersionsTheNewerIsLoaded() {
        new TinyPlugin("twice", "1.10.0").verifier("tiny/new", "New", RIGHT).write(zips());
        new TinyPlugin("twice", "1.9.0").verifier("tiny/old", "Old", RIGHT).write(zips());
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/new"), plugins.verifiers().keySet());
            assertTrue(
                    problem(plugins, "twice").contains("version 1.10.0"),
                    plugins.problems()::toString);
        }
    }

    @Test
    void theClassesOfAPluginAreItsOwnAndTheApiIsShared() {
        new TinyPlugin("one", "1.0.0").verifier("tiny/one", "Same", RIGHT).write(zips());
        new TinyPlugin("two", "1.0.0")
                .verifier("tiny/two", "Same", RIGHT)
                .source(
                        "whetstone.api.Verdict",
                        "package whetstone.api; public class Verdict {"
                                + " public static whetstone.api.Verdict correct(String why) { return null; } }")
                .write(zips());
        try (var plugins = load()) {
            assertEquals(List.of(), plugins.problems());
            var one = plugins.verifier("tiny/one").orElseThrow();
            var two = plugins.verifier("tiny/two").orElseThrow();
            assertEquals(one.getClass().getName(), two.getClass().getName());
            assertNotSame(one.getClass(), two.getClass());
        }
    }

    @Test
    void theSecondStartDoesNotUnpack() throws IOException {
        new TinyPlugin("good", "1.0.0").verifier("tiny/right", "Right", RIGHT).write(zips());
        load().close();
        Path unpacked;
        try (var entries = Files.list(folder.resolve("cache"))) {
            unpacked = entries.toList().getFirst();
        }
        var mark = unpacked.resolve("classes/tiny/Right.class");
        Files.setLastModifiedTime(mark, FileTime.fromMillis(0));
        try (var plugins = load()) {
            assertEquals(1, plugins.loaded().size());
        }
        assertEquals(0, Files.getLastModifiedTime(mark).toMillis());
    }

    @Test
    void whatWasHalfUnpackedIsNotUsed() throws IOException {
        new TinyPlugin("good", "1.0.0").verifier("tiny/right", "Right", RIGHT).write(zips());
        // What a process that was killed while unpacking leaves behind.
        Files.createDirectories(folder.resolve("cache/.unpacking-1/classes"));
        try (var plugins = load()) {
            assertEquals(Set.of("tiny/right"), plugins.verifiers().keySet());
        }
    }

    @Test
    void anEntryThatLeadsOutsideIsRefused() throws IOException {
        Files.createDirectories(zips());
        try (var out = new ZipOutputStream(Files.newOutputStream(zips().resolve("evil.zip")))) {
            out.putNextEntry(new ZipEntry("plugin.properties"));
            out.write(
                    "plugin.id=evil\nplugin.version=1.0.0\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.putNextEntry(new ZipEntry("../../escaped.txt"));
            out.write(1);
        }
        try (var plugins = load()) {
            assertTrue(
                    problem(plugins, "evil").contains("leads outside"),
                    plugins.problems()::toString);
        }
        assertFalse(Files.exists(folder.resolve("escaped.txt")));
        try (var entries = Files.list(folder.resolve("cache"))) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    void aChangedZipIsUnpackedAnew() {
        var plugin = new TinyPlugin("good", "1.0.0").verifier("tiny/before", "Right", RIGHT);
        plugin.write(zips());
        load().close();
        plugin.verifier("tiny/after", "Right", RIGHT).write(zips());
        try (var plugins = load()) {
            assertTrue(
                    plugins.verifiers().containsKey("tiny/after"),
                    plugins.problems() + " " + plugins.loaded());
        }
    }
}
