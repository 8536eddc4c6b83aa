package whetstone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.api.Task;
import whetstone.core.store.Trajectory;
import whetstone.core.store.Workspace;

@Command(
        name = "trajectories",
        description = "Show what a stage did in several turns, step by step.",
        footer = {
            "",
            "Each step shows its verdict, what was done, and what the policy was shown for it. The last step's",
            "rollout counts as the problem's sample.",
            "",
            "Example:",
            "  whetstone runs trajectories 1 --stage explore --count 5"
        })
final class RunsTrajectoriesCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(paramLabel = "RUN", description = "Its number, as 'runs list' shows it.")
    long number;

    @Option(
            names = "--stage",
            required = true,
            description = "Name of a stage of type explore, or of type evaluate with turns.")
    String stage = "";

    @Option(names = "--from", description = "Position of the first one. Default: ${DEFAULT-VALUE}")
    int from;

    @Option(names = "--count", description = "How many. Default: ${DEFAULT-VALUE}")
    int count = 10;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON, a line each.")
    boolean json;

    RunsTrajectoriesCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (from < 0 || count < 0) {
            throw new UsageException("--from, --count: expected 0 or more");
        }
        var store = workspace.existing();
        long run = workspace.run(store, number).run().id();
        var page = store.trajectories().page(run, stage, 0, from, count);
        for (int i = 0; i < page.size(); i++) {
            if (json) {
                out.println(Json.MAPPER.writeValueAsString(page.get(i)));
            } else {
                print(store, from + i, page.get(i));
            }
        }
        return 0;
    }

    private void print(Workspace store, int position, Trajectory trajectory) {
        var prompt = store.tasks().find(trajectory.task()).map(Task::prompt).orElse("");
        out.printf(
                "%d  %s  ended: %s%n",
                position, prompt.lines().findFirst().orElse(""), trajectory.ended().label());
        for (var turn : trajectory.turns()) {
            out.printf(
                    "   %-10s %s %s%s  (%s)%n",
                    turn.label(),
                    turn.tag() == null ? turn.kind().label() : turn.tag(),
                    turn.input() == null ? "" : turn.input(),
                    turn.result() == null ? "" : "  ->  " + turn.result(),
                    turn.why());
        }
    }
}
