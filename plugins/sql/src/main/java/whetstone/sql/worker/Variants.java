package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
final class Variants {

    private static final Seed SEED = new Seed(0x5135);
    private static final int[] SIZES = {25, 10, 6, 40, 15, 8, 30, 12, 20, 5};
    private static final List<Style> STYLES = List.of(Style.WIDE, Style.NARROW, Style.LOOSE);
    // In a round, all conditions are met in each style, and then one is missed.
    private static final int ROUND = STYLES.size() + 1;
    private static final int MOST = 32;
    private static final int ENOUGH = 6;
    // One in each style.
    private static final int FOR_ONE = 3;

    private final String script;
    private final List<Table> tables;
    private final Shape reference;
    private final @Nullable Boolean ordered;
    private final Literals own;

    private Variants(
            String script, List<Table> tables, Shape reference, @Nullable Boolean ordered) {
        this.script = script;
        this.tables = tables;
        this.reference = reference;
        this.ordered = ordered;
        this.own = literals(reference);
    }

    /// @param script makes the first of `given`, with tables, views and indices
    static Variants of(
            String script, List<Station> given, Shape reference, @Nullable Boolean ordered) {
        var databases = given.stream().map(Station::database).toList();
        var tables = Schema.of(databases, reference.trustsOneRow());
        return new Variants(script, tables, reference, ordered);
    }

    private Literals literals(Shape query) {
        Set<String> columns =
                tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .map(column -> column.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return Literals.of(query.tokens(), columns);
    }

    /// Databases for any candidate; those on which the reference says nothing or leaves a choice are left out.
    List<Station> forAll() {
        return draw(own, SEED, ENOUGH);
    }

    /// Databases for constants that only this candidate has.
    List<Station> forOne(Shape candidate) {
        var theirs = literals(candidate);
        return theirs.exceeds(own)
                ? draw(own.and(theirs), SEED.derive("candidate"), FOR_ONE)
                : List.of();
    }

    private List<Station> draw(Literals literals, Seed seed, int enough) {
        var drawn = new ArrayList<Station>();
        var bounded = List.copyOf(literals.bounds().keySet());
        for (int i = 0; i < MOST && drawn.size() < enough; i++) {
            int step = i % ROUND;
            var style = step < STYLES.size() ? STYLES.get(step) : Style.WIDE;
            var missed = step < STYLES.size() ? "" : missed(bounded, i / ROUND);
            var filling = new Filling(tables, literals, style, missed, seed.derive(i).random());
            Database database = null;
            try {
                database = Database.of(script, filling.sql(SIZES[i % SIZES.length]));
                var expected = Expected.of(database, reference, ordered, Exam.REFERENCE);
                var station = new Station(database, expected);
                if (expected.tells() && !expected.cut() && Exam.stable(station, reference)) {
                    drawn.add(station);
                    continue;
                }
            } catch (Failure e) {
                // No such rows can be, or the reference does not stand them: another draw.
            }
            if (database != null) {
                database.close();
            }
        }
        return List.copyOf(drawn);
    }

    /// One column after the other, from the last: what a query excludes, it says last.
    private static String missed(List<String> bounded, int round) {
        return bounded.isEmpty() ? "" : bounded.get(bounded.size() - 1 - round % bounded.size());
    }
}
