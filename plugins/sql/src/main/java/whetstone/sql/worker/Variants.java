package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;
import whetstone.sql.worker.Exam.Station;
import whetstone.sql.worker.Filling.Style;

/// Draws databases on which near misses of a query return something else: rows of the given ones with cells exchanged,
/// and cells at and beside the constants of the query, one at a time and anyhow. Keys, references, and the absence of NULL, of orphans and of
/// repeated values hold wherever they hold in all given databases. After Zhong, Yu and Klein, "Semantic Evaluation for
/// Text-to-SQL with Distilled Test Suites", arXiv:2010.02840.
final class Variants implements AutoCloseable {

    private static final Seed SEED = new Seed(0x5135);
    private static final int[] SIZES = {25, 10, 6, 40, 15, 8, 30, 12, 20, 5};
    private static final List<Style> STYLES = List.of(Style.WIDE, Style.NARROW, Style.LOOSE);
    // In a round, all conditions are met in each style, and then one is missed.
    private static final int ROUND = STYLES.size() + 1;
    private static final int MOST = 32;
    private static final int ENOUGH = 6;
    private static final String PREPARED = "PRAGMA foreign_keys = 0;\n";
    // One in each style.
    private static final int FOR_ONE = 3;

    private final String script;
    private final List<Table> tables;
    private final Shape reference;
    private final @Nullable Boolean ordered;
    private final Literals own;

    private final Wording wording;
    private final List<Probe> probes;
    private final Map<Probe, Optional<Station>> probed = new HashMap<>();
    // Statements that fill the tables as some drawn databases are filled.
    private final List<String> fillings = new ArrayList<>();

    private Variants(
            String script, List<Table> tables, Shape reference, @Nullable Boolean ordered) {
        this.script = script;
        this.tables = tables;
        this.reference = reference;
        this.ordered = ordered;
        this.own = literals(reference);
        this.wording = Wording.of(reference.tokens(), columns());
        this.probes = Probes.of(tables);
    }

    /// @param script makes the first of `given`, with tables, views and indices
    static Variants of(
            String script, List<Station> given, Shape reference, @Nullable Boolean ordered) {
        var databases = given.stream().map(Station::database).toList();
        var tables = Schema.of(databases, reference.trustsOneRow());
        return new Variants(script, tables, reference, ordered);
    }

    private Literals literals(Shape query) {
        return Literals.of(query.tokens(), columns());
    }

    private Set<String> columns() {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /// Databases for any candidate; those on which the reference says nothing or leaves a choice are left out.
    List<Station> forAll() {
        var drawn = draw(own, SEED, ENOUGH);
        fillings.add(""); // The given rows.
        return drawn;
    }

    /// Databases for constants that only this candidate has.
    List<Station> forOne(Shape candidate) {
        var theirs = literals(candidate);
        return theirs.exceeds(own)
                ? draw(own.and(theirs), SEED.derive("candidate"), FOR_ONE)
                : List.of();
    }

    /// Databases that only the tables allow, where they may decide about this candidate.
    Probed probed(Shape candidate) {
        var policy = new Policy(wording, Wording.of(candidate.tokens(), columns()));
        var stations =
                probes.stream()
                        .filter(policy::counts)
                        .flatMap(probe -> probed.computeIfAbsent(probe, this::station).stream())
                        .toList();
        return new Probed(stations, policy.tellsNullFromZero());
    }

    /// Brings it about on the first drawn rows where the reference leaves no choice.
    private Optional<Station> station(Probe probe) {
        var where = "on a generated database where " + probe.where();
        for (var filling : fillings) {
            var station = station(filling + PREPARED + probe.sql(), where);
            if (station.isPresent()) {
                return station;
            }
        }
        return Optional.empty();
    }

    /// Empty where no such rows can be, the reference does not stand them, or leaves a choice.
    private Optional<Station> station(String filling, String where) {
        Database database = null;
        try {
            database = Database.of(script, filling);
            var expected = Expected.of(database, reference, ordered, Exam.REFERENCE);
            var station = new Station(database, expected, where);
            if (!expected.cut() && Exam.stable(station, reference)) {
                return Optional.of(station);
            }
        } catch (Failure e) {
            // Another draw.
        }
        if (database != null) {
            database.close();
        }
        return Optional.empty();
    }

    private List<Station> draw(Literals literals, Seed seed, int enough) {
        var drawn = new ArrayList<Station>();
        var bounded = List.copyOf(literals.bounds().keySet());
        for (int i = 0; i < MOST && drawn.size() < enough; i++) {
            int step = i % ROUND;
            var style = step < STYLES.size() ? STYLES.get(step) : Style.WIDE;
            var missed = step < STYLES.size() ? "" : missed(bounded, i / ROUND);
            var filling = new Filling(tables, literals, style, missed, seed.derive(i).random());
            var sql = filling.sql(SIZES[i % SIZES.length]);
            var where = "on a generated database " + style.words();
            var station = station(sql, where);
            if (station.isPresent() && station.get().expected().tells()) {
                drawn.add(station.get());
                if (literals.equals(own)) {
                    fillings.add(sql);
                }
            } else {
                station.ifPresent(Station::close);
            }
        }
        return List.copyOf(drawn);
    }

    /// One column after the other, from the last: what a query excludes, it says last.
    private static String missed(List<String> bounded, int round) {
        return bounded.isEmpty() ? "" : bounded.get(bounded.size() - 1 - round % bounded.size());
    }

    @Override
    public void close() {
        probed.values().forEach(station -> station.ifPresent(Station::close));
    }
}
