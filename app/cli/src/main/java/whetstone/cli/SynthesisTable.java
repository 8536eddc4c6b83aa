package whetstone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import whetstone.core.run.RunEvent;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;

/// What the parts of a stage that makes data did, as a table.
final class SynthesisTable {

    private static final List<String> HEADINGS =
            List.of("part", "in", "out", "requests", "replies", "tokens", "teacher", "refused");

    private SynthesisTable() {}

    /// Prints line by line.
    static void print(RunEvent.Synthesized event, Consumer<String> line) {
        line.accept(lines(event.parts(), event.samples()).stripTrailing());
    }

    /// The table's lines.
    static String lines(List<PartRow> parts, List<SampleRow> samples) {
        var rows = new ArrayList<List<String>>();
        for (var part : parts) {
            boolean asked = part.requests() > 0;
            rows.add(
                    List.of(
                            part.part(),
                            Integer.toString(part.entered()),
                            Integer.toString(part.passed()),
                            asked ? Integer.toString(part.requests()) : "",
                            asked ? Integer.toString(part.replies()) : "",
                            asked ? Long.toString(part.promptTokens() + part.tokens()) : "",
                            asked ? "%.1f s".formatted(part.seconds()) : "",
                            refused(part.part(), samples)));
        }
        var text = new StringWriter();
        Table.print(HEADINGS, rows, new PrintWriter(text));
        return text.toString();
    }

    private static String refused(String part, List<SampleRow> samples) {
        var reasons = new TreeMap<String, Integer>();
        samples.stream()
                .filter(sample -> part.equals(sample.rejectedBy()))
                .forEach(sample -> reasons.merge(String.valueOf(sample.reason()), 1, Integer::sum));
        return String.join(
                ", ",
                reasons.entrySet().stream()
                        .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
                        .toList());
    }
}
