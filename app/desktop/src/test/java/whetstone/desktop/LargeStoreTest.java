package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Workspace;
import whetstone.desktop.rollouts.RolloutsModel;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// What a person waits for in a store with many rollouts and with a very long one. As a program it measures the same at
/// any size: `LargeStoreTest FOLDER ROLLOUTS`, which keeps the store for the next time.
final class LargeStoreTest {
    private static final int ROLLOUTS = 20_000;
    private static final int TOKENS = 8_000;

    @TempDir Path folder;

    /// What was waited for, and how long.
    private record Waited(String what, Duration time) {}

    @Test
    void aPageCostsTheSameInAnyPlace() {
        SampleStore.huge(Workspace.open(folder), ROLLOUTS, TOKENS);
        for (var each : measured(folder, ROLLOUTS)) {
            // Far above what it takes, so that other work on the machine does not matter.
            assertTrue(each.time().toSeconds() < 5, each::toString);
        }
    }

    /// Prints what is waited for.
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        int rollouts = Integer.parseInt(arguments[1]);
        if (Workspace.open(folder).runs().list().isEmpty()) {
            SampleStore.huge(Workspace.open(folder), rollouts, TOKENS);
        }
        for (var each : measured(folder, rollouts)) {
            System.out.printf("%6d ms  %s%n", each.time().toMillis(), each.what());
        }
    }

    private static List<Waited> measured(Path folder, int rollouts) {
        var all = new ArrayList<Waited>();
        var session = new Session(Gate.direct());
        all.add(waited("open the store, read its runs", () -> session.open(folder)));
        var models = new RolloutsModel[1];
        var catalogue = SampleCatalogue.empty(session, folder);
        all.add(
                waited(
                        "look at the last step",
                        () -> models[0] = new RolloutsModel(session, catalogue)));
        var model = models[0];
        assertEquals(1_000, count(model));
        all.add(waited("all rollouts, first page", model::clear));
        assertEquals(Math.min(rollouts + 1, 100_000), count(model));
        all.add(waited("ten more pages", () -> times(10, model::more)));
        assertEquals(2_200, model.lines().size());
        all.add(waited("by verdict", () -> model.label().set("wrong")));
        all.add(waited("by words", () -> model.words().set("answer")));
        all.add(waited("all again", model::clear));
        all.add(waited("the long rollout", () -> model.stage().set("after")));
        assertEquals(
                Optional.of(TOKENS), model.inspected().get().map(each -> each.pieces().size()));
        return all;
    }

    private static int count(RolloutsModel model) {
        return Integer.parseInt(model.count().get().replaceAll("\\D", ""));
    }

    private static void times(int count, Runnable work) {
        for (int i = 0; i < count; i++) {
            work.run();
        }
    }

    private static Waited waited(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return new Waited(what, Duration.ofNanos(System.nanoTime() - start));
    }
}
