package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the reference returns on one database, as a sequence of segments.
///
/// @param width number of columns
/// @param segments one where no order counts; with an order, one for each run of rows that it leaves equal
/// @param cut whether a limit leaves open which of several rows it keeps
record Expected(int width, List<Segment> segments, boolean cut) {

    int rows() {
        return segments.stream().mapToInt(Segment::size).sum();
    }

    /// Whether it says anything: some row has a cell that is neither NULL nor 0.
    boolean tells() {
        for (var segment : segments) {
            for (var rows : List.of(segment.required(), segment.optional())) {
                for (var row : rows) {
                    for (var cell : row) {
                        if (cell != null && !cell.equals(0L)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /// Runs the reference.
    ///
    /// @param ordered whether its order counts; null if the query says so itself
    /// @throws Failure if it does not run
    static Expected of(Database database, Shape shape, @Nullable Boolean ordered, Budget budget) {
        var plain = database.run(shape.sql(), budget.rows(), budget.steps());
        boolean has = !shape.order().isEmpty();
        boolean counts = ordered == null ? has : ordered;
        if (!has && counts && shape.limit().isEmpty()) {
            var single =
                    plain.rows().stream().map(row -> Segment.all(List.<@Nullable Object[]>of(row)));
            return new Expected(plain.width(), single.toList(), false);
        }
        if (!counts && shape.limit().isEmpty()) {
            return new Expected(plain.width(), List.of(Segment.all(plain.rows())), false);
        }
        var window = shape.window().map(query -> window(database, query)).orElse(Window.ALL);
        if (!has) {
            var all = database.run(shape.core(), budget.rows(), budget.steps());
            return cut(plain.width(), List.of(all.rows()), window, counts);
        }
        return peers(database, shape, plain, budget)
                .map(peers -> cut(plain.width(), peers, window, counts))
                .orElseGet(() -> asReturned(plain, counts));
    }

    private static Expected asReturned(Rows plain, boolean counts) {
        var segments = new ArrayList<Segment>();
        if (counts) {
            plain.rows()
                    .forEach(row -> segments.add(Segment.all(List.<@Nullable Object[]>of(row))));
        } else {
            segments.add(Segment.all(plain.rows()));
        }
        return new Expected(plain.width(), List.copyOf(segments), false);
    }

    /// How much a query may do.
    ///
    /// @param rows at most
    /// @param steps of the engine at most
    record Budget(int rows, long steps) {}

    /// Which rows a limit keeps: `size` from `from` on.
    private record Window(long from, long size) {
        static final Window ALL = new Window(0, Long.MAX_VALUE);

        /// How many of the rows `start` to `start + count` it keeps.
        int kept(long start, int count) {
            long to = size > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + size;
            return (int) Math.max(0, Math.min(to, start + count) - Math.max(from, start));
        }
    }

    private static Window window(Database database, String query) {
        var row = database.run(query, 1, 100_000).rows().getFirst();
        if (!(row[0] instanceof Long size) || !(row[1] instanceof Long from)) {
            throw new Failure(Failure.Kind.ERROR, "LIMIT and OFFSET are no integers");
        }
        return new Window(Math.max(0, from), size < 0 ? Long.MAX_VALUE : size);
    }

    /// All rows in runs that the order leaves equal; nothing where the order cannot be told from the rows.
    private static Optional<List<List<@Nullable Object[]>>> peers(
            Database database, Shape shape, Rows plain, Budget budget) {
        for (var query : shape.ranked(plain.names())) {
            try {
                var ranked = database.run(query, budget.rows(), 2 * budget.steps());
                if (ranked.width() == plain.width() + 1) {
                    return Optional.of(runs(ranked));
                }
            } catch (Failure e) {
                if (e.kind() != Failure.Kind.ERROR) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private static List<List<@Nullable Object[]>> runs(Rows ranked) {
        var runs = new ArrayList<List<@Nullable Object[]>>();
        int last = ranked.width() - 1;
        Object rank = null;
        for (var row : ranked.rows()) {
            if (runs.isEmpty() || !Objects.equals(rank, row[last])) {
                runs.add(new ArrayList<>());
                rank = row[last];
            }
            runs.getLast().add(Arrays.copyOf(row, last));
        }
        return runs;
    }

    private static Expected cut(
            int width, List<List<@Nullable Object[]>> runs, Window window, boolean counts) {
        var segments = new ArrayList<Segment>();
        boolean open = false;
        long start = 0;
        for (var run : runs) {
            int kept = window.kept(start, run.size());
            start += run.size();
            if (kept == run.size()) {
                segments.add(Segment.all(run));
            } else if (kept > 0) {
                open = true;
                segments.add(new Segment(List.of(), run, kept));
            }
        }
        return new Expected(
                width, counts ? List.copyOf(segments) : List.of(merged(segments)), open);
    }

    private static Segment merged(List<Segment> segments) {
        var required = new ArrayList<@Nullable Object[]>();
        var optional = new ArrayList<@Nullable Object[]>();
        int size = 0;
        for (var segment : segments) {
            required.addAll(segment.required());
            optional.addAll(segment.optional());
            size += segment.size();
        }
        return new Segment(required, optional, size);
    }
}
