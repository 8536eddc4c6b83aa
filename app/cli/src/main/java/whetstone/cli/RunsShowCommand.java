package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import whetstone.core.recipe.Difference;
import whetstone.core.run.ForkPoint;
import whetstone.core.store.Answers.RoleSpending;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Findings;
import whetstone.core.store.Runs.Details;
import whetstone.core.store.Workspace;

@Command(
        name = "show",
        description = "Show a run: its recipe, what it ran with, and what it came to.")
final class RunsShowCommand implements Callable<Integer> {

    private static final List<String> ROLES =
            List.of(
                    "role",
                    "calls",
                    "retries",
                    "kept",
                    "tokens in",
                    "tokens out",
                    "money",
                    "waited");

    private final PrintWriter out;

    @Parameters(paramLabel = "RUN", description = "Its number, as 'runs list' shows it.")
    long number;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    RunsShowCommand(PrintWriter out) {
        this.out = out;
    }

    /// What `--json` prints.
    private record Shown(
            Details details,
            @Nullable JsonNode summary,
            List<Findings.Placed> findings,
            List<RoleSpending> roles,
            List<Checkpoint> checkpoints,
            List<String> changes) {}

    @Override
    public Integer call() {
        var store = workspace.existing();
        var details = workspace.run(store, number);
        var summary = store.reports().find(number).map(Json.MAPPER::readTree).orElse(null);
        var findings = store.findings().of(number);
        var roles = store.answers().byRole(number);
        if (json) {
            Json.print(
                    new Shown(
                            details,
                            summary,
                            findings,
                            roles,
                            store.checkpointRows().list(number),
                            changes(store, details)),
                    out);
        } else {
            print(details);
            printFork(store, details);
            ForkPoint.of(store, number).forEach(this::print);
            out.printf("recipe%n%s%n", details.start().recipe().indent(2).stripTrailing());
            findings.forEach(this::print);
            if (!roles.isEmpty()) {
                Table.print(ROLES, roles.stream().map(RunsShowCommand::cells).toList(), out);
            }
            out.println(summary == null ? "no summary yet" : "summary " + summary.toPrettyString());
        }
        return 0;
    }

    private static List<String> cells(RoleSpending spent) {
        var cost = spent.cost();
        return List.of(
                spent.role(),
                Long.toString(cost.calls()),
                Long.toString(cost.retries()),
                Long.toString(spent.hits()),
                Long.toString(cost.promptTokens()),
                Long.toString(cost.tokens()),
                "%.4f".formatted(cost.money()),
                "%.1f s".formatted(cost.seconds()));
    }

    private void print(Findings.Placed placed) {
        var finding = placed.finding();
        out.printf(
                "%-9s %s step %d, %s: %s (above %.4g: %s)%s%n",
                finding.severity().name().toLowerCase(Locale.ROOT),
                placed.stage(),
                placed.step(),
                finding.rule(),
                finding.evidence(),
                finding.threshold(),
                finding.source(),
                finding.groups().isEmpty() ? "" : ", groups " + finding.groups());
    }

    private void print(Details details) {
        var row = details.run();
        out.printf(
                "run %d  %s  seed %d  %s  %d steps%n",
                row.id(),
                row.name(),
                row.seed(),
                row.status().name().toLowerCase(Locale.ROOT),
                row.steps());
        out.printf("started   %s%n", RunsListCommand.time(row.created()));
        out.printf("alive     %s%n", RunsListCommand.time(row.heartbeat()));
        out.printf("head      %s%n", row.head());
        details.start()
                .plugins()
                .forEach(plugin -> out.printf("plugin    %s %s%n", plugin.id(), plugin.version()));
        out.printf("versions  %s%n", details.start().versions());
        out.printf("hardware  %s%n", details.start().hardware());
    }

    private void printFork(Workspace store, Details details) {
        var fork = details.start().fork();
        if (fork != null) {
            var stage = details.start().stages().get(fork.stage());
            out.printf("fork      of run %d after %s:%d%n", fork.parent(), stage, fork.step());
            changes(store, details).forEach(change -> out.printf("changed   %s%n", change));
        }
    }

    // Keys that are otherwise than in the recipe of the run that was forked.
    private static List<String> changes(Workspace store, Details details) {
        var fork = details.start().fork();
        return fork == null
                ? List.of()
                : store.runs().find(fork.parent()).stream()
                        .flatMap(parent ->
                                Difference.of(parent.start().recipe(), details.start().recipe())
                                        .stream())
                        .toList();
    }

    private void print(ForkPoint point) {
        out.printf(
                "kept      %s%s%n", point.text(), point.checkpoint().asked() ? ", asked for" : "");
    }
}
