package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.desktop.plugins.PluginRow;
import whetstone.desktop.plugins.PluginsModel;
import whetstone.desktop.plugins.Workshop;

/// Installs, updates and removes a plugin with keyboard and mouse, as a person would.
final class PluginsWalkTest {
    @TempDir Path folder;
    private List<Path> chosen = List.of();
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.open(Desk.Setting.in(folder), () -> chosen);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private PluginsModel model() {
        return desk.models().plugins();
    }

    private void installing(Path zip) throws Exception {
        chosen = List.of(zip);
        desk.command("install from a file");
    }

    private boolean idle() throws Exception {
        return onScreen(() -> model().work().busy().get().isEmpty());
    }

    private boolean asked() {
        return desk.shows("#question-yes");
    }

    private String version() throws Exception {
        var rows = onScreen(() -> model().rows());
        return rows.stream().map(PluginRow::version).findFirst().orElse("");
    }

    private String said() {
        return desk.robot().lookup("#plugins-message").queryAs(Labeled.class).getText();
    }

    @Test
    void aPluginIsInstalledUpdatedUndoneAndRemoved() throws Exception {
        var workshop = Workshop.in(folder.resolve("workshop"));
        var first = workshop.signed("tiny", "1.0.0", "");
        installing(first);
        eventually(this::asked);
        desk.robot().push(KeyCode.ENTER); // Who presses Enter without reading has not agreed.
        eventually(this::idle);
        assertEquals("tiny 1.0.0: not installed, its key is not trusted", said());
        installing(first);
        eventually(this::asked);
        desk.robot().push(KeyCode.ESCAPE);
        eventually(this::idle);
        assertEquals("", version());
        installing(first);
        eventually(this::asked);
        desk.robot().push(KeyCode.TAB);
        desk.robot().push(KeyCode.ENTER);
        eventually(() -> version().equals("1.0.0"));
        eventually(() -> desk.shows("tiny/tiny"));
        eventually(this::idle);

        installing(workshop.signed("tiny", "1.1.0", ""));
        eventually(() -> version().equals("1.1.0") && idle());
        assertTrue(said().startsWith("installed tiny 1.1.0 over 1.0.0"), said());
        desk.robot().clickOn("#plugins-undo");
        eventually(() -> version().equals("1.0.0") && idle());
        desk.robot().clickOn("#plugin-remove");
        eventually(() -> said().equals("removed tiny 1.0.0") && idle());
        eventually(() -> desk.shows("#plugin-rollback"));
    }

    @Test
    void everyPartIsReachedByItsCommand() throws Exception {
        for (var tab : PluginsModel.Tab.values()) {
            desk.command("plugins: " + tab.title().toLowerCase(java.util.Locale.ROOT));
            eventually(() -> model().tab().get() == tab);
            assertTrue(desk.visible().contains("plugins"));
        }
        desk.command("verify plugins");
        eventually(
                () -> idle() && !onScreen(() -> model().work().message().get().text()).isEmpty());
        assertEquals("nothing is installed beside the bundled plugins", said());
    }
}
