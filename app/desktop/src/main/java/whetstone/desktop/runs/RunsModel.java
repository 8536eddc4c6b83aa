package whetstone.desktop.runs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.transformation.FilteredList;
import whetstone.core.store.Requests.Kind;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.session.Session;

/// The runs of the workspace, and what can be asked of the one that is looked at.
public final class RunsModel {
    private final Session session;
    private final Jobs jobs;
    private final StringProperty filter = new SimpleStringProperty("");
    private final FilteredList<RunRow> rows;

    public RunsModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        rows = new FilteredList<>(session.runs());
        filter.addListener((_, _, text) -> rows.setPredicate(row -> matches(row, text)));
    }

    static boolean matches(RunRow row, String text) {
        var shown =
                "%s %s seed %d %s"
                        .formatted(row.title(), row.state().label(), row.run().seed(), row.result())
                        .toLowerCase(Locale.ROOT);
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).stream()
                .allMatch(shown::contains);
    }

    /// The runs that pass the filter, the newest first.
    public FilteredList<RunRow> rows() {
        return rows;
    }

    /// Words that a run's line must have, all of them.
    public StringProperty filter() {
        return filter;
    }

    /// Makes the curves show `chosen`.
    public void compare(List<RunRow> chosen) {
        session.compare(chosen.stream().map(row -> row.run().id()).toList());
    }

    /// Whether the run that is looked at is under way.
    public BooleanBinding running() {
        return is(state -> state == State.RUNNING);
    }

    /// Whether the run that is looked at can go on.
    public BooleanBinding resumable() {
        return is(State::resumable);
    }

    private BooleanBinding is(java.util.function.Predicate<State> wanted) {
        return Bindings.createBooleanBinding(
                () -> session.row().map(RunRow::state).filter(wanted).isPresent(),
                session.run(),
                session.changes());
    }

    /// Asks the run that is looked at.
    public void ask(Kind kind) {
        session.workspace()
                .get()
                .ifPresent(open -> {
                    long run = session.run().get();
                    session.gate()
                            .load(
                                    () -> open.requests().post(run, kind),
                                    _ ->
                                            session.message()
                                                    .set(
                                                            "run %d: asked to %s"
                                                                    .formatted(run, verb(kind))));
                });
    }

    private static String verb(Kind kind) {
        return kind == Kind.CHECKPOINT
                ? "write a checkpoint"
                : kind.name().toLowerCase(Locale.ROOT);
    }

    /// Goes on with the run that is looked at, as a process.
    public void resume() {
        session.workspace()
                .get()
                .ifPresent(open -> {
                    var run = Long.toString(session.run().get());
                    var folder = open.folder().toString();
                    jobs.start(
                            "run " + run,
                            CommandLine.of("run", "--resume", run, "--workspace", folder));
                });
    }

    /// The run that is looked at.
    public Optional<RunRow> selected() {
        return session.row();
    }

    Session session() {
        return session;
    }
}
