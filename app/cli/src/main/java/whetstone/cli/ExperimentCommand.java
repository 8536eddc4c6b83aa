package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.experiment.Experimenting;
import whetstone.core.experiment.Experimenting.Written;
import whetstone.core.experiment.Result;
import whetstone.core.recipe.Experiment;
import whetstone.core.recipe.RecipeFolder;
import whetstone.core.run.RunService;
import whetstone.device.ComputeDevice;

@Command(
        name = "experiment",
        description = "Hold a prediction against runs of several arms and seeds.",
        footer = {
            "",
            "The file names a recipe, the arms with what each of them sets, the seeds, and the prediction:",
            "which arm is better than which, and why. It is stored before the first run. Ctrl-C stops; the",
            "same command goes on, and runs that are done are not done again. The verdict is reproduced,",
            "opposite or inconclusive, by a 95 %% interval over seeds and problems.",
            "",
            "Example:",
            "  whetstone experiment tests/experiments/random-rewards.yaml"
        })
final class ExperimentCommand implements Callable<Integer> {

    private final Home home;
    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "FILE", description = "A YAML file.")
    Path file = Path.of("");

    @Option(names = "--device", description = "auto, cpu or gpu. Default: auto")
    ComputeDevice.Choice device = ComputeDevice.Choice.AUTO;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON, and nothing of the runs.")
    boolean json;

    ExperimentCommand(Home home, PluginSource source, PrintWriter out, PrintWriter err) {
        this.home = home;
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        var text = Files.readString(file);
        var written = new Written(text, Files.readString(recipe(Experiment.read(text))));
        try (var plugins = source.load(workspace.folder)) {
            var store = workspace.open();
            Logs.alsoIn(store.folder().resolve("whetstone.log"));
            var progress =
                    new RunProgress(Meter.forThisTerminal(err), json ? err : out, store.folder());
            var service = new RunService(store, plugins, device, progress);
            service.stopOnSignal();
            var result =
                    new Experimenting(store, plugins, service)
                            .run(
                                    written,
                                    (arm, seed) -> err.printf("arm %s, seed %d%n", arm, seed));
            if (result.isEmpty()) {
                err.println("whetstone: the experiment did not end; the same command goes on");
                return Failures.INTERRUPTED;
            }
            if (json) {
                Json.print(result.get(), out);
            } else {
                print(result.get());
            }
        }
        return 0;
    }

    private Path recipe(Experiment experiment) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var beside =
                folder == null ? Path.of(experiment.recipe()) : folder.resolve(experiment.recipe());
        return Files.isRegularFile(beside)
                ? beside
                : new RecipeFolder(home.recipes()).find(experiment.recipe());
    }

    private void print(Result result) {
        var prediction = result.prediction();
        out.printf("%nexperiment  %s%n", result.name());
        out.printf(
                "predicted   %s solves more than %s, by pass@%d: %s%n%n",
                prediction.better(), prediction.worse(), prediction.passAt(), prediction.because());
        printArms(result);
        out.println();
        for (var seed : result.seeds()) {
            out.printf(
                    "seed %-6d %+.1f points (%+.1f to %+.1f), %d problems%n",
                    seed.seed(),
                    100 * seed.difference(),
                    100 * seed.low(),
                    100 * seed.high(),
                    seed.problems());
        }
        out.printf(
                "all         %+.1f points (%+.1f to %+.1f)%nverdict     %s%n",
                100 * result.difference(),
                100 * result.low(),
                100 * result.high(),
                result.verdict().name().toLowerCase(Locale.ROOT));
    }

    private void printArms(Result result) {
        var rows = new ArrayList<List<String>>();
        for (var arm : result.arms()) {
            for (var run : arm.runs()) {
                rows.add(
                        List.of(
                                arm.name(),
                                Long.toString(run.seed()),
                                Long.toString(run.run()),
                                percent(run.passAtK()),
                                Long.toString(run.budget().tokens()),
                                Long.toString(run.budget().optimizerSteps()),
                                "%.0f s".formatted(run.budget().seconds())));
            }
        }
        var k = "pass@" + result.prediction().passAt();
        Table.print(
                List.of("arm", "seed", "run", k, "tokens sampled", "optimizer steps", "training"),
                rows,
                out);
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }
}
