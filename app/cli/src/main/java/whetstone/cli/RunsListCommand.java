package whetstone.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import whetstone.core.store.Runs.Fork;
import whetstone.core.store.Runs.Run;

@Command(name = "list", description = "List the runs, the newest first.")
final class RunsListCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final PrintWriter out;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    RunsListCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var store = workspace.existing().runs();
        var runs = store.list();
        if (json) {
            Json.print(runs, out);
        } else if (runs.isEmpty()) {
            out.println("no runs yet; 'whetstone run quickstart' makes the first");
        } else {
            var headings = List.of("run", "recipe", "seed", "status", "steps", "started", "alive");
            var forks = store.forks();
            Table.print(
                    headings,
                    runs.stream()
                            .map(run -> row(run, Optional.ofNullable(forks.get(run.id()))))
                            .toList(),
                    out);
        }
        return 0;
    }

    private static List<String> row(Run run, Optional<Fork> fork) {
        return List.of(
                String.valueOf(run.id()),
                run.name() + fork.map(left -> " (fork of " + left.parent() + ")").orElse(""),
                String.valueOf(run.seed()),
                run.status().name().toLowerCase(Locale.ROOT),
                String.valueOf(run.steps()),
                time(run.created()),
                time(run.heartbeat()));
    }

    /// Local time, to the second.
    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
}
