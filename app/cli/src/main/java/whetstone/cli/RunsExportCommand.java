package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import whetstone.api.Signal;
import whetstone.api.Task;
import whetstone.core.store.Rollouts.Placed;
import whetstone.core.store.StoreException;
import whetstone.core.store.Tasks;

@Command(
        name = "export",
        description = "Write every rollout of a run, with its task, verdict and credit.",
        footer = {"", "Example:", "  whetstone runs export 1 --out rollouts.jsonl"})
final class RunsExportCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(paramLabel = "RUN", description = "Its number, as 'runs list' shows it.")
    long number;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();
    @Mixin OutputOption output = new OutputOption();

    RunsExportCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var store = workspace.existing();
        long run = workspace.run(store, number).run().id();
        var tasks = new LastTask(store.tasks());
        try (var file = output.open(out)) {
            try (var lines = new JsonLines(file.writer())) {
                store.rollouts()
                        .each(run, placed -> lines.write(line(placed, tasks.find(placed.task()))));
            }
            file.finish();
        }
        return 0;
    }

    /// A line of the file.
    private record Line(
            String stage,
            int step,
            int group,
            int member,
            boolean taught,
            String task,
            String domain,
            int level,
            String prompt,
            String completion,
            String verdict,
            double credit,
            String why,
            double reward,
            int[] tokens,
            float @Nullable [] logProbs,
            float[] weights) {}

    private static Line line(Placed placed, Task task) {
        var rollout = placed.rollout();
        return new Line(
                placed.stage(),
                placed.step(),
                placed.group(),
                placed.member(),
                placed.taught(),
                task.id(),
                task.domain(),
                task.level(),
                task.prompt(),
                rollout.text(),
                rollout.verdict().label(),
                rollout.verdict().credit(),
                rollout.verdict().why(),
                rollout.reward(),
                rollout.completion(),
                rollout.signals().get(Signal.LOG_PROB),
                placed.weights());
    }

    /// Finds tasks, and the one found last at once: the members of a group come one after the other.
    private static final class LastTask {
        private final Tasks tasks;
        private @Nullable Task last;

        LastTask(Tasks tasks) {
            this.tasks = tasks;
        }

        Task find(String id) {
            var known = last;
            if (known == null || !known.id().equals(id)) {
                known =
                        tasks.find(id)
                                .orElseThrow(
                                        () -> new StoreException("task " + id + " is missing"));
                last = known;
            }
            return known;
        }
    }
}
