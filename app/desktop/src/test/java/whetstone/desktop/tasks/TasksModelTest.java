package whetstone.desktop.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.TaskPages.Cell;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.SampleStore;
import whetstone.desktop.session.Session;
import whetstone.desktop.tasks.TasksModel.Kind;
import whetstone.desktop.tasks.TasksModel.Parts;
import whetstone.desktop.thread.Gate;

/// Behaviour of the task explorer, without a screen.
final class TasksModelTest {

    @TempDir Path folder;
    private TasksModel model;

    @BeforeEach
    void openASmallStore() {
        SampleStore.write(folder, 10);
        var session = new Session(Gate.direct());
        model = new TasksModel(session, SampleCatalogue.empty(session, folder));
        session.open(folder);
    }

    @Test
    void nothingIsCountedUntilSomebodyLooks() {
        assertTrue(model.overview().get().cells().isEmpty());
        model.look();
        // The 12 tasks of both evaluations, 10 steps of 4.
        assertEquals(52, model.overview().get().cells().stream().mapToInt(Cell::tasks).sum());
        assertEquals(52, model.lines().size());
        assertEquals("rl", model.overview().get().stage());
    }

    @Test
    void brushingListsTheTasksOfItsBars() {
        model.look();
        var parts = model.parts().get();
        assertEquals(52, Arrays.stream(parts).sum());
        model.brush(new Parts(0, 5));
        assertEquals(Arrays.stream(parts).limit(6).sum(), model.lines().size());
        assertTrue(model.lines().stream().allMatch(line -> 2 * line.correct() < line.samples()));
        model.brush(Parts.ALL);
        assertEquals(52, model.lines().size());
    }

    @Test
    void aKindIsListedAloneWithADifficultyOfItsOwn() {
        model.look();
        var cell = model.overview().get().cells().getFirst();
        model.choose(Kind.of(cell.domain(), cell.level()));
        assertEquals(cell.tasks(), model.lines().size());
        assertEquals(cell.tasks(), Arrays.stream(model.parts().get()).sum());
    }
}
