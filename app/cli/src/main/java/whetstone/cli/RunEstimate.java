package whetstone.cli;

import static whetstone.core.forecast.Figures.bytes;
import static whetstone.core.forecast.Figures.counts;
import static whetstone.core.forecast.Figures.money;
import static whetstone.core.forecast.Figures.range;
import static whetstone.core.forecast.Figures.time;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import whetstone.core.forecast.Forecast;
import whetstone.core.forecast.Forecast.Asked;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.core.forecast.Forecasting;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.run.Continuation;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

/// What `run --estimate` prints.
///
/// @param folder of the workspace, which need not be there
/// @param device that the run would have
/// @param reuse whether first stages that an earlier run did just so are taken from there
/// @param json whether a program reads it
record RunEstimate(Path folder, ComputeDevice.Choice device, boolean reuse, boolean json) {

    /// @param from where the run goes on; empty where it begins at its start
    record Going(Recipe recipe, Optional<Continuation> from) {}

    void print(Going of, Plugins plugins, PrintWriter out, PrintWriter err) {
        var forecast = forecast(of, plugins, err);
        if (json) {
            Json.print(forecast, out);
        } else {
            print(forecast, out);
        }
    }

    private Forecast forecast(Going of, Plugins plugins, PrintWriter err) {
        var recipe = of.recipe();
        var there =
                Files.exists(folder.resolve("whetstone.db"))
                        ? Optional.of(Workspace.open(folder))
                        : Optional.<Workspace>empty();
        var precision = recipe.model().products().precision();
        try (var opened = ComputeDevice.open(device, precision);
                var meter = Meter.forThisTerminal(err)) {
            int all = recipe.stages().size();
            meter.start("estimate", all, 0);
            var tried = new int[1];
            var from =
                    there.filter(_ -> reuse)
                            .flatMap(open -> Continuation.shared(open, recipe, plugins, opened))
                            .or(of::from);
            return new Forecasting(
                            plugins,
                            opened,
                            stage -> meter.show(tried[0]++, all, "trying " + stage))
                    .of(recipe, there, folder, from);
        }
    }

    private static void print(Forecast forecast, PrintWriter out) {
        out.printf(
                "%s%s on %s, %,d weights%n%n",
                forecast.recipe(),
                forecast.from().isEmpty() ? "" : ", what is left after " + forecast.from(),
                forecast.device(),
                forecast.parameters());
        if (!forecast.done().isEmpty()) {
            out.printf("Done already, left out: %s%n%n", String.join(", ", forecast.done()));
        }
        var rows = new ArrayList<List<String>>();
        forecast.stages().forEach(stage -> rows.add(row(stage)));
        rows.add(
                List.of(
                        "together",
                        "",
                        (forecast.complete() ? "" : "more than ")
                                + time(forecast.seconds().likely()),
                        range(forecast.seconds()),
                        "",
                        forecast.complete() ? "" : "without stages that are not known"));
        Table.print(List.of("stage", "steps", "time", "from to", "", "how"), rows, out);
        if (forecast.hindered()) {
            out.printf(
                    "Other programs are at work here, %.1f for each processor: what was tried now took longer for it.%n",
                    forecast.load());
        }
        out.println();
        asked(forecast.asked(), out);
        memory(forecast.memory(), out);
        var disk = forecast.disk();
        out.printf(
                "disk     %s store (%s to %s) and %s checkpoints; %s free%n",
                bytes(disk.store().likely()),
                bytes(disk.store().low()),
                bytes(disk.store().high()),
                bytes(disk.checkpoints()),
                bytes(disk.available()));
        out.printf("         computed: %s%n", disk.how());
    }

    private static List<String> row(StageTime stage) {
        var span = stage.seconds();
        return List.of(
                stage.name(),
                stage.steps() == 0 ? "" : "%,d".formatted(stage.steps()),
                span == null ? "?" : time(span.likely()),
                span == null ? "" : range(span),
                stage.source().name().toLowerCase(Locale.ROOT),
                stage.how());
    }

    private static void asked(List<Asked> asked, PrintWriter out) {
        if (asked.isEmpty()) {
            return;
        }
        var rows = asked.stream().map(RunEstimate::row).toList();
        Table.print(
                List.of("role", "calls", "tokens read", "tokens written", "money", "", "how"),
                rows,
                out);
        out.println("What the workspace keeps of earlier answers is not asked for again.");
        out.println();
    }

    private static List<String> row(Asked asked) {
        var money = asked.money();
        return List.of(
                "%s of %s, %s".formatted(asked.role(), asked.stage(), asked.model()),
                counts(asked.calls()),
                counts(asked.read()),
                counts(asked.written()),
                money == null ? "" : money(money),
                asked.source().name().toLowerCase(Locale.ROOT),
                asked.how());
    }

    private static void memory(Forecast.Memory memory, PrintWriter out) {
        out.printf(
                "memory   %s at its height%s%n",
                bytes(memory.peak()),
                memory.available() > 0 ? "; %s free".formatted(bytes(memory.available())) : "");
        for (var part : memory.parts()) {
            out.printf(
                    "         %-12s %10s  %s: %s%n",
                    part.name(),
                    bytes(part.bytes()),
                    part.source().name().toLowerCase(Locale.ROOT),
                    part.how());
        }
    }
}
