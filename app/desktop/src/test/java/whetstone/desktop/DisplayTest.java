package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.desktop.frame.Layout;
import whetstone.desktop.plugins.Workshop;

/// What only a real screen can: views that are dragged, files that are dropped, choosers of the system.
@Tag("display")
final class DisplayTest {
    private static final int SETTLED = 600; // milliseconds until a chooser is ready for keys
    private static final int ANSWERED = 300; // milliseconds until a place says what it takes

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.onDisplay(Desk.Setting.in(folder));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private Node tab(String title) throws Exception {
        var query =
                desk.robot()
                        .from(desk.workbench().docking().root())
                        .lookup(".header")
                        .lookup((Node node) ->
                                node instanceof Text text && title.equals(text.getText()));
        eventually(() -> query.tryQuery().isPresent());
        return query.query();
    }

    // What is dragged tells the place below it, which answers, before it can be dropped there.
    private void drag(Node from, Node to) {
        var robot = desk.robot();
        robot.drag(from).moveBy(12, 12).sleep(ANSWERED);
        robot.moveTo(to).sleep(ANSWERED);
        robot.moveBy(4, 2).sleep(ANSWERED);
        robot.drop();
    }

    private List<String> besides(String view) throws Exception {
        var docking = desk.workbench().docking();
        var layout = onScreen(() -> docking.layouts().get(docking.perspective().get().id()));
        return Layout.read(layout)
                .orElseThrow()
                .leaves()
                .map(Layout.Tabs::views)
                .filter(views -> views.contains(view))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aViewIsDraggedToOthers() throws Exception {
        assertEquals(List.of("runs"), besides("runs"));
        drag(tab("Curves"), tab("Runs"));
        eventually(() -> besides("runs").contains("curves"));
        eventually(() -> desk.visible().contains("curves"));
    }

    @Test
    void aRecipeThatIsDroppedIsOpenedAsOnesOwn() throws Exception {
        var file = Files.writeString(folder.resolve("dropped.yaml"), "name: dropped\n");
        drop(file);
        eventually(() -> desk.models().recipe().text().get().equals("name: dropped\n"));
        assertTrue(Files.isRegularFile(folder.resolve("workspace/recipes/dropped.yaml")));
        assertTrue(desk.visible().contains("recipe"));
    }

    @Test
    void aPluginThatIsDroppedIsAskedAbout() throws Exception {
        drop(Workshop.in(folder.resolve("workshop")).signed("tiny", "1.0.0", ""));
        eventually(() -> desk.shows("#question-yes"));
        assertTrue(desk.visible().contains("plugins"));
        desk.robot().push(KeyCode.ESCAPE);
        eventually(() -> onScreen(() -> desk.models().plugins().work().busy().get().isEmpty()));
    }

    // Out of another window, as out of a file manager.
    private void drop(Path file) throws Exception {
        var source = onScreen(() -> source(file));
        drag(source, desk.workbench().frame());
        change(() -> source.getScene().getWindow().hide());
    }

    private static Node source(Path file) {
        var label = new Label("file");
        label.setMinSize(60, 40);
        label.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            label.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        var stage = new Stage();
        stage.setScene(new Scene(label));
        stage.setX(1100);
        stage.setY(20);
        stage.show();
        return label;
    }

    @Test
    void aWorkspaceIsChosenAsTheSystemChooses() throws Exception {
        var other = Files.createDirectory(folder.resolve("other"));
        desk.command("open workspace");
        type(other);
        eventually(() ->
                desk.models()
                        .session()
                        .workspace()
                        .get()
                        .filter(open -> open.folder().equals(other))
                        .isPresent());
    }

    @Test
    void pluginsAreChosenAsTheSystemChooses() throws Exception {
        var zip = Workshop.in(folder.resolve("workshop")).signed("tiny", "1.0.0", "");
        desk.command("install from a file");
        type(zip);
        eventually(() -> desk.shows("#question-yes"));
        desk.robot().push(KeyCode.ESCAPE);
        eventually(() -> onScreen(() -> desk.models().plugins().work().busy().get().isEmpty()));
    }

    // The chooser is a window of the system: keys reach it as from a keyboard.
    private void type(Path path) throws Exception {
        Thread.sleep(SETTLED);
        handOverKeys();
        press(KeyCode.SLASH); // which makes the chooser ask for a path
        Thread.sleep(SETTLED);
        for (char letter : path.toString().substring(1).toCharArray()) {
            press(key(letter));
        }
        Thread.sleep(SETTLED);
        press(KeyCode.ENTER);
    }

    // Where no window manager is, the keyboard stays with the window that had it; when that goes,
    // it is whose the pointer
    // is over.
    private static void handOverKeys() throws Exception {
        var stage = onScreen(Stage::new);
        change(() -> {
            stage.setScene(new Scene(new Label("keys")));
            stage.show();
            stage.requestFocus();
        });
        Thread.sleep(SETTLED);
        change(stage::hide);
        change(() -> new Robot().mouseMove(500, 400));
        Thread.sleep(SETTLED);
    }

    private static KeyCode key(char letter) {
        return switch (letter) {
            case '/' -> KeyCode.SLASH;
            case '-' -> KeyCode.MINUS;
            case '.' -> KeyCode.PERIOD;
            default -> KeyCode.getKeyCode(String.valueOf(letter).toUpperCase(Locale.ROOT));
        };
    }

    private static void press(KeyCode key) throws Exception {
        change(() -> new Robot().keyType(key));
    }
}
