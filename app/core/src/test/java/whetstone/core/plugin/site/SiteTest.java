package whetstone.core.plugin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginManifest;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.TinyPlugin;
import whetstone.core.plugin.install.Consent;
import whetstone.core.plugin.install.Installer;
import whetstone.core.plugin.install.Outcome;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.install.Refusal.Kind;
import whetstone.core.plugin.install.SigningKey;

/// Sites that serve, and a gallery of those that do harm: each is refused with words that say what to do.
class SiteTest {

    static {
        System.setProperty("whetstone.site.seconds", "1"); // of silence
    }

    private static final String RIGHT = "return whetstone.api.Verdict.correct(\"as always\");";

    @TempDir Path folder;
    private final SigningKey author = SigningKey.generate();
    private final SigningKey owner = SigningKey.generate();
    private Server server;

    @BeforeEach
    void open() throws IOException {
        server = new Server(Files.createDirectories(site()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path site() {
        return folder.resolve("site");
    }

    private PluginPlaces places() {
        return new PluginPlaces(
                folder.resolve("bundled"),
                folder.resolve("library"),
                folder.resolve("workspace"),
                folder.resolve("cache"),
                false);
    }

    private Library library() {
        return new Library(places().library());
    }

    private static TinyPlugin tiny(String id, String version) {
        return new TinyPlugin(id, version).verifier("tiny/" + id, "V" + id, RIGHT);
    }

    /// Signs plugins and publishes them.
    private void publish(TinyPlugin... plugins) throws IOException {
        for (var plugin : plugins) {
            author.sign(plugin.write(site()));
        }
        Publishing.publish(site(), owner);
    }

    private Sites.Shelf add() {
        return new Sites(library()).add(wish(server.url()), key -> key.equals(owner.fingerprint()));
    }

    private static Sites.Wish wish(URI url) {
        return new Sites.Wish("here", url, 0, true);
    }

    private Outcome install(String id) throws IOException {
        var fetched = Files.createDirectories(folder.resolve("fetched"));
        var consent = new Consent(Set.of(author.fingerprint()), false, false, _ -> false);
        return new Installer(places()).install(market().fetch(List.of(id), fetched), consent);
    }

    private Market market() {
        return Market.open(
                places(),
                line -> {
                    throw new AssertionError(line);
                });
    }

    private static String refused(Kind kind, Executable work) {
        var refusal = assertThrows(Refusal.class, work);
        var message = String.valueOf(refusal.getMessage());
        assertEquals(kind, refusal.kind(), message);
        return message;
    }

    @Test
    void aPluginComesWithWhatItNeedsAndIsUpdated() throws IOException {
        publish(
                tiny("base", "1.0.0"),
                tiny("base", "2.0.0"),
                tiny("top", "1.0.0").with("plugin.dependencies", "base@<2.0.0"),
                tiny("future", "1.0.0").with("plugin.requires", ">=99.0.0"));
        assertEquals(4, add().index().releases().size());
        assertEquals(
                List.of("base", "top"),
                market().search(List.of()).stream().map(Market.Found::id).toList());
        var steps = install("top").steps();
        assertEquals(List.of("top", "base"), steps.stream().map(Outcome.Step::id).toList());
        assertEquals("1.0.0", steps.get(1).to());
        publish(tiny("top", "1.1.0").with("plugin.dependencies", "base@<2.0.0"));
        var updates = market().updates().stream().map(one -> one.id() + " " + one.version());
        assertEquals(List.of("base 2.0.0", "top 1.1.0"), updates.toList());
        assertEquals("1.1.0", install("top").steps().getFirst().to());
        // Base 2.0.0 would stop top.
        refused(Kind.INCOMPATIBLE, () -> install("base"));
        assertEquals(
                "here", Objects.requireNonNull(library().read().installed().get("top")).site());
    }

    @Test
    void onlyHttpsAndOnlyKnownKeys() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        var sites = new Sites(library());
        for (var url :
                List.of(
                        "http://example.org/",
                        "ftp://example.org/",
                        "file:///etc/",
                        "https://me:secret@example.org/",
                        "https:///nothing")) {
            refused(Kind.HOSTILE, () -> sites.add(wish(URI.create(url)), _ -> true));
        }
        var loopback = new Sites.Wish("here", server.url(), 0, false);
        assertTrue(
                refused(Kind.HOSTILE, () -> sites.add(loopback, _ -> true))
                        .contains("--allow-loopback"));
        var message = refused(Kind.UNTRUSTED, () -> sites.add(wish(server.url()), _ -> false));
        assertTrue(message.contains("--trust-key " + owner.fingerprint()), message);
        assertTrue(library().read().sites().isEmpty());
        add();
        assertEquals(Set.of("here"), library().read().sites().keySet());
    }

    @Test
    void aListIsTakenAsItsOwnerSignedItOnly() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        var first = Files.readAllBytes(site().resolve("index.json"));
        var firstSeal = Files.readAllBytes(site().resolve("index.json.sig"));
        add();
        publish(tiny("tiny", "1.1.0"));
        var sites = new Sites(library());
        assertEquals(2, sites.read("here").index().serial());

        // One that is older than what was seen.
        Files.write(site().resolve("index.json"), first);
        Files.write(site().resolve("index.json.sig"), firstSeal);
        assertTrue(refused(Kind.HOSTILE, () -> sites.read("here")).contains("number 1"));

        // One that was changed.
        var text = Files.readString(site().resolve("index.json")).replace("1.0.0", "9.0.0");
        Files.writeString(site().resolve("index.json"), text);
        assertTrue(refused(Kind.HOSTILE, () -> sites.read("here")).contains("owner signed"));

        // One by somebody else.
        Publishing.publish(site(), SigningKey.generate());
        assertTrue(refused(Kind.HOSTILE, () -> sites.read("here")).contains("signed by key"));

        Files.writeString(site().resolve("index.json.sig"), "no seal");
        assertTrue(refused(Kind.HOSTILE, () -> sites.read("here")).contains("no site of plugins"));
        Files.delete(site().resolve("index.json.sig"));
        assertTrue(refused(Kind.ABSENT, () -> sites.read("here")).contains("answers 404"));
        var troubles = new ArrayList<String>();
        assertEquals(List.of(), Market.open(places(), troubles::add).search(List.of()));
        assertEquals(1, troubles.size());
    }

    @Test
    void aFileThatIsNotWhatTheListSaysIsRefused() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        add();
        var zip = site().resolve("tiny-1.0.0.zip");
        var bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1;
        Files.write(zip, bytes);
        assertTrue(refused(Kind.HOSTILE, () -> install("tiny")).contains("other bytes"));
        server.on(
                "tiny-1.0.0.zip",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 1 << 14; i++) { // 64 MiB
                        exchange.getResponseBody().write(new byte[1 << 12]);
                    }
                });
        assertTrue(refused(Kind.HOSTILE, () -> install("tiny")).contains("sends more than"));
        assertTrue(library().read().installed().isEmpty());
    }

    @Test
    void aSiteThatFallsSilentIsLeft() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        server.on(
                "index.json",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    sleep(2500);
                });
        assertTrue(refused(Kind.ABSENT, this::add).contains("cannot be read"));
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void noSiteSendsItsReadersElsewhere() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        for (var other :
                List.of(
                        "http://127.0.0.2:1/index.json",
                        "https://example.org/",
                        "//example.org/",
                        "file:///etc/passwd")) {
            server.on("index.json", exchange -> redirect(exchange, other));
            assertTrue(refused(Kind.HOSTILE, this::add).contains("sends its readers on"), other);
        }
        server.on("index.json", exchange -> redirect(exchange, "/index.json"));
        assertTrue(refused(Kind.ABSENT, this::add).contains("answers 302"));
        server.on("index.json", exchange -> redirect(exchange, "/moved.json"));
        Files.copy(site().resolve("index.json"), site().resolve("moved.json"));
        assertEquals(1, add().index().releases().size());
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    /// Signs a list that names `release` in the place of the truth.
    private void lie(Index.Release release) throws IOException {
        var bytes =
                Publishing.JSON.writeValueAsBytes(new Index(Index.FORMAT, 100, List.of(release)));
        var seal = new Index.Seal(owner.key(), owner.sign(Index.statement(bytes)));
        Files.write(site().resolve("index.json"), bytes);
        Files.write(site().resolve("index.json.sig"), Publishing.JSON.writeValueAsBytes(seal));
    }

    @Test
    void aListThatLiesIsFoundOut() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        var truth = add().index().releases().getFirst();
        var newer = new PluginManifest("tiny", "9.0.0", ">=0.1.0", List.of(), "", "");
        lie(new Index.Release(newer, truth.file(), truth.size(), truth.sha512()));
        assertTrue(refused(Kind.HOSTILE, () -> install("tiny")).contains("another plugin"));
        lie(new Index.Release(truth.manifest(), "../../evil.zip", truth.size(), truth.sha512()));
        assertTrue(refused(Kind.HOSTILE, () -> install("tiny")).contains("its file is called"));
        lie(new Index.Release(truth.manifest(), truth.file(), truth.size(), "00"));
        assertTrue(refused(Kind.HOSTILE, () -> install("tiny")).contains("other bytes"));
    }

    @Test
    void aFileOfASiteMustBeSignedByItsAuthor() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        add();
        Files.delete(site().resolve("tiny-1.0.0.zip.sig"));
        assertTrue(refused(Kind.ABSENT, () -> install("tiny")).contains("answers 404"));
        Files.writeString(site().resolve("tiny-1.0.0.zip.sig"), "{}");
        refused(Kind.HOSTILE, () -> install("tiny"));
        SigningKey.generate().sign(site().resolve("tiny-1.0.0.zip"));
        refused(Kind.UNTRUSTED, () -> install("tiny"));
    }

    @Test
    void anotherSiteDoesNotTakeOverAPlugin() throws IOException {
        publish(tiny("tiny", "1.0.0"));
        add();
        install("tiny");
        var other = Files.createDirectories(folder.resolve("other"));
        author.sign(tiny("tiny", "5.0.0").write(other));
        Publishing.publish(other, owner);
        try (var shadow = new Server(other)) {
            new Sites(library()).add(new Sites.Wish("shadow", shadow.url(), 10, true), _ -> true);
            assertEquals(List.of(), market().updates());
            assertEquals("here", market().search(List.of("tiny")).getFirst().site());
        }
    }

    @Test
    void whatIsNoListIsNamedSo() throws IOException {
        Files.writeString(site().resolve("index.json"), "<html>");
        Files.writeString(site().resolve("index.json.sig"), "<html>");
        assertTrue(refused(Kind.HOSTILE, this::add).contains("no site of plugins"));
        var bytes =
                "{\"format\": 7, \"serial\": 1, \"releases\": []}".getBytes(StandardCharsets.UTF_8);
        Files.write(site().resolve("index.json"), bytes);
        var seal = new Index.Seal(owner.key(), owner.sign(Index.statement(bytes)));
        Files.write(site().resolve("index.json.sig"), Publishing.JSON.writeValueAsBytes(seal));
        assertTrue(refused(Kind.INCOMPATIBLE, this::add).contains("newer Whetstone"));
        server.on("index.json", exchange -> Server.send(exchange, new byte[9 << 20]));
        assertTrue(refused(Kind.HOSTILE, this::add).contains("sends more than"));
    }
}
