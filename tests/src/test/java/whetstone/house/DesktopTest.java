package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.store.Workspace;
import whetstone.desktop.Dialogs;
import whetstone.desktop.Installation;
import whetstone.desktop.Models;
import whetstone.desktop.Workbench;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.recipe.Checked.Mistake;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.thread.Gate;

/// The workbench over the program itself, on a first day: the sample run is started, killed, gone on with, looked at.
final class DesktopTest {
    private static final int WIDTH = 980; // the headless screen has 1000 pixels
    private static final int HEIGHT = 720;
    private static final int STEPS = 40; // of each training stage: some seconds
    private static final int HARDEST = 9; // level
    private static final int NEVER_DONE = 100_000; // steps
    private static final Duration NOTICED = Duration.ofSeconds(3);
    private static final Duration BUILT = Duration.ofSeconds(2);
    private static final Duration FRAME = Duration.ofMillis(16);

    private final FxRobot robot = new FxRobot();
    private final ScreenThread thread = new ScreenThread();
    private final Path folder;
    private final Path recipes;
    private Workbench workbench;

    DesktopTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        recipes = Files.createDirectory(folder.resolve("recipes"));
        TinyRun.write(sample(), STEPS);
        FxToolkit.registerPrimaryStage();
        workbench = made();
    }

    private Path sample() {
        return recipes.resolve("quickstart.yaml");
    }

    private Workbench made() throws Exception {
        var installation =
                new Installation(
                        Optional.empty(),
                        Repository.root().resolve("installers/target/whetstone/plugins"),
                        recipes,
                        folder.resolve("cache"),
                        folder.resolve("library"));
        var program = Launcher.of(Program.launcher(folder).command());
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        return onScreen(() -> new Workbench(Gate.toScreen(), installation, program, dialogs));
    }

    @BeforeEach
    void open() throws Exception {
        change(() -> {
            var stage = new Stage();
            var scene = new Scene(workbench.frame(), WIDTH, HEIGHT);
            workbench.dress(scene);
            stage.setScene(scene);
            stage.show();
            workbench.open(folder.resolve("workspace"));
            workbench.tick();
            thread.start();
        });
        eventually(() -> models().session().workspace().get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        change(() -> {
            thread.stop();
            workbench.close();
        });
        FxToolkit.cleanupStages();
    }

    @Test
    void theSampleRunIsKilledAndGoneOnWithAndLookedAt() throws Exception {
        choose("start the sample run");
        eventually(() -> state() == State.RUNNING && run().run().steps() > 0);
        kill();
        eventually(() -> state() == State.INTERRUPTED && offered().tryQuery().isPresent(), NOTICED);
        robot.clickOn(offered().queryButton());
        eventually(() -> state() == State.RUNNING);
        eventually(() -> state() == State.DONE);
        assertEquals(1, models().session().runs().size());
        lookAtARollout();
        judgeATask();
        assertFluid();
    }

    // A view is built in the pulse that first shows it, with classes that are loaded then; a busy
    // machine has few pulses besides.
    private void assertFluid() throws Exception {
        change(thread::stop);
        assertTrue(thread.shareOver(FRAME) < 0.5, () -> "late pulses: " + thread.shareOver(FRAME));
        assertTrue(thread.longest().compareTo(BUILT) < 0, () -> "longest: " + thread.longest());
    }

    @Test
    void picturesOfProblemsAreDrawnWithoutStoppingTheScreen() throws Exception {
        choose("verifier");
        var playground = models().playground();
        eventually(() -> playground.verifiers().stream().anyMatch(id -> id.startsWith("graph/")));
        var drawn =
                playground.verifiers().stream()
                        .filter(id -> id.startsWith("graph/") || id.startsWith("math/"))
                        .toList();
        int pictures = 0;
        for (var id : drawn) {
            change(() -> playground.verifier().set(id));
            change(() -> playground.level().set(HARDEST));
            robot.clickOn("#draw");
            eventually(() -> !playground.busy().get());
            pictures += robot.lookup(".preview").tryQuery().isPresent() ? 1 : 0;
        }
        assertTrue(pictures >= 2, "pictures: " + pictures + " of " + drawn);
        assertFluid();
    }

    @Test
    void aRunGoesOnWithoutTheWindowAndIsFoundAgain() throws Exception {
        TinyRun.write(sample(), NEVER_DONE);
        choose("start the sample run");
        eventually(() -> state() == State.RUNNING && run().run().steps() > 0);
        close();
        var store = Workspace.open(folder.resolve("workspace")).runs();
        int before = store.list().getFirst().steps();
        eventually(() -> store.list().getFirst().steps() > before + 5);
        workbench = made();
        open();
        eventually(() -> state() == State.RUNNING && run().run().steps() > before + 5);
        choose("stop");
        eventually(() -> state() == State.STOPPED);
    }

    @Test
    void whatIsFilledInIsWrittenAndAMistakeIsToldAsTheCommandLineTellsIt() throws Exception {
        choose("recipe");
        eventually(() -> mistake().equals("none"));
        var before = models().recipe().text().get();
        robot.clickOn(called("Filter fields"));
        robot.write("stages[0].steps");
        eventually(() -> called("stages[0].steps") instanceof TextField);
        fill("41");
        eventually(() -> models().recipe().text().get().contains("warm-up, steps: 41,"));
        eventually(() -> mistake().equals("none"));

        robot.clickOn(".code-area");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        eventually(() -> models().recipe().text().get().equals(before));
        eventually(() -> ((TextField) called("stages[0].steps")).getText().equals("" + STEPS));

        fill("many");
        eventually(() -> mistake().contains("stages[0].steps"));
        var written =
                Files.writeString(folder.resolve("wrong.yaml"), models().recipe().text().get());
        var told = Program.launcher(folder).run("run", written.toString(), "--print").err();
        assertTrue(told.contains(mistake()), told);
        var shown = robot.lookup("#recipe-verdict").queryAs(Labeled.class).getText();
        assertEquals(mistake(), shown);
        var code = robot.lookup(".code-area").queryAs(CodeArea.class);
        var styles = onScreen(() -> code.getStyleSpans(0, code.getLength()));
        assertTrue(styles.stream().anyMatch(span -> span.getStyle().contains("wrong")));
        walkThroughTheForm();
        assertFluid();
    }

    // Every fourth field comes by, its meaning is read, and the filter goes with each letter.
    private void walkThroughTheForm() throws Exception {
        var filter = (TextField) called("Filter fields");
        change(filter::clear);
        ListView<?> form = robot.lookup(".form").queryAs(ListView.class);
        for (int row = 0; row < form.getItems().size(); row += 4) {
            int to = row;
            change(() -> {
                form.scrollTo(to);
                form.getSelectionModel().clearAndSelect(to);
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.clickOn(filter);
        robot.write("optimizer");
    }

    private String mistake() {
        return models().recipe()
                .checked()
                .get()
                .map(checked -> checked.mistake().map(Mistake::text).orElse("none"))
                .orElse("not known");
    }

    private Node called(String accessible) {
        return robot.lookup((Node node) -> accessible.equals(node.getAccessibleText())).query();
    }

    private void fill(String value) {
        robot.clickOn(called("stages[0].steps"));
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(value);
        robot.push(KeyCode.ENTER);
    }

    @Test
    void aTaskThatIsDefinedIsFoundGoodAndBecomesARecipe() throws Exception {
        var template = "synthetic-data-rl.yaml";
        Files.copy(
                Repository.root().resolve("recipes").resolve(template), recipes.resolve(template));
        choose("task definition");
        var definition = models().definition();
        eventually(() -> definition.answer().get().equals("math/expression"));
        assertTrue(robot.lookup("#check").queryButton().isDisabled());
        write("#definition-name", "Two sums");
        write("#definition-description", "Add two whole numbers.");
        write("#definition-question", "1 + 2 =");
        write("#definition-reply", "<answer>3</answer>");
        robot.clickOn("#check");
        eventually(() -> definition.told().get().contains("judged by math/expression"));
        assertEquals("", definition.mistake().get());
        var file = folder.resolve("workspace/definitions/two-sums.yaml");
        assertEquals("Add two whole numbers.", TaskDefinition.read(file).description());
        assertEquals(1, TaskDefinition.read(file).demonstrations().size());
        robot.clickOn("#to-recipe");
        eventually(() -> models().recipe().text().get().contains("two-sums.yaml"));
        eventually(() -> mistake().equals("none"));
    }

    // What lies below the edge of the form is reached as with the Tab key.
    private void write(String field, String text) throws Exception {
        change(() -> robot.lookup(field).query().requestFocus());
        robot.write(text);
    }

    private void kill() {
        var pid = models().session().workspace().get().orElseThrow().runner().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private NodeQuery offered() {
        return robot.lookup(".notification-bar").lookup("Resume");
    }

    private void lookAtARollout() throws Exception {
        choose("curves");
        eventually(() -> robot.lookup("#chart-0").tryQuery().isPresent());
        // Behind the middle: before it the run warms up, which samples nothing.
        robot.clickOn(robot.offset("#chart-0", 90, 0));
        eventually(() -> models().session().spot().get().isPresent());
        eventually(() -> models().rollouts().inspected().get().isPresent());
        assertTrue(robot.lookup("#tokens").tryQuery().isPresent());
    }

    private void judgeATask() throws Exception {
        choose("verifier");
        var playground = models().playground();
        eventually(() -> playground.verifier().get().equals("math/chain-sum"));
        robot.clickOn("#draw");
        eventually(() -> !playground.completion().get().isEmpty() && !playground.busy().get());
        robot.clickOn("#attack");
        eventually(() -> !playground.results().isEmpty());
        assertEquals("correct", playground.results().getFirst().verdict());
        assertEquals("", playground.mistake().get());
    }

    private void choose(String words) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> models().palette().open().get());
        robot.write(words);
        robot.push(KeyCode.ENTER);
        eventually(() -> !models().palette().open().get());
    }

    private Models models() {
        return workbench.models();
    }

    private State state() {
        return models().session().runs().isEmpty() ? State.PAUSED : run().state();
    }

    private RunRow run() {
        return models().session().runs().getFirst();
    }

    private static void change(Runnable change) throws Exception {
        WaitForAsyncUtils.asyncFx(change).get(1, TimeUnit.MINUTES);
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(1, TimeUnit.MINUTES);
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        eventually(condition, Duration.ofMinutes(3));
    }

    private static void eventually(Callable<Boolean> condition, Duration patience)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
