package whetstone.desktop.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginState;
import whetstone.core.plugin.install.SigningKey;
import whetstone.core.plugin.site.Market;
import whetstone.core.plugin.site.Publishing;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

final class PluginsModelTest {

    @TempDir Path folder;
    private final SigningKey owner = SigningKey.generate();
    private Workshop workshop;
    private PluginsModel model;

    @BeforeEach
    void open() {
        workshop = Workshop.in(folder.resolve("workshop"));
        var session = new Session(Gate.direct());
        var catalogue =
                new Catalogue(
                        session, folder.resolve("bundled"), library(), folder.resolve("cache"));
        session.open(folder.resolve("workspace"));
        model = new PluginsModel(session, catalogue);
    }

    private Path library() {
        return folder.resolve("library");
    }

    private PluginRow row(String id) {
        return model.rows().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private Optional<PluginState> state(String id) {
        return row(id).state();
    }

    private String said() {
        assertEquals("", model.work().busy().get());
        return model.work().message().get().text();
    }

    /// Installs and trusts where that is asked.
    private void install(Path... zips) {
        model.install(List.of(zips));
        if (model.work().question().get().isPresent()) {
            model.work().answer(true);
        }
        assertFalse(model.work().message().get().failed(), said());
    }

    @Test
    void aKeyIsAskedAboutOnceWithWhatWillRun() {
        var zip = workshop.signed("tiny", "1.0.0", "");
        model.install(List.of(zip));
        var asked =
                assertInstanceOf(
                        Question.TrustKey.class, model.work().question().get().orElseThrow());
        assertEquals("tiny", asked.proposal().id());
        assertEquals(List.of("tiny.Vtiny"), asked.proposal().extensions());
        assertEquals(workshop.author().fingerprint(), asked.proposal().signer());
        model.work().answer(false);
        assertEquals(List.of(), model.rows());
        assertEquals("tiny 1.0.0: not installed, its key is not trusted", said());

        install(zip);
        assertEquals(Optional.of(PluginState.TRUSTED), state("tiny"));
        assertEquals(List.of("verifier tiny/tiny"), row("tiny").contributes());
        assertFalse(row("tiny").pending());
        var line = "installed tiny 1.0.0, signed by " + workshop.author().fingerprint();
        assertEquals(line, said());

        model.install(List.of(workshop.signed("more", "1.0.0", "")));
        assertEquals(Optional.empty(), model.work().question().get());
        assertEquals(Optional.of(PluginState.TRUSTED), state("more"));
    }

    @Test
    void anUpdateIsTakenBack() {
        install(workshop.signed("tiny", "1.0.0", ""));
        install(workshop.signed("tiny", "1.1.0", ""));
        assertEquals("1.1.0", row("tiny").version());
        assertEquals("1.0.0", row("tiny").kept().orElseThrow().version());
        model.work().undo();
        assertEquals("1.0.0", row("tiny").version());
        assertFalse(row("tiny").pending());
        model.rollback(row("tiny"));
        assertEquals("1.1.0", row("tiny").version());
        var history = model.snapshot().get().history();
        assertEquals("install tiny 1.1.0 over 1.0.0", history.getFirst().what());
    }

    @Test
    void whatNeedsAPluginIsNamedBeforeItGoesAndComesBackWithIt() {
        // "a-top" is before "base" in every list, and can come back only after it.
        install(
                workshop.signed("base", "1.0.0", ""),
                workshop.signed("a-top", "1.0.0", "base@>=1.0.0"));
        model.remove(row("base"));
        var question = new Question.RemoveAll("base", List.of("a-top"));
        assertEquals(Optional.of(question), model.work().question().get());
        model.work().answer(false);
        assertEquals(Optional.of(PluginState.TRUSTED), state("base"));
        model.remove(row("base"));
        model.work().answer(true);
        assertEquals("removed", row("base").label());
        assertEquals("removed", row("a-top").label());
        model.work().undo();
        assertEquals(Optional.of(PluginState.TRUSTED), state("base"));
        assertEquals(Optional.of(PluginState.TRUSTED), state("a-top"));
    }

    @Test
    void aPluginIsSwitchedOffAndOn() {
        install(workshop.signed("tiny", "1.0.0", ""));
        model.enable(row("tiny"), false);
        assertEquals(Optional.of(PluginState.DISABLED), state("tiny"));
        assertTrue(row("tiny").reason().startsWith("you disabled it"), row("tiny").reason());
        assertFalse(row("tiny").pending());
        model.work().undo();
        assertEquals(Optional.of(PluginState.TRUSTED), state("tiny"));
        assertFalse(row("tiny").pending());
    }

    @Test
    void whatIsRefusedIsSaidInTheWordsOfTheCommandLine() throws IOException {
        var zip = workshop.unsigned("tiny", "1.0.0", "");
        model.install(List.of(zip));
        assertTrue(said().contains("--allow-unsigned"), said());
        assertTrue(model.work().message().get().failed());
        assertEquals(List.of(), model.rows());
        model.unsigned().set(true);
        install(zip);
        assertEquals("installed tiny 1.0.0, unsigned", said());

        model.install(List.of(folder.resolve("notes.txt")));
        assertTrue(said().contains("one zip file"), said());
        model.install(List.of(folder.resolve("absent.zip")));
        assertTrue(said().contains("no such file"), said());
        model.install(List.of(workshop.signed("top", "1.0.0", "nowhere@>=2.0.0")));
        model.work().answer(true);
        assertTrue(said().contains("needs nowhere >=2.0.0"), said());
    }

    @Test
    void aFileInTheWorkspaceRunsWhenSomebodyTrustsIt() throws IOException {
        var there = Files.createDirectories(folder.resolve("workspace/plugins"));
        Files.copy(workshop.unsigned("loose", "1.0.0", ""), there.resolve("loose.zip"));
        model.reload();
        assertEquals(Optional.of(PluginState.UNTRUSTED), state("loose"));
        model.trust(row("loose"));
        assertInstanceOf(Question.TrustFile.class, model.work().question().get().orElseThrow());
        model.work().answer(true);
        assertEquals(Optional.of(PluginState.TRUSTED), state("loose"));
        var trusted = model.snapshot().get().trusted();
        assertEquals(List.of("file"), trusted.stream().map(Snapshot.Trusted::kind).toList());
        model.forget(trusted.getFirst());
        assertEquals(Optional.of(PluginState.UNTRUSTED), state("loose"));
    }

    @Test
    void whatAnotherProcessChangedIsSeenAndTakenInOnRequest() {
        install(workshop.signed("tiny", "1.0.0", ""));
        new Library(library()).disable("tiny");
        model.watch();
        assertTrue(row("tiny").pending());
        assertEquals("disabled · reload needed", row("tiny").label());
        model.reload();
        assertEquals("disabled", row("tiny").label());
    }

    private Path publish(Path... zips) throws IOException {
        var site = folder.resolve("site");
        workshop.shelve(site, List.of(zips));
        Publishing.publish(site, owner);
        return site;
    }

    @Test
    void aSiteIsAddedAskedAndForgotten() throws IOException {
        var site = publish(workshop.signed("base", "1.0.0", ""));
        try (var server = new FileServer(site)) {
            model.addSite("here", "no address", "", true);
            assertTrue(said().contains("https"), said());
            model.addSite("here", server.url(), "", true);
            var asked = model.work().question().get().orElseThrow();
            assertEquals(owner.fingerprint(), ((Question.TrustSite) asked).key());
            model.work().answer(true);
            assertEquals("here", model.snapshot().get().sites().getFirst().name());
            model.look();
            assertEquals(List.of("base"), ids(model.snapshot().get().found()));
            model.words().set("nothing has this");
            assertEquals(List.of(), model.snapshot().get().found());
            model.words().set("");
            model.removeSite(model.snapshot().get().sites().getFirst());
            assertEquals(List.of(), model.snapshot().get().found());
        }
        model.look();
        assertEquals("0 plugins on 0 sites, 0 updates", said());
    }

    @Test
    void whatASiteOffersComesWithWhatItNeedsAndIsUpdated() throws IOException {
        var site =
                publish(
                        workshop.signed("base", "1.0.0", ""),
                        workshop.signed("top", "1.0.0", "base@<2.0.0"));
        try (var server = new FileServer(site)) {
            model.addSite("here", server.url(), "", true);
            model.work().answer(true);
            model.buy(List.of("top"));
            model.work().answer(true);
            assertEquals(Optional.of(PluginState.TRUSTED), state("base"));
            assertEquals("installed from site here", row("top").origin());
            publish(workshop.signed("base", "1.1.0", ""));
            model.look();
            assertEquals("1.1.0", row("base").newer());
            model.updateAll();
            assertEquals("1.1.0", row("base").version());
            assertEquals(List.of(), model.snapshot().get().updates());
        }
    }

    private static List<String> ids(List<Market.Found> found) {
        return found.stream().map(Market.Found::id).toList();
    }
}
