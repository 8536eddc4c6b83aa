package whetstone.desktop.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.dataformat.yaml.YAMLMapper;
import whetstone.core.store.Workspace;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// What is under way, from the store and from the processes that were started here.
public final class ProgressModel {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int NEWEST = 8;

    /// Something under way or just over.
    ///
    /// @param share done, 0 to 1; -1 where that is not known
    /// @param state as its process tells it, for people: `running`, `done`, `stopped` or `failed, exit code 2`
    public record Item(String title, String detail, double share, String state) {

        /// Whether it is still at work.
        public boolean running() {
            return state.equals(RUNNING);
        }

        /// The first word of its state.
        public String word() {
            int end = state.indexOf(',');
            return end < 0 ? state : state.substring(0, end);
        }
    }

    private static final String RUNNING = "running";

    private final Session session;
    private final Jobs jobs;
    private final Gate.Lane lane;
    private final ObservableList<Item> items = FXCollections.observableArrayList();

    public ProgressModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        lane = session.gate().lane();
        session.changes().addListener((_, _, _) -> refresh());
        jobs.jobs().addListener((javafx.beans.InvalidationListener) _ -> refresh());
        refresh();
    }

    private void refresh() {
        var open = session.workspace().get();
        var going = session.runs().stream().filter(row -> row.state() == State.RUNNING).toList();
        var processes =
                jobs.jobs().stream()
                        .limit(NEWEST)
                        .map(job ->
                                new Item(
                                        job.started().title(),
                                        job.why().isEmpty()
                                                ? job.started().line().typed()
                                                : job.why(),
                                        -1,
                                        job.state()))
                        .toList();
        open.ifPresent(workspace ->
                lane.load(
                        () -> read(workspace, going),
                        runs -> {
                            var all = new ArrayList<>(runs);
                            all.addAll(processes);
                            if (!items.equals(all)) {
                                items.setAll(all);
                            }
                        }));
    }

    private static List<Item> read(Workspace open, List<RunRow> going) {
        return going.stream().map(row -> item(open, row)).toList();
    }

    private static Item item(Workspace open, RunRow row) {
        int planned =
                open.runs()
                        .find(row.run().id())
                        .map(found -> planned(found.start().recipe()))
                        .orElse(0);
        int done = row.run().steps();
        if (planned == 0 || done == 0) {
            return new Item(row.title(), "step %d".formatted(done), -1, RUNNING);
        }
        var spans = open.curves().spans(row.run().id());
        var stage = spans.isEmpty() ? "" : "stage %s, ".formatted(spans.getLast().stage());
        double share = Math.min(1, (double) done / planned);
        var since = Duration.between(row.run().created(), Instant.now());
        return new Item(
                row.title(),
                "%sstep %d of %d, since %d min".formatted(stage, done, planned, since.toMinutes()),
                share,
                RUNNING);
    }

    /// Steps of all stages of a resolved recipe; an evaluation is one.
    static int planned(String recipe) {
        int steps = 0;
        for (var stage : YAML.readTree(recipe).path("stages")) {
            steps += stage.path("steps").asInt(1);
        }
        return steps;
    }

    public ObservableList<Item> items() {
        return items;
    }
}
