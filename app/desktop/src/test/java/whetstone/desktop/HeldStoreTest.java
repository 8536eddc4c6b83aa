package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Workspace;
import whetstone.desktop.StoreHolder.Hold;
import whetstone.desktop.problems.ProblemsModel.Problem;

/// The window over a store that another process really holds: it says so, stays fluid, and goes on when it is let go.
final class HeldStoreTest {
    private static final Duration FROZEN = Duration.ofSeconds(5);
    private static final String LOCKED = "another program keeps it locked";

    @TempDir Path folder;
    private @Nullable Desk desk;

    @AfterEach
    void close() throws Exception {
        if (desk != null) {
            desk.close();
        }
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    private StoreHolder hold(Hold hold) throws Exception {
        return StoreHolder.of(workspace().resolve("whetstone.db"), hold);
    }

    private static String problems(Desk window) throws Exception {
        return onScreen(() -> window.models().problems().all().stream().map(Problem::text).toList())
                .toString();
    }

    // Waits for `problem` as a person does, who moves about meanwhile.
    private static void eventuallyTold(Desk window, String problem) throws Exception {
        eventually(() -> {
            long asked = System.nanoTime();
            change(() -> window.workbench().focusNext());
            assertTrue(System.nanoTime() - asked < FROZEN.toNanos(), "the screen stood still");
            return problems(window).contains(problem);
        });
    }

    @Test
    void aStoreThatCannotBeReadIsToldAndReadAgainWhenItIsLetGo() throws Exception {
        SampleStore.write(workspace(), 3);
        var window = Desk.open(Desk.Setting.in(folder));
        desk = window;
        eventually(() -> !window.models().session().runs().isEmpty());
        var before = List.copyOf(onScreen(() -> window.models().session().runs()));
        try (var _ = hold(Hold.EVERYTHING)) {
            eventuallyTold(window, LOCKED);
            assertEquals(before, onScreen(() -> List.copyOf(window.models().session().runs())));
        }
        eventually(() -> !problems(window).contains(LOCKED));
        assertEquals("", onScreen(() -> window.models().session().trouble().get()));
        assertEquals("ok", Workspace.open(workspace()).integrity());
    }

    @Test
    void whatIsSetWhileNobodyCanWriteIsKeptAfterwards() throws Exception {
        var window = Desk.open(Desk.Setting.in(folder));
        desk = window;
        var preferences = window.models().preferences();
        try (var _ = hold(Hold.WRITING)) {
            change(() -> preferences.set("theme", "dark"));
            eventuallyTold(window, "is kept as soon as the store takes it");
            assertEquals("dark", onScreen(() -> preferences.values().get().get("theme")));
            assertEquals("dark", onScreen(() -> preferences.unsaved().get("theme")));
        }
        eventually(() -> preferences.unsaved().isEmpty());
        assertEquals("dark", Workspace.open(workspace()).preferences().all().get("theme"));
        eventually(() -> !problems(window).contains(LOCKED));
    }

    @Test
    void aStoreThatIsHeldFromTheStartOpensWhenOneTriesAgain() throws Exception {
        SampleStore.write(workspace(), 3);
        var window = refused();
        desk = window;
        window.robot().clickOn("Try again to open");
        eventually(() -> !window.models().session().runs().isEmpty());
        assertEquals("[]", problems(window));
    }

    private Desk refused() throws Exception {
        try (var _ = hold(Hold.EVERYTHING)) {
            var window = Desk.refused(Desk.Setting.in(folder));
            eventuallyTold(window, LOCKED);
            return window;
        }
    }
}
