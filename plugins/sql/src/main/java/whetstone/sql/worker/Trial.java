package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Exam.Station;
import whetstone.sql.worker.Ruling.Kind;

/// Compares what one candidate returns with what is expected, database by database.
///
/// @param query the candidate
/// @param strict whether columns have to come in the reference's order
record Trial(Shape query, boolean strict) {

    /// Whether it returns what is expected on all of `stations`.
    ///
    /// @throws Failure if it does not run to its end
    Ruling on(List<Station> stations) {
        return on(stations, false, false);
    }

    /// The same where only the tables allow what is found: there an answer without rows and one that says nothing are the
    /// same.
    ///
    /// @param tellsNullFromZero whether NULL and zero are two answers where nothing is added up
    Ruling probed(List<Station> stations, boolean tellsNullFromZero) {
        return on(informative(stations), true, tellsNullFromZero);
    }

    /// Without those on which the candidate's own limit cuts through rows that its order leaves equal: only the drawing
    /// made them equal. A limit without an order is no such case.
    List<Station> informative(List<Station> drawn) {
        return query.limit().isEmpty() || query.order().isEmpty()
                ? drawn
                : drawn.stream().filter(one -> !cuts(one)).toList();
    }

    private boolean cuts(Station station) {
        return Expected.of(station.database(), query, null, Exam.CANDIDATE).cut();
    }

    private Ruling on(List<Station> stations, boolean lenient, boolean tellsNullFromZero) {
        var kept = new ArrayList<Station>();
        var found = new ArrayList<Rows>();
        for (var station : stations) {
            var rows = run(station);
            var expected = station.expected();
            var difference = difference(expected, rows);
            boolean nothing =
                    lenient
                            && rows.width() == expected.width()
                            && Nothing.same(expected, rows, tellsNullFromZero);
            if (nothing) {
                continue;
            }
            if (difference != null) {
                return wrong(difference, station);
            }
            kept.add(station);
            found.add(rows);
        }
        if (kept.isEmpty()) {
            return new Ruling(Kind.CORRECT, "");
        }
        var turned = leavesOpen(kept) ? turned(kept.getFirst()) : null;
        if (turned != null) {
            var difference = difference(kept.getFirst().expected(), turned);
            if (difference != null) {
                return new Ruling(Kind.WRONG, difference + " when tables are read from their end");
            }
        }
        return ruling(kept, found, turned);
    }

    private static Ruling wrong(String difference, Station station) {
        return new Ruling(Kind.WRONG, difference + " " + station.where());
    }

    private Ruling ruling(List<Station> stations, List<Rows> found, @Nullable Rows turned) {
        var expected = new ArrayList<>(stations.stream().map(Station::expected).toList());
        var all = new ArrayList<>(found);
        if (turned != null) {
            expected.add(expected.getFirst());
            all.add(turned);
        }
        var same = "same rows on %d databases".formatted(stations.size());
        return switch (Comparison.of(expected, all, strict)) {
            case AS_THEY_STAND -> new Ruling(Kind.CORRECT, same);
            case EXCHANGED -> new Ruling(Kind.CORRECT, same + ", columns exchanged");
            case NONE -> new Ruling(Kind.WRONG, "other rows " + where(stations, found));
            case UNKNOWN -> new Ruling(Kind.UNDECIDABLE, "too many ways to exchange the columns");
        };
    }

    /// The first database that tells them apart by itself.
    private String where(List<Station> stations, List<Rows> found) {
        for (int i = 0; i < stations.size(); i++) {
            var expected = List.of(stations.get(i).expected());
            if (Comparison.of(expected, List.of(found.get(i)), strict) == Comparison.Match.NONE) {
                return stations.get(i).where();
            }
        }
        return stations.getLast().where() + ", with columns exchanged as elsewhere";
    }

    /// Whether the query could return what is expected by the luck of how the engine reads tables.
    private boolean leavesOpen(List<Station> stations) {
        return stations.getFirst().expected().segments().size() > 1
                || query.uses("limit")
                || query.uses("group_concat")
                || query.uses("over");
    }

    private Rows turned(Station station) {
        station.database().reverse(true);
        try {
            return run(station);
        } finally {
            station.database().reverse(false);
        }
    }

    private Rows run(Station station) {
        try {
            return station.database()
                    .run(query.sql(), station.expected().rows() + 1, Exam.CANDIDATE.steps());
        } catch (Failure e) {
            throw new Failure(e.kind(), e.getMessage() + ", " + station.where());
        }
    }

    private static @Nullable String difference(Expected expected, Rows rows) {
        if (rows.width() != expected.width()) {
            return "columns: %d, expected %d".formatted(rows.width(), expected.width());
        }
        return rows.rows().size() == expected.rows()
                ? null
                : "rows: %d, expected %d".formatted(rows.rows().size(), expected.rows());
    }
}
