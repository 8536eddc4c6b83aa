package whetstone.cli;

import java.io.PrintWriter;
import whetstone.core.plugin.install.Outcome;

/// Prints what became of the library.
final class Outcomes {
    private Outcomes() {}

    static void print(Outcome outcome, boolean json, PrintWriter out) {
        if (json) {
            Json.print(outcome, out);
            return;
        }
        for (var step : outcome.steps()) {
            out.println(line(step));
            step.contributes().forEach(added -> out.println("  adds " + added));
        }
    }

    private static String line(Outcome.Step step) {
        if (step.to().isEmpty()) {
            return "removed %s %s".formatted(step.id(), step.from());
        }
        var signer = step.signer().isEmpty() ? "unsigned" : "signed by " + step.signer();
        return step.from().isEmpty()
                ? "installed %s %s, %s".formatted(step.id(), step.to(), signer)
                : "installed %s %s over %s, %s"
                        .formatted(step.id(), step.to(), step.from(), signer);
    }
}
