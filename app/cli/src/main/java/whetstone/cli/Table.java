package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of text under headings, as wide as they need to be.
final class Table {

    private Table() {}

    /// Prints `rows`, each with as many cells as there are `headings`; right of the last column nothing is padded.
    static void print(List<String> headings, List<List<String>> rows, PrintWriter out) {
        var widths =
                IntStream.range(0, headings.size())
                        .map(column -> width(column, headings, rows))
                        .toArray();
        out.println(line(headings, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static int width(int column, List<String> headings, List<List<String>> rows) {
        return Math.max(
                headings.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
