package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import whetstone.sql.worker.Literals.Bound;

/// Rows of one table that each stand at the edge of one condition of a query while they meet the others, so that a
/// query with another bound, or without the condition, returns something else. Each edge is taken by a row
/// alone with its parent, and by two beside others that meet all, so that counts and what is missing change as well.
final class Aim {

    private static final int MOST_EDGES = 18;
    private static final int TURNS = 3;
    private static final int FEW = 3;
    // One in so many of the rows beside others stands at an edge as well.
    private static final int ASTRAY = 4;

    private final RandomGenerator random;
    private final Map<Integer, List<Object>> met = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /// A value at or beside a constant.
    ///
    /// @param column index
    private record Edge(int column, Object value) {}

    /// A row to be drawn.
    ///
    /// @param parent which of the parent's rows it refers to; -1 for any
    /// @param fixed values of some columns, by index
    record Row(int parent, Map<Integer, Object> fixed) {}

    /// @param missed a column whose condition is to be missed where others are met; empty for none
    /// @param narrow whether each column is to have few values
    Aim(Table table, Literals literals, String missed, boolean narrow, RandomGenerator random) {
        this.random = random;
        for (int c = 0; c < table.columns().size(); c++) {
            var column = table.columns().get(c);
            var name = column.name().toLowerCase(Locale.ROOT);
            var bound = literals.bounds().get(name);
            if (bound == null || column.distinct() || column.parent().isPresent()) {
                continue;
            }
            var near = literals.of(column);
            var values = values(column, near, bound, !name.equals(missed));
            if (values.isEmpty()) {
                continue;
            }
            met.put(c, narrow ? few(values) : values);
            for (var value : near) {
                edges.add(new Edge(c, column.fitting(value)));
            }
        }
        for (int i = edges.size(); i > 1; i--) {
            Collections.swap(edges, i - 1, random.nextInt(i));
        }
    }

    private static List<Object> values(
            Column column, List<Object> near, Bound bound, boolean meeting) {
        var values =
                Stream.concat(near.stream().map(column::fitting), column.values().stream())
                        .filter(value -> bound.meets(value) == meeting)
                        .distinct()
                        .toList();
        var constant = bound.near().getFirst();
        boolean fits = !column.isDated() || Dates.isDate(constant);
        return values.isEmpty() && fits ? List.of(constant) : values;
    }

    private List<Object> few(List<Object> values) {
        return Stream.generate(() -> any(values)).limit(FEW).toList();
    }

    private Object any(List<Object> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// How many parents it takes.
    int parents() {
        return TURNS * Math.min(edges.size(), MOST_EDGES);
    }

    /// @param parents at least so many are referred to
    /// @param largest how many rows stand beside one at an edge, at most
    List<Row> rows(int parents, int largest) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < Math.max(parents, parents()); i++) {
            int parent = i;
            int beside = i % TURNS == 0 ? 0 : 1 + random.nextInt(largest);
            for (int n = 0; n < beside; n++) {
                boolean astray = random.nextInt(ASTRAY) == 0;
                rows.add(new Row(parent, row(astray ? random.nextInt(MOST_EDGES) : -1)));
            }
            rows.add(new Row(parent, row(i / TURNS)));
        }
        return rows;
    }

    /// @param edge number of the one to stand at; negative for none
    private Map<Integer, Object> row(int edge) {
        var fixed = new HashMap<Integer, Object>();
        met.forEach((column, values) -> fixed.put(column, any(values)));
        if (edge >= 0 && !edges.isEmpty()) {
            var at = edges.get(edge % edges.size());
            fixed.put(at.column(), at.value());
        }
        return fixed;
    }
}
