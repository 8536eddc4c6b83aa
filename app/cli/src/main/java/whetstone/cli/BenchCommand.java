package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import whetstone.core.bench.Bench;
import whetstone.core.bench.BenchReport;
import whetstone.core.bench.Rate;
import whetstone.device.ComputeDevice;

@Command(
        name = "bench",
        description = {
            "Measure how fast this machine trains, samples, stores, draws and judges.",
            "Takes some minutes. Each rate is the best and the median of several tries; shares are of the peak of matrix"
                    + " products that is measured first, in the same run."
        })
final class BenchCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = {
                "Where to write the figures as JSON: device, engine, processors, precision,",
                "peak {float32, bf16} in floating-point operations per second,",
                "models [{name, parameters, training, sampling}], each {tokens, share},",
                "store, domain, tasks, verdicts; a rate is {best, median, tries}, per second."
            })
    @Nullable Path json;

    @Option(names = "--device", description = "auto, cpu or gpu. Default: auto")
    ComputeDevice.Choice device = ComputeDevice.Choice.AUTO;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    BenchCommand(PluginSource source, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        requireWritable(json);
        var report = measure();
        print(report);
        if (json != null) {
            try (var to = new PrintWriter(Files.newBufferedWriter(json))) {
                Json.print(report, to);
            }
        }
        return 0;
    }

    // Before minutes of work, not after them.
    private static void requireWritable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UsageException("--json %s: cannot be written".formatted(file));
        }
    }

    private BenchReport measure() {
        try (var plugins = source.load(workspace.folder);
                var meter = Meter.forThisTerminal(err);
                var opened = ComputeDevice.open(device, Optional.empty())) {
            meter.start("bench", Bench.PARTS, 0);
            var begun = new int[1];
            return new Bench(opened, plugins, part -> meter.show(begun[0]++, Bench.PARTS, part))
                    .run();
        }
    }

    private void print(BenchReport report) {
        out.printf(
                "%s, %s, %d processors, products in %s%n",
                report.device(), report.engine(), report.processors(), report.precision());
        var rows = new ArrayList<List<String>>();
        rows.add(peak("float32", report.peak().float32()));
        rows.add(peak("bf16", report.peak().bf16()));
        for (var model : report.models()) {
            rows.add(work("training " + model.name(), model.training()));
            rows.add(work("sampling " + model.name(), model.sampling()));
        }
        rows.add(rate("rollouts stored", report.store(), ""));
        if (report.tasks() != null && report.verdicts() != null) {
            rows.add(rate("tasks of " + report.domain(), report.tasks(), ""));
            rows.add(rate("verdicts of " + report.domain(), report.verdicts(), ""));
        }
        Table.print(List.of("measured", "best", "median", "of the peak"), rows, out);
    }

    private static List<String> peak(String precision, double rate) {
        return List.of("peak " + precision, "%.1f Gflop/s".formatted(rate / 1e9), "", "");
    }

    private static List<String> work(String what, BenchReport.Work work) {
        return rate(what, work.tokens(), "%.1f %%".formatted(100 * work.share()));
    }

    private static List<String> rate(String what, Rate rate, String share) {
        return List.of(
                what,
                "%,.0f /s".formatted(rate.best()),
                "%,.0f /s".formatted(rate.median()),
                share);
    }
}
