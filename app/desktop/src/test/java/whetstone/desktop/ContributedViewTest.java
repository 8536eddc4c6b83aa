package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Workshop;
import whetstone.desktop.problems.ProblemsModel.Problem;

/// Views of plugins in the real workbench, good ones and bad ones.
final class ContributedViewTest {
    private static final String NAME = "return new Label(run.id() + \" is \" + run.name());";

    @TempDir Path folder;
    private @Nullable Desk open;

    @BeforeEach
    void startRuns() throws Exception {
        var runs = Workspace.open(folder.resolve("workspace")).runs();
        for (var name : List.of("sums", "words")) {
            var start = new Runs.Start(name, "{}", 1, List.of("rl"), List.of(), "{}", "{}");
            runs.status(runs.create(start), Runs.Status.DONE);
        }
    }

    /// Bundled, as far as the workbench can tell.
    private void offer(String id, String body) throws Exception {
        var zip = Workshop.in(folder.resolve("workshop")).view(id, "1.0.0", body);
        var bundled = Files.createDirectories(folder.resolve("bundled"));
        Files.move(zip, bundled.resolve(zip.getFileName()));
    }

    private void open() throws Exception {
        open = Desk.open(Desk.Setting.in(folder));
        eventually(() -> onScreen(() -> desk().models().session().run().get()) > 0);
    }

    private Desk desk() {
        return Objects.requireNonNull(open);
    }

    @AfterEach
    void close() throws Exception {
        desk().close();
    }

    private boolean reads(String text) {
        return desk().shows(text);
    }

    private List<String> problems() throws Exception {
        return onScreen(
                () -> desk().models().problems().all().stream().map(Problem::text).toList());
    }

    @Test
    void aViewIsFoundFollowsTheRunAndIsThereAgainNextTime() throws Exception {
        offer("names", NAME);
        open();
        desk().robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> desk().models().palette().open().get());
        desk().robot().write("tiny names");
        desk().robot().push(KeyCode.ENTER);
        eventually(() -> reads("2 is words"));
        change(() -> desk().models().session().select(1));
        eventually(() -> reads("1 is sums"));
        assertEquals("Tiny names", desk().workbench().keys().command("show-tiny/names").title());
        desk().robot().clickOn("View");
        eventually(() -> desk().robot().lookup("Tiny names").queryAll().size() > 1);

        close();
        open();
        eventually(() -> reads("2 is words"));
        assertTrue(desk().visible().contains("tiny/names"));
    }

    @Test
    void aViewWhosePluginIsGoneKeepsItsPlaceAndSaysSo() throws Exception {
        offer("names", NAME);
        open();
        desk().show("tiny/names");
        eventually(() -> reads("2 is words"));
        Files.delete(folder.resolve("bundled/names-1.0.0.zip"));
        change(desk().models().catalogue()::reload);
        eventually(() -> reads("The plugin of this view does not run. The view Plugins says why."));
        offer("names", NAME);
        change(desk().models().catalogue()::reload);
        eventually(() -> reads("2 is words"));
    }

    @Test
    void whatAPluginThrowsStandsInTheViewAndNowhereElse() throws Exception {
        offer("names", NAME);
        offer("thrower", "throw new IllegalStateException(\"no luck\");");
        offer(
                "sulker",
                "return new javafx.scene.layout.Pane() {"
                        + " protected void layoutChildren() { throw new IllegalStateException(\"no room\"); } };");
        offer(
                "presser",
                "var b = new Button(\"press\"); b.setOnAction(e -> { throw new IllegalStateException(\"ouch\"); }); return b;");
        offer("nobody", "return null;");
        open();
        desk().show("tiny/names");
        desk().show("tiny/thrower");
        eventually(() -> problems().stream().anyMatch(text -> text.contains("no luck")));
        assertTrue(problems().getFirst().contains("thrower"), problems().toString());
        desk().show("tiny/sulker");
        eventually(() -> problems().stream().anyMatch(text -> text.contains("no room")));
        desk().show("tiny/nobody");
        eventually(() -> problems().stream().anyMatch(text -> text.contains("no nodes")));
        desk().show("tiny/presser");
        eventually(() -> reads("press"));
        desk().robot().clickOn("press");
        eventually(() -> problems().stream().anyMatch(text -> text.contains("ouch")));
        eventually(() -> reads("Tiny presser cannot be shown"));
        desk().show("tiny/names");
        eventually(() -> reads("2 is words"));
    }

    @Test
    void aViewThatNeverComesToAnEndHoldsUpNobody() throws Exception {
        offer("sleeper", "for (;;) try { Thread.sleep(1000); } catch (InterruptedException e) {}");
        offer("names", NAME);
        open();
        desk().show("tiny/sleeper");
        eventually(() -> reads("Reading run 2 · words…"));
        desk().show("tiny/names");
        eventually(() -> reads("2 is words"));
        eventually(() -> problems().stream().anyMatch(text -> text.contains("for 10 s")));
    }

    @Test
    void theClassesOfAViewAreCollectedOnceItsPluginIsLoadedAnew() throws Exception {
        offer("names", NAME);
        open();
        desk().show("tiny/names");
        eventually(() -> reads("2 is words"));
        var before = loader();
        change(desk().models().catalogue()::reload);
        eventually(() -> onScreen(() -> !before.refersTo(loader().get())));
        eventually(() -> reads("2 is words"));
        eventually(() -> {
            System.gc();
            return before.get() == null;
        });
    }

    private WeakReference<ClassLoader> loader() {
        var offer = desk().models().catalogue().offer().get().orElseThrow();
        return new WeakReference<>(offer.views().getFirst().type().getClassLoader());
    }
}
