package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import whetstone.core.store.Workspace;
import whetstone.desktop.preferences.PreferencesModel;

/// What large text does to views, and files that are dropped onto them.
final class LargeTextTest {
    private static final double DESIGNED = 13; // pixels of text at 100 %

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        SampleData.explored(Workspace.open(folder.resolve("workspace")));
        desk = Desk.open(Desk.Setting.in(folder));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private void scale(int percent) throws Exception {
        var preferences = desk.models().preferences();
        change(() -> preferences.set(PreferencesModel.SCALE.key(), percent + " %"));
    }

    private double recipeColumn() throws Exception {
        TableView<?> table = desk.robot().lookup("#runs").queryAs(TableView.class);
        return onScreen(() ->
                table.getColumns().stream()
                        .filter(column -> column.getText().equals("Recipe"))
                        .mapToDouble(TableColumn::getWidth)
                        .sum());
    }

    @Test
    void columnsGrowWithTheirText() throws Exception {
        eventually(() -> Math.abs(recipeColumn() - 8.5 * DESIGNED) < 1);
        scale(150);
        eventually(() -> Math.abs(recipeColumn() - 8.5 * 1.5 * DESIGNED) < 1);
        scale(100);
        eventually(() -> Math.abs(recipeColumn() - 8.5 * DESIGNED) < 1);
    }

    private int icon() throws Exception {
        FontIcon icon = desk.robot().lookup(".toolbar .ikonli-font-icon").queryAs(FontIcon.class);
        return onScreen(icon::getIconSize);
    }

    @Test
    void iconsGrowWithTheText() throws Exception {
        eventually(() -> icon() == 16);
        scale(150);
        eventually(() -> icon() == 24);
        scale(100);
        eventually(() -> icon() == 16);
    }

    @Test
    void cardsOfATrajectoryStayWithinTheirPane() throws Exception {
        scale(150);
        desk.show("trajectories");
        eventually(() -> desk.models().trajectories().steps().size() == 3);
        eventually(() -> desk.shows("Step 3 · answer"));
        var steps = desk.robot().lookup("#steps").query();
        var labels = desk.robot().from(steps).lookup((Node node) -> node instanceof Label);
        assertFalse(labels.queryAll().isEmpty());
        for (var label : labels.queryAll()) {
            double right = onScreen(() -> label.localToScene(label.getBoundsInLocal()).getMaxX());
            double edge = onScreen(() -> steps.localToScene(steps.getBoundsInLocal()).getMaxX());
            assertTrue(right <= edge, () -> label + " ends at " + right + ", the pane at " + edge);
        }
    }

    @Test
    void aRecipeThatIsDroppedBecomesOnesOwn() throws Exception {
        var file = Files.writeString(folder.resolve("dropped.yaml"), "name: dropped\n");
        change(() -> new Drops(desk.models(), desk.workbench()).take(List.of(file)));
        eventually(() -> desk.models().recipe().text().get().equals("name: dropped\n"));
        assertEquals(
                "name: dropped\n",
                Files.readString(folder.resolve("workspace/recipes/dropped.yaml")));
        assertTrue(desk.visible().contains("recipe"));
    }
}
