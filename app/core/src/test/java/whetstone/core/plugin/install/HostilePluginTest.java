package whetstone.core.plugin.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.TinyPlugin;

/// Plugins that do harm once they run. Each is found out before it takes the place of the version that works.
class HostilePluginTest {

    private static final String PATIENCE = "whetstone.trial.seconds";

    @TempDir Path folder;

    @BeforeEach
    void beImpatient() {
        System.setProperty(PATIENCE, "10");
    }

    @AfterEach
    void bePatient() {
        System.clearProperty(PATIENCE);
    }

    /// Parts of a domain, each in order.
    private record Parts(String fields, String id, String draw, String reference, String verify) {

        static Parts inOrder() {
            return new Parts(
                    "",
                    "return \"tiny/bad\";",
                    "return new Problem<>(\"?\", new Truth(random.nextInt()));",
                    "return \"\" + truth.value();",
                    "return completion.equals(\"\" + truth.value()) ? Verdict.correct(\"yes\") : Verdict.wrong(\"no\");");
        }

        Parts fields(String other) {
            return new Parts(other, id, draw, reference, verify);
        }

        Parts id(String other) {
            return new Parts(fields, other, draw, reference, verify);
        }

        Parts draw(String other) {
            return new Parts(fields, id, other, reference, verify);
        }

        Parts verify(String other) {
            return new Parts(fields, id, draw, reference, other);
        }

        TinyPlugin plugin(String version) {
            return new TinyPlugin("bad", version)
                    .extension(
                            "tiny.Bad",
                            """
                            package tiny;
                            import whetstone.api.*;
                            public final class Bad implements Domain<Bad.Truth> {
                                public record Truth(int value) {}
                                static boolean always() { return true; }
                                %s
                                public String id() { %s }
                                public Class<Truth> truthType() { return Truth.class; }
                                public Problem<Truth> draw(int level, java.util.random.RandomGenerator random) { %s }
                                public String reference(Truth truth) { %s }
                                public Verdict verify(Truth truth, String completion) { %s }
                            }
                            """
                                    .formatted(fields, id, draw, reference, verify));
        }
    }

    private static Map<String, Parts> behaviours() {
        var good = Parts.inOrder();
        var bad = new LinkedHashMap<String, Parts>();
        bad.put(
                "IllegalStateException: in the initialiser",
                good.fields(
                        "static { if (always()) throw new IllegalStateException(\"in the initialiser\"); }"));
        bad.put(
                "UnsupportedOperation",
                good.fields("public Bad() { throw new UnsupportedOperationException(); }"));
        bad.put("status 0", good.id("System.exit(0); return null;"));
        bad.put("status 9", good.id("Runtime.getRuntime().halt(9); return null;"));
        bad.put("NullPointerException", good.id("return null;"));
        bad.put("in small letters", good.id("return \"../Bad\";"));
        bad.put("StackOverflowError", good.id("return id();"));
        bad.put("within 10 s", good.draw("while (always()) { Thread.onSpinWait(); } return null;"));
        bad.put(
                "draw of tiny/bad threw",
                good.draw("throw new AssertionError(\"no problem today\");"));
        bad.put("as wrong", good.verify("return Verdict.wrong(\"never right\");"));
        bad.put("verify threw", good.verify("throw new IllegalStateException();"));
        return bad;
    }

    @Test
    void whateverANewVersionDoesTheOldOneStays() {
        var shop = Shop.in(folder);
        shop.install(Parts.inOrder().plugin("1.0.0"));
        var other = new ArrayList<String>();
        int version = 1;
        for (var behaviour : behaviours().entrySet()) {
            var plugin = behaviour.getValue().plugin("1.%d.0".formatted(version++));
            var refusal =
                    assertThrows(Refusal.class, () -> shop.install(plugin), behaviour.getKey());
            var message = refusal.kind() + " " + refusal.getMessage();
            if (!message.startsWith("DOES_NOT_START")
                    || !message.contains(behaviour.getKey())
                    || !message.contains("what was there before stays")) {
                other.add(behaviour.getKey() + ": " + message);
            }
        }
        assertEquals(List.of(), other);
        try (var plugins = shop.load()) {
            assertEquals(List.of(), plugins.problems());
            assertEquals("1.0.0", plugins.loaded().getFirst().version());
        }
    }

    @Test
    void threadsThatAPluginLeavesRunningDoNotHoldUpItsTrial() {
        var shop = Shop.in(folder);
        var lingering =
                Parts.inOrder()
                        .fields(
                                "static { Thread.ofPlatform().start(() -> { while (always()) { java.util.concurrent.locks.LockSupport.parkNanos(1000); } }); }");
        assertEquals("1.0.0", shop.install(lingering.plugin("1.0.0")).steps().getFirst().to());
    }
}
