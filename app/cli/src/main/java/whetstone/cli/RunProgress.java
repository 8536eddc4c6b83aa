package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import whetstone.core.measure.Estimate;
import whetstone.core.run.RunEvent;
import whetstone.core.store.Runs.Status;

/// What a person sees of a run: how far each stage is, what was measured, and how it ended.
final class RunProgress implements Consumer<RunEvent> {

    private final Meter meter;
    private final PrintWriter out;
    private final Path workspace;
    private boolean inSteps;
    private String part = "";

    /// @param out what lasts: measurements and the end
    RunProgress(Meter meter, PrintWriter out, Path workspace) {
        this.meter = meter;
        this.out = out;
        this.workspace = workspace;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started e -> started(e);
            case RunEvent.StageStarted e -> {
                inSteps = e.steps() > 1;
                meter.start(e.stage(), inSteps ? e.steps() : 0, e.from());
            }
            case RunEvent.Stepped e -> meter.show(e.step() + 1, e.steps(), note(e.metrics()));
            case RunEvent.Sampled e -> {
                if (!inSteps) {
                    meter.show(e.done(), e.of(), "");
                }
            }
            case RunEvent.Worked e -> worked(e);
            case RunEvent.Synthesized e -> SynthesisTable.print(e, this::print);
            case RunEvent.Measured e -> {
                print("%-10s %s".formatted(e.stage(), describe(e.estimate())));
                e.scores().forEach(score -> print("%-10s %s".formatted(e.stage(), score)));
            }
            case RunEvent.Noted e -> print("note       " + e.text());
            case RunEvent.Found e -> found(e);
            case RunEvent.Ended e -> ended(e);
        }
    }

    private void print(String line) {
        meter.close();
        out.println(line);
    }

    private void worked(RunEvent.Worked event) {
        if (!event.part().equals(part)) {
            part = event.part();
            meter.start(part, event.of(), 0);
        }
        meter.show(event.done(), event.of(), "");
    }

    private void started(RunEvent.Started event) {
        print(
                "run %d      %s%s, in %s"
                        .formatted(
                                event.run(),
                                event.name(),
                                event.resumed() ? ", resumed" : "",
                                workspace));
    }

    private void found(RunEvent.Found event) {
        print(
                "%-10s %s step %d, %s: %s"
                        .formatted(
                                event.finding().severity().name().toLowerCase(Locale.ROOT),
                                event.stage(),
                                event.step(),
                                event.finding().rule(),
                                event.finding().evidence()));
    }

    private void ended(RunEvent.Ended event) {
        meter.close();
        if (event.status() != Status.DONE) {
            print(
                    "%-10s go on with: whetstone run --resume %d --workspace %s"
                            .formatted(
                                    event.status().name().toLowerCase(Locale.ROOT),
                                    event.run(),
                                    workspace));
        }
    }

    private static String describe(Estimate estimate) {
        var of8 =
                Double.isNaN(estimate.passAt8())
                        ? ""
                        : ", pass@8 %.1f %%".formatted(100 * estimate.passAt8());
        return "pass@1 %.1f %% (%.1f to %.1f)%s, %d problems"
                .formatted(
                        100 * estimate.passAt1(),
                        100 * estimate.low(),
                        100 * estimate.high(),
                        of8,
                        estimate.problems());
    }

    // The number that matters most in each kind of stage.
    private static String note(Map<String, Double> metrics) {
        var reward = metrics.get("verdict/correct_share");
        var loss = metrics.get("loss");
        if (reward != null && !reward.isNaN()) {
            return "%.1f %% correct".formatted(100 * reward);
        }
        return loss == null ? "" : "loss %.3f".formatted(loss);
    }
}
