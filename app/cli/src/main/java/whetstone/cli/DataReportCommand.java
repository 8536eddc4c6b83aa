package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.quality.DataReport;
import whetstone.core.quality.DataReports;
import whetstone.core.store.StoreException;

@Command(
        name = "report",
        description = "Quality, diversity and complexity of the data that a run made.",
        footer = {
            "",
            "Label errors are counted where an oracle knows the right answers: where a program stands in for the teacher.",
            "",
            "Example:",
            "  whetstone data report 3 --json"
        })
final class DataReportCommand implements Callable<Integer> {

    private static final List<String> BINS =
            List.of("0", "≤.1", "≤.2", "≤.3", "≤.4", "≤.5", "≤.6", "≤.7", "≤.8", "≤.9", "<1", "1");

    private final PrintWriter out;

    @Parameters(paramLabel = "RUN", description = "Its number, as 'runs list' shows it.")
    long number;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    DataReportCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var store = workspace.existing();
        workspace.run(store, number);
        var reports = DataReports.of(store, number);
        if (reports.isEmpty()) {
            throw new StoreException(
                    "run %d: has made no data; a recipe does with a stage of type synthesize"
                            .formatted(number));
        }
        if (json) {
            Json.print(reports, out);
            return 0;
        }
        for (var report : reports) {
            out.printf(
                    "%s",
                    SynthesisTable.lines(
                            report.parts(), store.syntheses().samples(number, report.stage())));
            print(report);
        }
        return 0;
    }

    private void print(DataReport report) {
        var quality = report.quality();
        out.printf(
                "%nquality     %s of what was written could be used, %s of the answers agree with the label%n",
                percent(quality.readable()), percent(quality.agreement()));
        out.printf(
                "labels      wrong before the vote %s, after %s, among the kept %s (%d with a known answer)%n",
                percent(quality.errorBefore()),
                percent(quality.errorAfter()),
                percent(quality.errorKept()),
                quality.judged());
        out.printf(
                "clean       %d copies of benchmarks refused; %d kept samples stand in an evaluation%n",
                quality.contaminated(), quality.leaked());
        var diversity = report.diversity();
        out.printf(
                "diversity   distinct-1 %.3f, distinct-2 %.3f, mean distance %.3f, compression %.2f, %s%n",
                diversity.distinct1(),
                diversity.distinct2(),
                diversity.distance(),
                diversity.compression(),
                spread(report.operations()));
        var complexity = report.complexity();
        out.printf(
                "complexity  %.1f words a question, %.1f an answer, the student solves %s%n%n",
                complexity.inputWords(), complexity.outputWords(), percent(complexity.passRate()));
        var rates = report.passRates();
        Table.print(
                List.of("pass rate", "written", "adapted", "kept"),
                IntStream.range(0, BINS.size())
                        .mapToObj(i ->
                                List.of(
                                        BINS.get(i),
                                        rates.written().get(i).toString(),
                                        rates.adapted().get(i).toString(),
                                        rates.kept().get(i).toString()))
                        .toList(),
                out);
    }

    private static String spread(Map<String, Integer> operations) {
        return operations.entrySet().stream()
                .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "unknown" : "%.1f %%".formatted(100 * share);
    }
}
