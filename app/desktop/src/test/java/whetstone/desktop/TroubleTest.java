package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.core.store.StoreException;
import whetstone.desktop.problems.ProblemsModel.Problem;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.process.Launcher;

/// What the window says when something is in the way: where, what was found, what to do; and that nothing is lost.
final class TroubleTest {
    @TempDir Path folder;
    private @Nullable Desk desk;

    @AfterEach
    void close() throws Exception {
        if (desk != null) {
            desk.close();
        }
    }

    private Desk.Setting setting(Path workspace) {
        return new Desk.Setting(folder.resolve("program"), workspace, folder.resolve("recipes"));
    }

    private Desk open() throws Exception {
        var opened = Desk.open(setting(folder.resolve("workspace")));
        desk = opened;
        return opened;
    }

    private Desk refused(Path workspace) throws Exception {
        var opened = Desk.refused(setting(workspace));
        desk = opened;
        return opened;
    }

    private static String text(Desk desk) throws Exception {
        return onScreen(() ->
                desk.workbench().frame().lookupAll("*").stream()
                        .filter(TroubleTest::seen)
                        .map(TroubleTest::text)
                        .collect(Collectors.joining("\n")));
    }

    private static String text(Node node) {
        return switch (node) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case TextInputControl input -> String.valueOf(input.getText());
            default -> "";
        };
    }

    private static boolean seen(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void requireWords(Desk desk, List<String> words) throws Exception {
        var told = text(desk);
        words.forEach(word -> assertTrue(told.contains(word), () -> word + " in: " + told));
        assertFalse(told.contains("at whetstone."), told);
    }

    private static String problems(Desk desk) throws Exception {
        return onScreen(() -> desk.models().problems().all().stream().map(Problem::text).toList())
                .toString();
    }

    @Test
    void aStoreOfANewerProgramIsLeftAloneAndAnotherCanBeOpened() throws Exception {
        var workspace = folder.resolve("workspace");
        SampleStore.write(workspace, 3);
        var file = workspace.resolve("whetstone.db");
        try (var database = new RandomAccessFile(file.toFile(), "rw")) {
            database.seek(60); // the user version of SQLite's file format
            database.writeInt(99);
        }
        var before = Files.readAllBytes(file);
        var window = refused(workspace);
        requireWords(window, List.of(file.toString(), "has schema 99", "use a newer Whetstone"));
        assertTrue(window.shows("Open workspace"));
        assertEquals(1, window.models().problems().all().size());
        assertArrayEquals(before, Files.readAllBytes(file));
        change(() -> window.workbench().open(folder.resolve("other")));
        eventually(() -> window.models().session().workspace().get().isPresent());
        assertEquals(List.of(), onScreen(() -> List.copyOf(window.models().problems().all())));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        var system = Path.of("/proc"); // where even the superuser may not write
        assumeTrue(Files.isDirectory(system), "no /proc on this system");
        var window = refused(system.resolve("whetstone"));
        requireWords(window, List.of("/proc/whetstone", "make it writable"));
        assertTrue(window.shows("Open workspace"));
    }

    @Test
    void aCommandThatIsRefusedSaysWhy() throws Exception {
        var window = open();
        var why = "%s: a run goes on here, process 7; wait for its end".formatted(folder);
        var launcher =
                Launcher.of(
                        List.of("sh", "-c", "echo started; echo 'whetstone: " + why + "'; exit 1"));
        var jobs = new Jobs(window.models().session(), launcher);
        change(() -> jobs.start("sample run", CommandLine.of("run")));
        eventually(() -> jobs.jobs().stream().anyMatch(job -> job.why().equals(why)));
        eventually(() -> text(window).contains("sample run: failed, exit code 1: " + why));
    }

    @Test
    void aRecipeThatCannotBeSavedStaysInTheEditorAndInItsFile() throws Exception {
        var recipes = Files.createDirectories(folder.resolve("workspace/recipes"));
        var file = Files.writeString(recipes.resolve("mine.yaml"), "name: before\n");
        // As full a disk as a test can make: what would be written first has no place.
        Files.createDirectories(recipes.resolve(".mine.yaml.part/full"));
        var window = open();
        var recipe = window.models().recipe();
        eventually(() -> recipe.text().get().equals("name: before\n"));
        change(() -> recipe.text().set("name: after\n"));
        change(recipe::save);
        eventually(() -> problems(window).contains("mine.yaml: cannot be written"));
        assertEquals("name: before\n", Files.readString(file));
        assertEquals("name: after\n", recipe.text().get());
        assertTrue(recipe.changed().get());
        requireWords(window, List.of("nothing was changed", "save again"));
    }

    @Test
    void whatGoesWrongEverySecondIsToldOnce() throws Exception {
        var window = open();
        var gate = window.models().session().gate();
        var full = folder + ": the disk is full; free space and resume";
        for (int i = 0; i < 3; i++) {
            gate.load(
                    () -> {
                        throw new StoreException(full);
                    },
                    _ -> {});
        }
        eventually(() -> problems(window).contains(full));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("[" + full + "]", problems(window));
    }

    @Test
    void aQuestionThatCannotBeAskedCanBeAskedAgain() throws Exception {
        var window = open();
        eventually(() -> !window.models().session().workspace().get().isEmpty());
        Files.writeString(folder.resolve("workspace/logs"), "a file where the folder would be");
        var forecast = window.models().forecast();
        change(() -> {
            window.models().recipe().text().set("name: mine\n");
            forecast.ask();
        });
        eventually(() -> forecast.mistake().get().startsWith("estimate could not be started"));
        assertFalse(forecast.busy().get());
        assertTrue(forecast.mistake().get().contains("logs"), forecast.mistake().get());
    }

    @Test
    void aStoreThatAnotherKeepsDoesNotKeepTheWindow() throws Exception {
        var window = open();
        var gate = window.models().session().gate();
        var kept = new CountDownLatch(1);
        long begun = System.nanoTime();
        change(() -> gate.finish(() -> await(kept), Duration.ofMillis(200)));
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(20).toNanos());
        kept.countDown();
        change(() ->
                gate.finish(
                        () -> {
                            throw new StoreException("kept locked");
                        },
                        Duration.ofSeconds(2)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
