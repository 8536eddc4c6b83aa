package whetstone.desktop.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import whetstone.core.store.Runs.Run;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.thread.Gate;

/// What the views share. All of it changes on the JavaFX thread only; all reading is done elsewhere.
public final class Session {

    /// A step of a stage of a run.
    public record Spot(long run, String stage, int step) {}

    private final Gate gate;
    private final Gate.Lane lane;
    private final Results results = new Results();
    private final ReadOnlyObjectWrapper<Optional<Workspace>> workspace =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    private final ObservableList<Long> shown = FXCollections.observableArrayList();
    private final LongProperty run = new SimpleLongProperty();
    private final ObjectProperty<Optional<Spot>> spot =
            new SimpleObjectProperty<>(Optional.empty());
    private final LongProperty rollout = new SimpleLongProperty();
    private final StringProperty message = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    public Session(Gate gate) {
        this.gate = gate;
        this.lane = gate.lane();
    }

    /// Opens the workspace in `folder`; what went wrong becomes the gate's failure.
    public void open(Path folder) {
        // Takes a while where the store of an older program is backed up first.
        message.set("opening " + folder);
        gate.load(() -> Workspace.open(folder), this::use);
    }

    private void use(Workspace opened) {
        runs.clear();
        shown.clear();
        run.set(0);
        spot.set(Optional.empty());
        rollout.set(0);
        workspace.set(Optional.of(opened));
        message.set("");
        trouble.set("");
        refresh();
    }

    /// Reads how the runs stand now.
    public void refresh() {
        workspace.get().ifPresent(open -> lane.load(() -> look(open), seen -> take(open, seen)));
    }

    /// How the runs stand, or why nobody can tell.
    private record Seen(List<RunRow> rows, String trouble) {}

    private Seen look(Workspace open) {
        try {
            return new Seen(read(open), "");
        } catch (StoreException e) {
            return new Seen(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private List<RunRow> read(Workspace open) {
        var alive =
                open.runner().stream()
                        .anyMatch(pid ->
                                ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        var forks = open.runs().forks();
        return open.runs().list().stream()
                .map(row -> {
                    var fork = forks.get(row.id());
                    long parent = fork == null ? 0 : fork.parent();
                    return new RunRow(row, state(row, alive), parent, result(open, row));
                })
                .toList();
    }

    private String result(Workspace open, Run row) {
        return row.status() == Status.DONE ? results.of(open.reports(), row.id()) : "";
    }

    static State state(Run row, boolean alive) {
        return switch (row.status()) {
            case RUNNING -> alive ? State.RUNNING : State.INTERRUPTED;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
            case STOPPED -> State.STOPPED;
            case PAUSED -> State.PAUSED;
        };
    }

    private void take(Workspace open, Seen seen) {
        if (workspace.get().filter(current -> current == open).isEmpty()) {
            return;
        }
        trouble.set(seen.trouble());
        if (seen.trouble().isEmpty() && !seen.rows().equals(runs)) {
            take(seen.rows());
        }
    }

    private void take(List<RunRow> rows) {
        boolean wasEmpty = runs.isEmpty();
        runs.setAll(rows);
        if (wasEmpty || run.get() == 0) {
            rows.stream().findFirst().ifPresent(newest -> select(newest.run().id()));
        }
        changes.set(changes.get() + 1);
    }

    /// Makes `id` the run that views look at, alone.
    public void select(long id) {
        if (run.get() != id) {
            spot.set(Optional.empty());
        }
        run.set(id);
        shown.setAll(id);
    }

    /// Makes `ids` the runs that curves compare; the first one is looked at.
    public void compare(List<Long> ids) {
        if (ids.isEmpty() || shown.equals(ids)) {
            return;
        }
        if (run.get() != ids.getFirst()) {
            spot.set(Optional.empty());
        }
        run.set(ids.getFirst());
        shown.setAll(ids);
    }

    /// Leads all views to a step.
    public void go(Spot to) {
        run.set(to.run());
        spot.set(Optional.of(to));
    }

    public Gate gate() {
        return gate;
    }

    public ReadOnlyObjectProperty<Optional<Workspace>> workspace() {
        return workspace.getReadOnlyProperty();
    }

    /// All runs, the newest first.
    public ObservableList<RunRow> runs() {
        return runs;
    }

    /// The run that views look at, by id; 0 for none.
    public LongProperty run() {
        return run;
    }

    /// The runs that curves show, by id.
    public ObservableList<Long> shown() {
        return shown;
    }

    /// The step that views look at.
    public ObjectProperty<Optional<Spot>> spot() {
        return spot;
    }

    /// The rollout that is looked at, by row id; 0 for none.
    public LongProperty rollout() {
        return rollout;
    }

    /// One line for the status bar.
    public StringProperty message() {
        return message;
    }

    /// Why the store cannot be read now; empty while it can.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Grows whenever a run has moved.
    public ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// The row of the run that is looked at.
    public Optional<RunRow> row() {
        return row(run.get());
    }

    /// The row of the run `id`.
    public Optional<RunRow> row(long id) {
        return runs.stream().filter(row -> row.run().id() == id).findFirst();
    }
}
