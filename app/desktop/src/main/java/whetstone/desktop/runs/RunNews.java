package whetstone.desktop.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import whetstone.core.store.Findings.Placed;
import whetstone.core.store.Findings.Severity;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// What happens to runs while nobody looks: they end, or the doctor raises an alarm. What a workspace held when it was
/// opened is no news.
public final class RunNews {

    /// Something that happened.
    ///
    /// @param bad whether somebody should look at it
    public record News(long run, String title, String text, boolean bad) {}

    private record Alarm(long run, Placed placed) {
        String key() {
            return run + " " + placed.finding().rule();
        }
    }

    private final Session session;
    private final Consumer<News> tell;
    private final Gate.Lane lane;
    private final Map<Long, State> states = new HashMap<>();
    private final Set<String> alarms = new HashSet<>();
    private Optional<Workspace> seen = Optional.empty();

    /// @param tell hears of everything once
    public RunNews(Session session, Consumer<News> tell) {
        this.session = session;
        this.tell = tell;
        lane = session.gate().lane();
        session.changes().addListener((_, _, _) -> look());
    }

    private void look() {
        var open = session.workspace().get();
        boolean old = !open.equals(seen);
        if (old) {
            seen = open;
            states.clear();
            alarms.clear();
        }
        var running = new ArrayList<Long>();
        for (var row : session.runs()) {
            var before = states.put(row.run().id(), row.state());
            if (!old && (before == null || before == State.RUNNING)) {
                ended(row);
            }
            // One that has just ended may have raised its alarm with its last step.
            if (row.state() == State.RUNNING || before == State.RUNNING) {
                running.add(row.run().id());
            }
        }
        if (!running.isEmpty()) {
            open.ifPresent(workspace ->
                    lane.load(() -> alarms(workspace, running), all -> raise(all, old)));
        }
    }

    private void ended(RunRow row) {
        long run = row.run().id();
        switch (row.state()) {
            case DONE -> tell.accept(new News(run, row.title() + " is done", row.result(), false));
            case FAILED ->
                    tell.accept(
                            new News(run, row.title() + " failed", "The console says why.", true));
            case STOPPED ->
                    tell.accept(
                            new News(
                                    run,
                                    row.title() + " was stopped",
                                    "It can be resumed.",
                                    false));
            // Asked for, still under way, or told already by the bar that offers to go on.
            case PAUSED, RUNNING, INTERRUPTED -> {}
        }
    }

    private static List<Alarm> alarms(Workspace workspace, List<Long> runs) {
        return runs.stream()
                .flatMap(run -> workspace.findings().of(run).stream().map(it -> new Alarm(run, it)))
                .filter(alarm -> alarm.placed().finding().severity() == Severity.ALARM)
                .toList();
    }

    // A rule that stays broken is told once for a run.
    private void raise(List<Alarm> all, boolean silent) {
        for (var alarm : all) {
            if (alarms.add(alarm.key()) && !silent) {
                var placed = alarm.placed();
                var title =
                        session.row(alarm.run()).map(RunRow::title).orElse("run " + alarm.run());
                tell.accept(
                        new News(
                                alarm.run(),
                                "%s: %s".formatted(title, placed.finding().rule()),
                                "stage %s, step %d: %s"
                                        .formatted(
                                                placed.stage(),
                                                placed.step(),
                                                placed.finding().evidence()),
                                true));
            }
        }
    }
}
