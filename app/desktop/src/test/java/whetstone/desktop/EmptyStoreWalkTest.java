package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.problems.ProblemsModel.Problem;
import whetstone.desktop.process.Jobs.Job;

/// Walks a workspace in which nothing is yet, with keys alone.
final class EmptyStoreWalkTest {
    private static final int MOST = 60; // presses of Tab

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        var recipes = Path.of("../../recipes").toAbsolutePath();
        desk = Desk.open(new Desk.Setting(folder.resolve("program"), folder, recipes));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private void push(Command show) throws Exception {
        var keys = desk.workbench().keys().of(show.id());
        if (keys.isEmpty()) {
            desk.command(show.title());
        } else {
            desk.robot().push((KeyCodeCombination) KeyCombination.valueOf(keys));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private @Nullable Node focused() throws Exception {
        return onScreen(() -> desk.workbench().frame().getScene().getFocusOwner());
    }

    private static boolean within(@Nullable Node node, Node pane) {
        for (var at = node; at != null; at = at.getParent()) {
            if (pane.equals(at)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void keysReachEveryControlOfEveryViewAndLeaveIt() throws Exception {
        var found = new ArrayList<String>();
        eventually(() -> !desk.models().recipe().files().isEmpty()); // they make links
        for (var show : views()) {
            push(show);
            var view = show.id().substring("show-".length());
            assertTrue(desk.visible().contains(view), view);
            walk(desk.robot().lookup("#view-" + view).query(), found);
        }
        assertEquals(List.of(), found);
        assertEquals(List.of(), failures());
    }

    // Recipes that ship have mistakes here: no plugin is there.
    private List<Problem> failures() throws Exception {
        return onScreen(() ->
                desk.models().problems().all().stream()
                        .filter(problem -> problem.source().equals("workspace"))
                        .toList());
    }

    private List<Command> views() throws Exception {
        return onScreen(() -> desk.workbench().keys().commands()).stream()
                .filter(command -> command.id().startsWith("show-"))
                .toList();
    }

    private void walk(Node view, List<String> found) throws Exception {
        var at = focused();
        if (!within(at, view)) {
            found.add("%s: its keys leave the focus on %s".formatted(view.getId(), name(at)));
        }
        var reached = new LinkedHashSet<Node>();
        while (at != null && within(at, view) && reached.add(at)) {
            var here = at;
            var marked = picture(here);
            at = next(here);
            if (here.equals(at)) {
                found.add("%s: no key leads on from %s".formatted(view.getId(), name(here)));
            } else if (same(marked, picture(here))) {
                found.add("%s: focus is not seen on %s".formatted(view.getId(), name(here)));
            }
        }
        onScreen(() -> controls(view)).stream()
                .filter(control -> !reached.contains(control))
                .forEach(missed ->
                        found.add("%s: no key leads to %s".formatted(view.getId(), name(missed))));
    }

    // Texts of several lines keep the key Tab for themselves.
    private @Nullable Node next(Node from) throws Exception {
        boolean text = from instanceof TextArea || from instanceof CodeArea;
        if (text) {
            desk.robot().push(KeyCode.CONTROL, KeyCode.TAB);
        } else {
            desk.robot().push(KeyCode.TAB);
        }
        WaitForAsyncUtils.waitForFxEvents();
        return focused();
    }

    @Test
    void tabIndentsARecipe() throws Exception {
        desk.show("recipe");
        CodeArea text = desk.robot().lookup("#recipe-text").queryAs(CodeArea.class);
        eventually(() -> !text.getText().isEmpty());
        var before = text.getText();
        change(text::requestFocus);
        desk.robot().push(KeyCode.TAB);
        eventually(() -> text.getText().equals("  " + before));
        desk.robot().push(KeyCode.SHIFT, KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(onScreen(text::isFocused));
        assertEquals("  " + before, text.getText());
    }

    @Test
    void everyEmptyViewOffersTheNextStepAndTheKeysTakeIt() throws Exception {
        for (var view : List.of("runs", "curves", "rollouts", "tasks", "compare", "progress")) {
            press(view, "#do-sample");
            eventually(() -> desk.visible().contains("curves"));
            eventually(() -> desk.models().jobs().jobs().stream().anyMatch(this::sample));
            desk.close();
            open();
        }
        press("pipeline", "#do-recipe-synthetic-data-rl");
        eventually(() -> opened("synthetic-data-rl"));
        press("trajectories", "#do-recipe-swirl");
        eventually(() -> opened("swirl"));
    }

    private boolean sample(Job job) {
        return job.started().line().typed().contains("quickstart.yaml");
    }

    private boolean opened(String recipe) throws Exception {
        var file = desk.models().recipe().file().get();
        return desk.visible().contains("recipe") && file != null && file.name().equals(recipe);
    }

    private void press(String view, String button) throws Exception {
        for (var show : views()) {
            if (show.id().equals("show-" + view)) {
                push(show);
            }
        }
        var pane = desk.robot().lookup("#view-" + view).query();
        var wanted = desk.robot().from(pane).lookup(button).queryButton();
        for (int i = 0; i < MOST && !wanted.equals(focused()); i++) {
            desk.robot().push(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertEquals(wanted, focused(), view);
        desk.robot().push(KeyCode.SPACE);
    }

    @Test
    void nextViewNeverStaysWhereItIs() throws Exception {
        for (var perspective : Perspective.values()) {
            change(() -> desk.workbench().use(perspective));
            WaitForAsyncUtils.waitForFxEvents();
            var visible = desk.visible();
            var reached = new LinkedHashSet<String>();
            for (int i = 0; i < visible.size(); i++) {
                desk.robot().push(KeyCode.F6);
                WaitForAsyncUtils.waitForFxEvents();
                for (var view : visible) {
                    if (within(focused(), desk.robot().lookup("#view-" + view).query())) {
                        reached.add(view);
                    }
                }
            }
            assertEquals(Set.copyOf(visible), reached, perspective.title());
        }
    }

    @Test
    void everyCommandCanBeGivenWithNothingThere() throws Exception {
        var all = onScreen(() -> desk.workbench().keys().commands());
        for (var command : all.stream().filter(each -> !each.id().equals("quit")).toList()) {
            change(command::invoke);
            WaitForAsyncUtils.waitForFxEvents();
        }
        eventually(() -> desk.models().plugins().work().busy().get().isEmpty());
        assertEquals(List.of(), failures());
    }

    @Test
    void keysOfThePreferencesStayWhereTheyAreWhenSomethingIsKept() throws Exception {
        desk.show("preferences");
        var field = desk.robot().lookup("#key-fix").query();
        change(field::requestFocus);
        change(() -> desk.models().preferences().set("layout.other", "moved"));
        assertEquals(field, focused());
        desk.robot().push(KeyCode.CONTROL, KeyCode.A);
        desk.robot().write("Ctrl+;");
        desk.robot().push(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        eventually(() -> desk.workbench().keys().of("fix").equals("Ctrl+;"));
        assertEquals("#key-copy-command", "#" + Objects.requireNonNull(focused()).getId());
    }

    private static String name(@Nullable Node node) {
        return node == null ? "nothing" : node.toString() + " " + node.getAccessibleText();
    }

    private static List<Node> controls(Node pane) {
        var all = new ArrayList<Node>();
        collect(pane, all);
        return all;
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (takesKeys(node)) {
            into.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static boolean takesKeys(Node node) {
        return node instanceof ButtonBase
                || node instanceof ComboBoxBase
                || node instanceof TextInputControl
                || node instanceof ListView
                || node instanceof TableView
                || node instanceof Spinner
                || node instanceof Slider;
    }

    // Of the control alone: what scrolls around it does not count as a mark of focus.
    private static WritableImage picture(Node of) throws Exception {
        return onScreen(() -> of.snapshot(null, null));
    }

    private static boolean same(WritableImage one, WritableImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
