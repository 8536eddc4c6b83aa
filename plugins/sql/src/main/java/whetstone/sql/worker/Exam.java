package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Expected.Budget;
import whetstone.sql.worker.Ruling.Kind;

/// A truth, ready to judge queries by: its databases, and what the reference returns on each.
final class Exam implements AutoCloseable {

    /// For a reference: what takes longer is no task.
    static final Budget REFERENCE = new Budget(100_000, 10_000_000);

    // On databases this small no answer needs as much.
    private static final Budget CANDIDATE = new Budget(10_000, 4_000_000);

    private final Request.Truth truth;
    private final List<Station> given = new ArrayList<>();
    private @Nullable Variants variants;
    private @Nullable List<Station> generated;
    private @Nullable Shape reference;
    private @Nullable Ruling broken;

    /// One database and what is expected there.
    record Station(Database database, Expected expected) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
        }
    }

    Exam(Request.Truth truth) {
        this.truth = truth;
        try {
            broken = prepare();
        } catch (Failure e) {
            broken = broken("fails: " + e.getMessage());
        }
    }

    private static Ruling broken(String what) {
        return new Ruling(Kind.BROKEN_REFERENCE, "the reference " + what);
    }

    private @Nullable Ruling prepare() {
        var passage = Gate.open(truth.query());
        if (passage.refusal().isPresent()) {
            return broken("may not run: " + passage.refusal().get());
        }
        var shape = Shape.of(passage.sql(), passage.tokens());
        reference = shape;
        for (var script : truth.scripts()) {
            var database = Database.of(script);
            var expected = Expected.of(database, shape, truth.ordered(), REFERENCE);
            given.add(new Station(database, expected));
            if (!stable(given.getLast(), shape)) {
                return broken("returns other rows when tables are read from their end");
            }
        }
        return null;
    }

    /// Whether the reference returns what is expected also where what it leaves open falls out otherwise.
    static boolean stable(Station station, Shape shape) {
        station.database().reverse(true);
        try {
            var again = station.database().run(shape.sql(), REFERENCE.rows(), REFERENCE.steps());
            boolean bag = shape.order().isEmpty();
            var expected = bag ? unordered(station.expected()) : station.expected();
            return again.rows().size() == expected.rows()
                    && Comparison.of(List.of(expected), List.of(again), true)
                            == Comparison.Match.AS_THEY_STAND;
        } finally {
            station.database().reverse(false);
        }
    }

    // Rows whose order counts because the task says so come in no particular one.
    private static Expected unordered(Expected expected) {
        var required = new ArrayList<@Nullable Object[]>();
        var optional = new ArrayList<@Nullable Object[]>();
        expected.segments()
                .forEach(segment -> {
                    required.addAll(segment.required());
                    optional.addAll(segment.optional());
                });
        var all = new Segment(required, optional, expected.rows());
        return new Expected(expected.width(), List.of(all), expected.cut());
    }

    long characters() {
        return truth.scripts().stream().mapToLong(String::length).sum();
    }

    /// Whether `candidate` answers as the reference does.
    Ruling rule(String candidate, boolean strict) {
        var shape = reference;
        if (broken != null || shape == null) {
            return broken == null ? broken("is missing") : broken;
        }
        var passage = Gate.open(candidate);
        if (passage.refusal().isPresent()) {
            return wrong("refused: " + passage.refusal().get());
        }
        var query = Shape.of(passage.sql(), passage.tokens());
        try {
            return compareOnAll(query, shape, strict);
        } catch (Failure e) {
            return wrong(why(e));
        }
    }

    /// What `candidate` returns on the first database.
    Ruling show(String candidate) {
        if (broken != null) {
            return broken;
        }
        var passage = Gate.open(candidate);
        if (passage.refusal().isPresent()) {
            return new Ruling(Kind.REFUSED, "refused: " + passage.refusal().get());
        }
        try {
            var database = given.getFirst().database();
            var rows = database.run(passage.sql(), CANDIDATE.rows(), CANDIDATE.steps());
            return new Ruling(Kind.SHOWN, Printout.of(rows));
        } catch (Failure e) {
            return new Ruling(Kind.REFUSED, why(e));
        }
    }

    /// On the given databases, then on those drawn for every candidate, then on those drawn for this one.
    private Ruling compareOnAll(Shape query, Shape shape, boolean strict) throws Failure {
        var first = compare(given, query, strict, "the given databases");
        if (first.kind() != Kind.CORRECT
                || Token.normal(query.sql()).equals(Token.normal(shape.sql()))) {
            return first;
        }
        var drawn = generated;
        if (drawn == null || variants == null) {
            return new Ruling(Kind.VARY_FIRST, "");
        }
        var second = compare(informative(drawn, query), query, strict, "a generated database");
        if (second.kind() != Kind.CORRECT) {
            return second;
        }
        var own = variants.forOne(query);
        try {
            var third = compare(informative(own, query), query, strict, "a generated database");
            return third.kind() == Kind.CORRECT
                    ? new Ruling(
                            Kind.CORRECT,
                            "%s and %d generated ones"
                                    .formatted(first.why(), drawn.size() + own.size()))
                    : third;
        } finally {
            own.forEach(Station::close);
        }
    }

    private static String why(Failure failure) {
        return switch (failure.kind()) {
            case ERROR -> "error: " + failure.getMessage();
            case STEPS -> "it does not end within the steps that any answer needs";
            case MEMORY -> "it makes too large values: " + failure.getMessage();
            case ROWS -> "rows: " + failure.getMessage();
        };
    }

    /// Draws databases, if that has not been done.
    void vary() {
        if (generated == null && reference != null && broken == null) {
            variants = Variants.of(truth.scripts().getFirst(), given, reference, truth.ordered());
            generated = variants.forAll();
        }
    }

    /// Without those on which the candidate's own limit cuts through rows that its order leaves equal: only the drawing
    /// made them equal. A limit without an order is no such case.
    private static List<Station> informative(List<Station> drawn, Shape query) {
        return query.limit().isEmpty() || query.order().isEmpty()
                ? drawn
                : drawn.stream()
                        .filter(one -> !Expected.of(one.database(), query, null, CANDIDATE).cut())
                        .toList();
    }

    private static Ruling wrong(String why) {
        return new Ruling(Kind.WRONG, why);
    }

    private Ruling compare(List<Station> stations, Shape query, boolean strict, String where) {
        if (stations.isEmpty()) {
            return new Ruling(Kind.CORRECT, "");
        }
        var expected = new ArrayList<Expected>();
        var found = new ArrayList<Rows>();
        for (var station : stations) {
            var rows = run(station, query);
            var difference = difference(station.expected(), rows);
            if (difference != null) {
                return wrong(difference + " on " + where);
            }
            expected.add(station.expected());
            found.add(rows);
        }
        if (leavesOpen(query, expected)) {
            var station = stations.getFirst();
            station.database().reverse(true);
            try {
                expected.add(station.expected());
                found.add(run(station, query));
            } finally {
                station.database().reverse(false);
            }
            var difference = difference(expected.getLast(), found.getLast());
            if (difference != null) {
                return wrong(difference + " when tables are read from their end");
            }
        }
        return ruling(Comparison.of(expected, found, strict), stations.size(), where);
    }

    private static Ruling ruling(Comparison.Match match, int databases, String where) {
        var same = "same rows on %d databases".formatted(databases);
        return switch (match) {
            case AS_THEY_STAND -> new Ruling(Kind.CORRECT, same);
            case EXCHANGED -> new Ruling(Kind.CORRECT, same + ", columns exchanged");
            case NONE -> wrong("other rows on " + where);
            case UNKNOWN -> new Ruling(Kind.UNDECIDABLE, "too many ways to exchange the columns");
        };
    }

    /// Whether the query could return what is expected by the luck of how the engine reads tables.
    private static boolean leavesOpen(Shape query, List<Expected> expected) {
        return expected.getFirst().segments().size() > 1
                || query.uses("limit")
                || query.uses("group_concat")
                || query.uses("over");
    }

    private static Rows run(Station station, Shape query) {
        return station.database()
                .run(query.sql(), station.expected().rows() + 1, CANDIDATE.steps());
    }

    private static @Nullable String difference(Expected expected, Rows rows) {
        if (rows.width() != expected.width()) {
            return "columns: %d, expected %d".formatted(rows.width(), expected.width());
        }
        return rows.rows().size() == expected.rows()
                ? null
                : "rows: %d, expected %d".formatted(rows.rows().size(), expected.rows());
    }

    @Override
    public void close() {
        given.forEach(Station::close);
        if (generated != null) {
            generated.forEach(Station::close);
        }
    }
}
