package whetstone.sql.worker;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows as a policy is shown them: the first ten, as in MARS-SQL, arXiv:2511.01008, a line each, with ` | ` between the
/// cells; then how many more there are.
final class Printout {
    private Printout() {}

    private static final int ROWS = 10;
    private static final int LINE = 350; // characters
    private static final int BLOB = LINE / 2; // bytes

    static String of(Rows rows) {
        if (rows.rows().isEmpty()) {
            return "no rows";
        }
        var lines =
                rows.rows().stream()
                        .limit(ROWS)
                        .map(Printout::line)
                        .collect(Collectors.joining("\n"));
        int more = rows.rows().size() - ROWS;
        return more > 0 ? lines + "\nand %d more".formatted(more) : lines;
    }

    private static String line(@Nullable Object[] row) {
        var line = Arrays.stream(row).map(Printout::cell).collect(Collectors.joining(" | "));
        return line.length() > LINE ? line.substring(0, LINE) + "..." : line;
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "NULL";
            case ByteBuffer blob -> {
                var start = new byte[Math.min(BLOB, blob.remaining())];
                blob.duplicate().get(start);
                yield "x'%s'".formatted(HexFormat.of().formatHex(start));
            }
            default -> cell.toString();
        };
    }
}
