package whetstone.core.plugin.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.TinyPlugin;
import whetstone.core.plugin.Verification;
import whetstone.core.plugin.install.Refusal.Kind;

class InstallerTest {

    @TempDir Path folder;

    private Shop shop() {
        return Shop.in(folder);
    }

    private static String refused(Kind kind, Executable work) {
        var refusal = assertThrows(Refusal.class, work);
        assertEquals(kind, refusal.kind(), refusal.getMessage());
        return Objects.requireNonNull(refusal.getMessage());
    }

    private static Map<String, String> versions(Shop shop) {
        try (var plugins = shop.load()) {
            assertEquals(List.of(), plugins.problems());
            var versions = new TreeMap<String, String>();
            for (PluginInfo info : plugins.loaded()) {
                versions.put(info.id(), info.version());
            }
            return versions;
        }
    }

    @Test
    void aSignedPluginIsInstalledUpdatedBroughtBackAndRemoved() {
        var shop = shop();
        var first = shop.install(Shop.tiny("tiny", "1.0.0")).steps().getFirst();
        assertEquals(
                new Outcome.Step(
                        "tiny",
                        "",
                        "1.0.0",
                        shop.author().fingerprint(),
                        List.of("verifier tiny/tiny")),
                first);
        assertEquals(Map.of("tiny", "1.0.0"), versions(shop));
        assertTrue(Verification.of(shop.library()).getFirst().sound());

        var second = shop.install(Shop.tiny("tiny", "1.1.0")).steps().getFirst();
        assertEquals("1.0.0", second.from());
        assertEquals(Map.of("tiny", "1.1.0"), versions(shop));

        shop.installer().rollback("tiny");
        assertEquals(Map.of("tiny", "1.0.0"), versions(shop));
        shop.installer().rollback("tiny"); // which undoes the return
        assertEquals(Map.of("tiny", "1.1.0"), versions(shop));

        shop.installer().remove(Set.of("tiny"), false, false);
        assertEquals(Map.of(), versions(shop));
        shop.installer().rollback("tiny");
        assertEquals(Map.of("tiny", "1.1.0"), versions(shop));
        shop.installer().remove(Set.of("tiny"), false, true);
        refused(Kind.ABSENT, () -> shop.installer().rollback("tiny"));
        // One line for the key, and one for each of the seven changes.
        assertEquals(8, shop.library().read().history().size());
    }

    @Test
    void nobodyIsTrustedUnasked() {
        var shop = shop();
        var offer = List.of(shop.signed(Shop.tiny("tiny", "1.0.0")));
        var message =
                refused(Kind.UNTRUSTED, () -> shop.installer().install(offer, Consent.none()));
        assertTrue(message.contains("--trust-key " + shop.author().fingerprint()), message);
        var asked = new ArrayList<Consent.Proposal>();
        var asking =
                new Consent(
                        Set.of(),
                        false,
                        false,
                        proposal -> {
                            asked.add(proposal);
                            return true;
                        });
        shop.installer().install(offer, asking);
        assertEquals(List.of("tiny.Vtiny"), asked.getFirst().extensions());
        // Trusted from then on.
        shop.installer().install(List.of(shop.signed(Shop.tiny("more", "1.0.0"))), Consent.none());
    }

    @Test
    void anUnsignedFileNeedsToBeAllowed() {
        var shop = shop();
        var offer = List.of(Offer.of(shop.made(Shop.tiny("tiny", "1.0.0"))));
        var message =
                refused(Kind.UNTRUSTED, () -> shop.installer().install(offer, shop.trusting()));
        assertTrue(message.contains("--allow-unsigned"), message);
        shop.installer().install(offer, new Consent(Set.of(), true, false, _ -> false));
        assertEquals(Map.of("tiny", "1.0.0"), versions(shop));
    }

    @Test
    void anotherKeyDoesNotTakeThePlaceOfAPlugin() {
        var shop = shop();
        shop.install(Shop.tiny("tiny", "1.0.0"));
        var thief = SigningKey.generate();
        var zip = shop.made(Shop.tiny("tiny", "1.1.0"));
        var unsigned = new Offer(zip, Optional.empty(), "", Optional.empty());
        var agreeing = new Consent(Set.of(thief.fingerprint()), true, true, _ -> true);
        refused(Kind.HOSTILE, () -> shop.installer().install(List.of(unsigned), agreeing));
        var stolen = Shop.signed(zip, thief);
        var message =
                refused(Kind.HOSTILE, () -> shop.installer().install(List.of(stolen), agreeing));
        assertTrue(message.contains("trust --forget tiny"), message);
        assertEquals(Map.of("tiny", "1.0.0"), versions(shop));
        new Trust(shop.library()).forget("tiny");
        shop.installer().install(List.of(stolen), agreeing);
        assertEquals(Map.of("tiny", "1.1.0"), versions(shop));
    }

    @Test
    void dependenciesAreResolvedBeforeAnythingIsPlaced() throws IOException {
        var shop = shop();
        var top = Shop.tiny("top", "1.0.0").with("plugin.dependencies", "base@>=1.0.0");
        var message = refused(Kind.INCOMPATIBLE, () -> shop.install(top));
        assertTrue(message.contains("needs base >=1.0.0"), message);
        try (var files = Files.list(folder.resolve("library/files"))) {
            assertEquals(0, files.count());
        }
        shop.install(top, Shop.tiny("base", "1.0.0"));
        assertEquals(Map.of("base", "1.0.0", "top", "1.0.0"), versions(shop));
    }

    @Test
    void whatOthersNeedIsNotTakenFromThem() {
        var shop = shop();
        shop.install(
                Shop.tiny("base", "1.0.0"),
                Shop.tiny("top", "1.0.0").with("plugin.dependencies", "base@>=1.0.0 & <2.0.0"));
        var update = refused(Kind.INCOMPATIBLE, () -> shop.install(Shop.tiny("base", "2.0.0")));
        assertTrue(update.contains("top 1.0.0 would stop"), update);
        var removal =
                refused(
                        Kind.INCOMPATIBLE,
                        () -> shop.installer().remove(Set.of("base"), false, false));
        assertTrue(removal.contains("--with-dependents"), removal);
        assertEquals(Map.of("base", "1.0.0", "top", "1.0.0"), versions(shop));
        // An update within the range keeps the dependent running.
        shop.install(Shop.tiny("base", "1.5.0"));
        assertEquals(Map.of("base", "1.5.0", "top", "1.0.0"), versions(shop));
        shop.installer().remove(Set.of("base"), true, false);
        assertEquals(Map.of(), versions(shop));
    }

    @Test
    void anUpdateThatDoesNotStartLeavesTheOldVersion() {
        var shop = shop();
        shop.install(
                Shop.tiny("tiny", "1.0.0"),
                Shop.tiny("needs", "1.0.0").with("plugin.dependencies", "tiny"));
        var broken =
                new TinyPlugin("tiny", "1.1.0")
                        .extension(
                                "tiny.Bad",
                                """
                                package tiny;
                                public final class Bad implements whetstone.api.Verifiers {
                                    static { if (true) throw new IllegalStateException("never"); }
                                    public java.util.List<whetstone.api.Verifier<?>> all() { return null; }
                                }
                                """);
        var message = refused(Kind.DOES_NOT_START, () -> shop.install(broken));
        assertTrue(message.contains("what was there before stays"), message);
        assertEquals(Map.of("needs", "1.0.0", "tiny", "1.0.0"), versions(shop));
    }

    @Test
    void noPluginTakesWhatAnotherContributes() {
        var shop = shop();
        shop.install(Shop.tiny("right", "1.0.0"));
        var shadow =
                new TinyPlugin("a-shadow", "1.0.0")
                        .verifier("tiny/right", "Shadow", "return null;");
        var message = refused(Kind.DOES_NOT_START, () -> shop.install(shadow));
        assertTrue(message.contains("taken"), message);
        assertEquals(Map.of("right", "1.0.0"), versions(shop));
    }

    @Test
    void aBundledPluginIsNeitherReplacedNorRemoved() {
        var shop = shop();
        Shop.tiny("ships", "1.0.0").write(shop.places().bundled());
        refused(Kind.HOSTILE, () -> shop.install(Shop.tiny("ships", "2.0.0")));
        var message =
                refused(Kind.ABSENT, () -> shop.installer().remove(Set.of("ships"), false, false));
        assertTrue(message.contains("plugins disable ships"), message);
    }

    @Test
    void olderOrOtherwiseEqualVersionsAreNotInstalledByAccident() {
        var shop = shop();
        shop.install(Shop.tiny("tiny", "1.1.0"));
        refused(Kind.INCOMPATIBLE, () -> shop.install(Shop.tiny("tiny", "1.0.0")));
        refused(
                Kind.HOSTILE,
                () -> shop.install(Shop.tiny("tiny", "1.1.0").file("more.txt", "other bytes")));
        var older = new Consent(Set.of(), false, true, _ -> false);
        shop.installer().install(List.of(shop.signed(Shop.tiny("tiny", "1.0.0"))), older);
        assertEquals(Map.of("tiny", "1.0.0"), versions(shop));
    }

    @Test
    void whatAKilledProcessLeftIsSweptAway() throws IOException {
        var shop = shop();
        shop.install(Shop.tiny("tiny", "1.0.0"));
        var library = folder.resolve("library");
        Files.writeString(library.resolve("files/orphan-1.0.0.zip"), "left");
        Files.createDirectories(library.resolve("staging"));
        Files.writeString(library.resolve("staging/half.zip"), "left");
        Files.writeString(library.resolve("ledger.json.new"), "{ \"half");
        assertEquals(Map.of("tiny", "1.0.0"), versions(shop));
        shop.install(Shop.tiny("tiny", "1.1.0"));
        assertEquals(Map.of("tiny", "1.1.0"), versions(shop));
        assertFalse(Files.exists(library.resolve("files/orphan-1.0.0.zip")));
        assertFalse(Files.exists(library.resolve("staging/half.zip")));
    }

    @Test
    void aTrustedLooseFileRuns() {
        var shop = shop();
        var zip = Shop.tiny("loose", "1.0.0").write(shop.places().workspace());
        new Trust(shop.library()).add(zip);
        assertEquals(Map.of("loose", "1.0.0"), versions(shop));
    }

    @Test
    void packingGivesTheSameBytesEachTime() throws IOException {
        var shop = shop();
        var project = folder.resolve("project");
        var zip = shop.made(Shop.tiny("packed", "1.0.0"));
        try (var files = FileSystems.newFileSystem(zip)) {
            copy(files.getPath("plugin.properties"), project.resolve("plugin.properties"));
            var type = "tiny/Vpacked.class";
            for (var name : List.of(type, "META-INF/extensions.idx", "tiny/Vpacked$Truth.class")) {
                copy(
                        files.getPath("classes", name),
                        project.resolve("target/classes").resolve(name));
            }
        }
        var first = Files.readAllBytes(Packing.pack(project));
        var packed = Packing.pack(project);
        assertEquals("packed-1.0.0.zip", packed.getFileName().toString());
        assertTrue(Arrays.equals(first, Files.readAllBytes(packed)));
        shop.installer().install(List.of(Shop.signed(packed, shop.author())), shop.trusting());
        assertEquals(Map.of("packed", "1.0.0"), versions(shop));
        Files.delete(project.resolve("target/classes/tiny/Vpacked.class"));
        var message = refused(Kind.HOSTILE, () -> Packing.pack(project));
        assertTrue(message.contains("nobody could install that"), message);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.write(to, Files.readAllBytes(from));
    }
}
