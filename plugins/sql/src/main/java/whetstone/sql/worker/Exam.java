package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Expected.Budget;
import whetstone.sql.worker.Images.Filled;
import whetstone.sql.worker.Request.Keep;
import whetstone.sql.worker.Ruling.Kind;

/// A truth, ready to judge queries by: its databases, and what the reference returns on each.
final class Exam implements AutoCloseable {

    /// For a reference: what takes longer is no task.
    static final Budget REFERENCE = new Budget(100_000, 10_000_000);

    /// For a candidate: on databases this small no answer needs as much.
    static final Budget CANDIDATE = new Budget(10_000, 4_000_000);

    // A policy often gives the same answer several times.
    private static final int KEPT = 64;
    private static final int LONGEST_KEPT = 10_000;

    private final Request.Truth truth;
    private final List<Station> given = new ArrayList<>();
    private final Recent<String, Ruling> rulings = new Recent<>(KEPT, _ -> {});
    // By whether a column without a repeated value is taken for a key.
    private final Map<Boolean, Generated> generated = new HashMap<>();
    private @Nullable Shape reference;
    private @Nullable Ruling broken;

    /// One database and what is expected there.
    ///
    /// @param where what a verdict says of the database
    record Station(Database database, Expected expected, String where) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
        }
    }

    /// What is made when the given databases do not tell a candidate from the reference.
    private record Generated(List<Station> drawn, Variants variants, Probing probing)
            implements AutoCloseable {
        @Override
        public void close() {
            drawn.forEach(Station::close);
            variants.close();
            probing.close();
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
            given.add(new Station(database, expected, "on the given databases"));
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
        if (passage.sql().equals(shape.sql())) {
            return new Ruling(Kind.CORRECT, "it is the reference, word for word");
        }
        var query = Shape.of(passage.sql(), passage.tokens());
        var key = strict + passage.sql();
        var known = rulings.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        var ruling = compared(query, shape, strict);
        if (ruling.kind() != Kind.VARY_FIRST && key.length() <= LONGEST_KEPT) {
            rulings.keep(key, ruling);
        }
        return ruling;
    }

    private Ruling compared(Shape query, Shape shape, boolean strict) {
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

    /// On the given databases, then on those drawn for every candidate, then where only the tables allow what is found,
    /// then on those drawn for this one.
    private Ruling compareOnAll(Shape query, Shape shape, boolean strict) throws Failure {
        var trial = new Trial(query, strict);
        var first = trial.on(given);
        if (first.kind() != Kind.CORRECT
                || Token.normal(query.tokens()).equals(Token.normal(shape.tokens()))) {
            return first;
        }
        var more = generated.get(trusting(query, shape));
        if (more == null) {
            return new Ruling(Kind.VARY_FIRST, "");
        }
        var second = trial.on(trial.informative(more.drawn()));
        if (second.kind() != Kind.CORRECT) {
            return second;
        }
        return compareBeyond(trial, more, first.why());
    }

    /// @param given what was found on the given databases
    private Ruling compareBeyond(Trial trial, Generated more, String given) {
        var query = trial.query();
        var policy = more.probing().policy(query);
        boolean declared = truth.keep() == Keep.DECLARED;
        if (declared && !more.probing().isReady(policy)) {
            return new Ruling(Kind.VARY_FIRST, "");
        }
        var probed = declared ? more.probing().stations(policy) : List.<Station>of();
        var third = trial.probed(probed, policy.tellsNullFromZero());
        if (third.kind() != Kind.CORRECT) {
            return third;
        }
        var own = more.variants().forOne(query, policy.heedsCase());
        var fourth = trial.on(trial.informative(own));
        int drawn = more.drawn().size() + own.size();
        return fourth.kind() == Kind.CORRECT
                ? new Ruling(
                        Kind.CORRECT,
                        "%s, %d generated ones and %d of what else the tables allow"
                                .formatted(given, drawn, probed.size()))
                : fourth;
    }

    private static String why(Failure failure) {
        return switch (failure.kind()) {
            case ERROR -> "error: " + failure.getMessage();
            case STEPS -> "it does not end within the steps that any answer needs";
            case MEMORY -> "it makes too large values: " + failure.getMessage();
            case ROWS -> "rows: " + failure.getMessage();
        };
    }

    // A query that compares with the one row of a query within says that there is one.
    private static boolean trusting(Shape query, Shape shape) {
        return shape.trustsOneRow() || query.trustsOneRow();
    }

    /// Draws the databases that tell `candidate` from the reference, if that has not been done: at first those for every
    /// candidate, which most near misses do not survive.
    void vary(String candidate) {
        var shape = reference;
        var passage = Gate.open(candidate);
        if (shape == null || broken != null || passage.refusal().isPresent()) {
            return;
        }
        var query = Shape.of(passage.sql(), passage.tokens());
        boolean trusting = trusting(query, shape);
        var more = generated.get(trusting);
        if (more == null) {
            generated.put(trusting, generated(shape, trusting));
        } else if (truth.keep() == Keep.DECLARED) {
            more.probing().stations(more.probing().policy(query));
        }
    }

    private Generated generated(Shape shape, boolean trusting) {
        var databases = given.stream().map(Station::database).toList();
        var tables = Schema.of(databases, trusting);
        var images = new Images(truth.scripts().getFirst(), databases.getFirst());
        var ground = new Ground(images, shape, truth.ordered());
        var filled = new ArrayList<Filled>();
        var variants = new Variants(ground, tables);
        var drawn = variants.forAll(filled);
        filled.add(images.given());
        return new Generated(drawn, variants, new Probing(ground, tables, filled));
    }

    private static Ruling wrong(String why) {
        return new Ruling(Kind.WRONG, why);
    }

    @Override
    public void close() {
        given.forEach(Station::close);
        generated.values().forEach(Generated::close);
    }
}
