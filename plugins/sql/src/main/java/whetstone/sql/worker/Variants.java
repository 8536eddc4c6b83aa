package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import whetstone.api.Seed;
import whetstone.sql.worker.Exam.Station;
import whetstone.sql.worker.Filling.Style;
import whetstone.sql.worker.Images.Filled;

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
    // One in each style.
    private static final int FOR_ONE = 3;
    // Candidates of one group often share their constants.
    private static final int KEPT = 4;

    private final Ground ground;
    private final List<Table> tables;
    private final Set<String> columns;
    private final Literals own;
    private final Recent<List<Object>, List<Station>> theirs =
            new Recent<>(KEPT, stations -> stations.forEach(Station::close));

    Variants(Ground ground, List<Table> tables) {
        this.ground = ground;
        this.tables = tables;
        this.columns = Schema.columns(tables);
        this.own = Literals.of(ground.reference().tokens(), columns);
    }

    /// Databases for any candidate; those on which the reference says nothing or leaves a choice are left out.
    ///
    /// @param filled takes them with the statements that filled them
    List<Station> forAll(List<Filled> filled) {
        return draw(own, SEED, ENOUGH, filled);
    }

    /// Databases for constants that only this candidate has; closed when several others have been drawn.
    ///
    /// @param heedsCase whether a constant that differs from one of the reference in case only is another one
    List<Station> forOne(Shape candidate, boolean heedsCase) {
        var all = Literals.of(candidate.tokens(), columns);
        var foreign = heedsCase ? all : all.withoutCase(own);
        return foreign.exceeds(own) ? beside(own.and(foreign)) : List.of();
    }

    private List<Station> beside(Literals literals) {
        var order = literals.inOrder();
        var known = theirs.find(order);
        if (known.isPresent()) {
            return known.get();
        }
        var drawn = draw(literals, SEED.derive("candidate"), FOR_ONE, new ArrayList<>());
        theirs.keep(order, drawn);
        return drawn;
    }

    private List<Station> draw(Literals literals, Seed seed, int enough, List<Filled> filled) {
        var drawn = new ArrayList<Station>();
        var bounded = List.copyOf(literals.bounds().keySet());
        for (int i = 0; i < MOST && drawn.size() < enough; i++) {
            int step = i % ROUND;
            var style = step < STYLES.size() ? STYLES.get(step) : Style.WIDE;
            var missed = step < STYLES.size() ? "" : missed(bounded, i / ROUND);
            var filling = new Filling(tables, literals, style, missed, seed.derive(i).random());
            var sql = filling.sql(SIZES[i % SIZES.length]);
            var where = "on a generated database " + style.words();
            var station = ground.filled(sql, where);
            if (station.isPresent() && station.get().expected().tells()) {
                drawn.add(station.get());
                filled.add(new Filled(sql, station.get().database()));
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
        theirs.clear();
    }
}
