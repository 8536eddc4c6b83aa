package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Workshop;
import whetstone.desktop.problems.ProblemsModel.Problem;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// Views of plugins in the real workbench, good ones and bad ones.
final class ContributedViewTest {
    private static final String NAME = "return new Label(run.id() + \" is \" + run.name());";

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private @Nullable Workbench open;

    @BeforeEach
    void startRuns() throws Exception {
        FxToolkit.registerPrimaryStage();
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
        open = onScreen(this::shown);
        eventually(() -> workbench().models().catalogue().offer().get().isPresent());
        eventually(() -> workbench().models().preferences().loads().get() > 0);
        eventually(() -> onScreen(() -> workbench().models().session().run().get()) > 0);
    }

    private Workbench shown() {
        var installation =
                new Installation(
                        Optional.empty(),
                        folder.resolve("bundled"),
                        folder.resolve("recipes"),
                        folder.resolve("cache"),
                        folder.resolve("library"));
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        var echo = Launcher.of(List.of("echo"));
        var opened = new Workbench(Gate.toScreen(), installation, echo, dialogs);
        var stage = new Stage();
        var scene = new Scene(opened.frame(), 980, 720);
        opened.dress(scene);
        stage.setScene(scene);
        stage.show();
        opened.open(folder.resolve("workspace"));
        return opened;
    }

    private Workbench workbench() {
        return Objects.requireNonNull(open);
    }

    @AfterEach
    void close() throws Exception {
        onScreen(() -> {
            workbench().close();
            return true;
        });
        FxToolkit.cleanupStages();
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    }

    private void change(Runnable change) throws Exception {
        onScreen(() -> {
            change.run();
            return true;
        });
    }

    private boolean reads(String text) {
        return robot.lookup(text).tryQuery().isPresent();
    }

    private List<String> problems() throws Exception {
        return onScreen(
                () -> workbench().models().problems().all().stream().map(Problem::text).toList());
    }

    @Test
    void aViewIsFoundFollowsTheRunAndIsThereAgainNextTime() throws Exception {
        offer("names", NAME);
        open();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> workbench().models().palette().open().get());
        robot.write("tiny names");
        robot.push(KeyCode.ENTER);
        eventually(() -> reads("2 is words"));
        change(() -> workbench().models().session().select(1));
        eventually(() -> reads("1 is sums"));
        assertEquals("Tiny names", workbench().keys().command("show-tiny/names").title());
        robot.clickOn("View");
        eventually(() -> robot.lookup("Tiny names").queryAll().size() > 1);

        close();
        open();
        eventually(() -> reads("2 is words"));
        assertTrue(onScreen(() -> workbench().docking().visible()).contains("tiny/names"));
    }

    @Test
    void aViewWhosePluginIsGoneKeepsItsPlaceAndSaysSo() throws Exception {
        offer("names", NAME);
        open();
        change(() -> workbench().show("tiny/names"));
        eventually(() -> reads("2 is words"));
        Files.delete(folder.resolve("bundled/names-1.0.0.zip"));
        change(workbench().models().catalogue()::reload);
        eventually(() -> reads("The plugin of this view does not run. The view Plugins says why."));
        offer("names", NAME);
        change(workbench().models().catalogue()::reload);
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
        change(() -> workbench().show("tiny/names"));
        change(() -> workbench().show("tiny/thrower"));
        eventually(() -> problems().stream().anyMatch(text -> text.contains("no luck")));
        assertTrue(problems().getFirst().contains("thrower"), problems().toString());
        change(() -> workbench().show("tiny/sulker"));
        eventually(() -> problems().stream().anyMatch(text -> text.contains("no room")));
        change(() -> workbench().show("tiny/nobody"));
        eventually(() -> problems().stream().anyMatch(text -> text.contains("no nodes")));
        change(() -> workbench().show("tiny/presser"));
        eventually(() -> reads("press"));
        robot.clickOn("press");
        eventually(() -> problems().stream().anyMatch(text -> text.contains("ouch")));
        eventually(() -> reads("Tiny presser cannot be shown"));
        change(() -> workbench().show("tiny/names"));
        eventually(() -> reads("2 is words"));
    }

    @Test
    void aViewThatNeverComesToAnEndHoldsUpNobody() throws Exception {
        offer("sleeper", "for (;;) try { Thread.sleep(1000); } catch (InterruptedException e) {}");
        offer("names", NAME);
        open();
        change(() -> workbench().show("tiny/sleeper"));
        eventually(() -> reads("Reading run 2 · words…"));
        change(() -> workbench().show("tiny/names"));
        eventually(() -> reads("2 is words"));
        eventually(() -> problems().stream().anyMatch(text -> text.contains("for 10 s")));
    }

    @Test
    void theClassesOfAViewAreCollectedOnceItsPluginIsLoadedAnew() throws Exception {
        offer("names", NAME);
        open();
        change(() -> workbench().show("tiny/names"));
        eventually(() -> reads("2 is words"));
        var before = loader();
        change(workbench().models().catalogue()::reload);
        eventually(() -> onScreen(() -> !before.refersTo(loader().get())));
        eventually(() -> reads("2 is words"));
        eventually(() -> {
            System.gc();
            return before.get() == null;
        });
    }

    private WeakReference<ClassLoader> loader() {
        var offer = workbench().models().catalogue().offer().get().orElseThrow();
        return new WeakReference<>(offer.views().getFirst().type().getClassLoader());
    }
}
