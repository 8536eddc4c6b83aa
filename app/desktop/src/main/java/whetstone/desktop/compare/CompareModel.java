package whetstone.desktop.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import whetstone.api.Rollout;
import whetstone.core.store.Rollouts.Placed;
import whetstone.core.store.Workspace;
import whetstone.desktop.compare.Compared.Problem;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// Which two evaluations are compared, and what came of it.
public final class CompareModel {

    /// Which problems are listed.
    public enum Show {
        ONLY_RIGHT("solved only on the right", problem -> problem.pair().solvedOnlyRight()),
        ONLY_LEFT("solved only on the left", problem -> problem.pair().solvedOnlyLeft()),
        CHANGED("changed", problem -> problem.pair().change() != 0),
        ALL("all", _ -> true);

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // holds nothing but its own code
        private final Predicate<Problem> passes;

        Show(String words, Predicate<Problem> passes) {
            this.words = words;
            this.passes = passes;
        }

        boolean passes(Problem problem) {
            return passes.test(problem);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// What either side answered to one problem.
    public record Answers(List<Rollout> left, List<Rollout> right) {
        static final Answers NONE = new Answers(List.of(), List.of());
    }

    private final Session session;
    private final Gate.Lane listing;
    private final Gate.Lane comparing;
    private final Gate.Lane reading;
    private final ObservableList<Evaluation> evaluations = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Evaluation> left = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Evaluation> right = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ONLY_RIGHT);
    private final ObservableList<Problem> all = FXCollections.observableArrayList();
    private final FilteredList<Problem> problems = new FilteredList<>(all, Show.ONLY_RIGHT::passes);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Answers> answers =
            new ReadOnlyObjectWrapper<>(Answers.NONE);
    private final Map<RunRow, List<Evaluation>> known = new HashMap<>();

    public CompareModel(Session session) {
        this.session = session;
        listing = session.gate().lane();
        comparing = session.gate().lane();
        reading = session.gate().lane();
        InvalidationListener changed = _ -> list();
        session.changes().addListener(changed);
        session.workspace().addListener(changed);
        session.shown().addListener((InvalidationListener) _ -> choose());
        InvalidationListener chosen = _ -> compare();
        left.addListener(chosen);
        right.addListener(chosen);
        show.addListener((_, _, now) -> problems.setPredicate(now::passes));
        problem.addListener((_, _, now) -> answer(now));
        list();
    }

    private void list() {
        var open = session.workspace().get();
        var rows = List.copyOf(session.runs());
        if (open.isEmpty()) {
            take(List.of());
        } else {
            listing.load(() -> read(open.get(), rows), this::take);
        }
    }

    // A run that has not moved since has what it had.
    private List<Evaluation> read(Workspace open, List<RunRow> rows) {
        known.keySet().retainAll(rows);
        var found = new ArrayList<Evaluation>();
        for (var row : rows) {
            found.addAll(known.computeIfAbsent(row, each -> Evaluation.of(open, each)));
        }
        return found;
    }

    private void take(List<Evaluation> found) {
        if (!evaluations.equals(found)) {
            var before = left.get();
            var after = right.get();
            evaluations.setAll(found);
            left.set(found.contains(before) ? before : null);
            right.set(found.contains(after) ? after : null);
        }
        if (left.get() == null || right.get() == null) {
            choose();
        }
    }

    // Of one run: from its first evaluation to its last. Of several: where each came out.
    private void choose() {
        var shown = session.shown();
        if (shown.isEmpty()) {
            return;
        }
        var newer = of(shown.getFirst());
        var older = shown.size() > 1 ? of(shown.getLast()) : newer;
        if (!newer.isEmpty() && !older.isEmpty()) {
            left.set(shown.size() > 1 ? older.getLast() : older.getFirst());
            right.set(newer.getLast());
        }
    }

    private List<Evaluation> of(long run) {
        return evaluations.stream().filter(each -> each.run() == run).toList();
    }

    private void compare() {
        var open = session.workspace().get();
        var before = left.get();
        var after = right.get();
        if (open.isEmpty() || before == null || after == null || before.equals(after)) {
            show(Optional.empty());
        } else {
            comparing.load(() -> Optional.of(Compared.read(open.get(), before, after)), this::show);
        }
    }

    private void show(Optional<Compared> now) {
        compared.set(now);
        all.setAll(now.map(Compared::problems).orElse(List.of()));
        problem.set(problems.isEmpty() ? null : problems.getFirst());
    }

    private void answer(@Nullable Problem of) {
        var open = session.workspace().get();
        var now = compared.get();
        if (of == null || open.isEmpty() || now.isEmpty()) {
            answers.set(Answers.NONE);
        } else {
            reading.load(
                    () ->
                            new Answers(
                                    samples(open.get(), now.get().left(), of),
                                    samples(open.get(), now.get().right(), of)),
                    answers::set);
        }
    }

    private static List<Rollout> samples(Workspace open, Evaluation of, Problem problem) {
        return open.rolloutPages().samples(of.run(), of.stage(), problem.task().id()).stream()
                .map(Placed::rollout)
                .toList();
    }

    /// Takes left for right.
    public void swap() {
        var before = left.get();
        left.set(right.get());
        right.set(before);
    }

    public ObservableList<Evaluation> evaluations() {
        return evaluations;
    }

    public ObjectProperty<@Nullable Evaluation> left() {
        return left;
    }

    public ObjectProperty<@Nullable Evaluation> right() {
        return right;
    }

    /// What came of it; empty where there are no two different evaluations.
    public ReadOnlyObjectProperty<Optional<Compared>> compared() {
        return compared.getReadOnlyProperty();
    }

    public ObjectProperty<Show> show() {
        return show;
    }

    /// The problems that are listed.
    public FilteredList<Problem> problems() {
        return problems;
    }

    public ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /// What either side answered to [#problem].
    public ReadOnlyObjectProperty<Answers> answers() {
        return answers.getReadOnlyProperty();
    }
}
