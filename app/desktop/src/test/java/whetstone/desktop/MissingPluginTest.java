package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.desktop.problems.ProblemsModel.Problem;

/// A recipe whose domain no plugin here brings.
final class MissingPluginTest {
    private static final String RECIPE =
            """
            name: mate
            tasks: {domains: {chess/mate: 1}}
            stages:
              - {type: evaluate, problems: 4, samples: 1}
            """;

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        var recipes = Files.createDirectories(folder.resolve("workspace/recipes"));
        Files.writeString(recipes.resolve("mate.yaml"), RECIPE);
        desk = Desk.open(Desk.Setting.in(folder));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private String verdict() throws Exception {
        return onScreen(() -> desk.robot().lookup("#recipe-verdict").<Labeled>query().getText());
    }

    @Test
    void theEditorSaysWhichDomainAndWhereToLookForItsPlugin() throws Exception {
        desk.show("recipe");
        eventually(() -> verdict().contains("chess/mate"));
        var told = verdict();
        assertTrue(told.startsWith("tasks.domains.chess/mate: no loaded plugin has this"), told);
        assertTrue(told.contains("the view Plugins"), told);
        assertTrue(told.contains("'whetstone plugins search chess'"), told);
        var all =
                onScreen(() -> desk.models().problems().all().stream().map(Problem::text).toList());
        assertEquals(List.of(told), all);
    }

    @Test
    void aRunOfItIsNotBegunAndTheReasonIsShown() throws Exception {
        desk.show("recipe");
        eventually(() -> verdict().contains("chess/mate"));
        assertFalse(onScreen(() -> desk.workbench().keys().command("run").enabled().get()));
        desk.robot().push(KeyCode.CONTROL, KeyCode.R);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), onScreen(() -> List.copyOf(desk.models().jobs().jobs())));
        var said = onScreen(() -> desk.models().session().message().get());
        assertTrue(said.startsWith("Run recipe: The recipe has a mistake"), said);
        assertTrue(said.contains("Problems"), said);
    }
}
