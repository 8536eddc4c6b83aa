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
            out.println(step.told());
            step.contributes().forEach(added -> out.println("  adds " + added));
        }
    }
}
