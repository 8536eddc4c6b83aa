package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Rows of one table that each stand at the edge of one condition of a query while they meet the others, so that a
/// query with another bound, or without the condition, returns something else. Around each of them, its parent has none
/// to three rows that meet all, so that counts and what is missing change as well.
///
/// @param met a value for each column that is compared with a constant, by index
/// @param edges what the rows stand at
record Aim(Map<Integer, Object> met, List<Edge> edges) {

    private static final int FEWEST = 12;
    private static final int MOST = 48;
    private static final int SIZES = 4;

    /// A value at or beside a constant.
    ///
    /// @param column index
    record Edge(int column, Object value) {}

    /// A row to be drawn.
    ///
    /// @param parent which of the parent's rows it refers to
    /// @param fixed values of some columns, by index
    record Row(int parent, Map<Integer, Object> fixed) {}

    static Aim at(Table table, Literals literals, RandomGenerator random) {
        var met = new HashMap<Integer, Object>();
        var edges = new ArrayList<Edge>();
        for (int c = 0; c < table.columns().size(); c++) {
            var column = table.columns().get(c);
            var bound = Optional.ofNullable(literals.bounds().get(lower(column)));
            if (bound.isEmpty() || column.distinct() || column.parent().isPresent()) {
                continue;
            }
            int index = c;
            bound.get().met(column.values()).map(column::fitting).ifPresent(v -> met.put(index, v));
            for (var value : literals.of(column.name(), column.isText())) {
                edges.add(new Edge(c, column.fitting(value)));
            }
        }
        var shuffled = new ArrayList<>(edges.stream().distinct().toList());
        for (int i = shuffled.size(); i > 1; i--) {
            Collections.swap(shuffled, i - 1, random.nextInt(i));
        }
        return new Aim(met, shuffled);
    }

    private static String lower(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /// @param phase shifts how many rows stand around which edge
    List<Row> rows(int phase) {
        int groups = Math.clamp(edges.size(), FEWEST, MOST);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < groups; i++) {
            int parent = i;
            IntStream.range(0, (i + phase) % SIZES).forEach(_ -> rows.add(new Row(parent, met)));
            var fixed = new HashMap<>(met);
            if (!edges.isEmpty()) {
                var edge = edges.get(i % edges.size());
                fixed.put(edge.column(), edge.value());
            }
            rows.add(new Row(parent, fixed));
        }
        return rows;
    }
}
