package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.cli.RunEstimate.Going;
import whetstone.core.measure.Summary;
import whetstone.core.measure.SummaryJson;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeFolder;
import whetstone.core.recipe.Recipes;
import whetstone.core.run.Continuation;
import whetstone.core.run.ForkPoint;
import whetstone.core.run.RunService;
import whetstone.core.run.RunService.Outcome;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

@Command(
        name = "run",
        description = "Do what a recipe says, or go on with a run that did not end.",
        footer = {
            "",
            "Ctrl-C stops at the next point from which --resume can go on.",
            "",
            "Examples:",
            "  whetstone run recipes/quickstart.yaml",
            "  whetstone run quickstart --set seed=3 --set stages.rl.steps=100 --summary sums.json",
            "  whetstone run quickstart --set stages.rl.steps=900 --reuse",
            "  whetstone run quickstart --estimate",
            "  whetstone run --resume",
            "  whetstone run --resume --estimate",
            "  whetstone run --fork 3@rl:99 --set stages.rl.optimizer.learningRate=0.0005",
            "  whetstone run --fork 3@rl:99 --estimate"
        })
final class RunCommand implements Callable<Integer> {

    private static final String NEWEST = "newest";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Home home;
    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            paramLabel = "RECIPE",
            arity = "0..1",
            description = "A YAML file, or the name of a recipe that ships with the program.")
    @Nullable String recipe;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Lay a value over the recipe's. Repeat for more.")
    List<String> overrides = new ArrayList<>();

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = NEWEST,
            description =
                    "Go on from the last checkpoint: of this run, by its number; else of the newest"
                            + " run that did not end, of RECIPE if that is given.")
    @Nullable String resumed;

    @Option(
            names = "--fork",
            paramLabel = "RUN[@[STAGE:]STEP]",
            description = {
                "Go on from a checkpoint of this run as a run of its own, by its recipe with what --set changes,",
                "or by RECIPE. 'whetstone runs show' lists a run's checkpoints; without a step it is the furthest."
            })
    @Nullable String forked;

    @Option(
            names = "--allow-other-plugins",
            description =
                    "Go on also with other plugins than the run started with. Its events will say so.")
    boolean otherPlugins;

    @Option(
            names = "--reuse",
            description =
                    "Take first stages that an earlier run of the workspace did just so, from there.")
    boolean reuse;

    @Option(names = "--device", description = "auto, cpu or gpu. Default: auto")
    ComputeDevice.Choice device = ComputeDevice.Choice.AUTO;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Where to write what the run came to, as JSON.")
    @Nullable Path summary;

    @Option(
            names = "--print",
            description = "Print the recipe with every key that it does not say, and run nothing.")
    boolean print;

    @Option(
            names = "--estimate",
            description = {
                "Say what time, memory and disk the run will take, and run nothing: by earlier runs of the workspace",
                "where there are such, else by trying some steps for about 20 seconds. With --resume, --reuse and --fork:",
                "of what is left to do."
            })
    boolean estimate;

    @Option(names = "--json", description = "Print the estimate as JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    RunCommand(Home home, PluginSource source, PrintWriter out, PrintWriter err) {
        this.home = home;
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        requireOne();
        if (json && !estimate) {
            throw new UsageException("--json: prints an estimate; add --estimate");
        }
        requireWritable(summary);
        try (var plugins = source.load(workspace.folder)) {
            if (print && (recipe != null || forked != null)) {
                out.printf("%s", Recipes.of(plugins).write(read(plugins)));
                return 0;
            }
            if (estimate) {
                estimate(plugins);
                return 0;
            }
            var outcome = outcome(plugins);
            if (outcome.summary().isPresent()) {
                report(outcome.summary().get());
            }
            return switch (outcome.status()) {
                case DONE -> 0;
                case STOPPED -> Failures.INTERRUPTED;
                case PAUSED, FAILED, RUNNING -> Failures.FAILED;
            };
        }
    }

    private void estimate(Plugins plugins) throws IOException {
        new RunEstimate(workspace.folder, device, reuse && resumed == null, json)
                .print(going(plugins), plugins, out, err);
    }

    private Going going(Plugins plugins) throws IOException {
        if (resumed != null) {
            var store = workspace.existing();
            long run = unfinished(plugins, store, resumed);
            var from = Continuation.resumed(store, run);
            var recipe = workspace.run(store, run).start().recipe();
            return new Going(Recipes.of(plugins).read(recipe, List.of()), from);
        }
        var read = read(plugins);
        if (forked == null) {
            return new Going(read, Optional.empty());
        }
        var store = workspace.existing();
        var from = ForkPoint.find(store, forked);
        RunService.checkFork(store, from.checkpoint(), read, plugins);
        return new Going(read, Optional.of(Continuation.of(from)));
    }

    private void report(Summary came) throws IOException {
        came.gain()
                .ifPresent(gain ->
                        out.printf(
                                "gain       %+.1f points (%.1f to %.1f)%n",
                                gain.points(), gain.low(), gain.high()));
        out.printf("done       'whetstone runs show %d' shows all of it%n", came.run());
        if (summary != null) {
            Files.writeString(summary, SummaryJson.write(came) + "\n");
        }
    }

    // Before the work, not after it.
    private static void requireWritable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UsageException("--summary %s: cannot be written".formatted(file));
        }
    }

    private void requireOne() {
        if (recipe == null && resumed == null && forked == null) {
            throw new UsageException("run: expected a RECIPE, --resume or --fork");
        }
        if (forked != null && (resumed != null || reuse)) {
            throw new UsageException("--fork: cannot be with --resume or --reuse; leave them out");
        }
    }

    private Outcome outcome(Plugins plugins) throws IOException {
        if (resumed != null) {
            return resume(plugins, resumed);
        }
        var read = read(plugins);
        if (forked == null) {
            return service(workspace.open(), plugins).run(read, reuse);
        }
        var store = workspace.existing();
        var from = ForkPoint.find(store, forked).checkpoint();
        return service(store, plugins).fork(from, read, otherPlugins);
    }

    // A fork has its parent's recipe where no other is named.
    private Recipe read(Plugins plugins) throws IOException {
        if (recipe == null && forked != null) {
            var store = workspace.existing();
            long parent = ForkPoint.find(store, forked).checkpoint().run();
            return parsed(plugins, workspace.run(store, parent).start().recipe());
        }
        return read(plugins, Objects.requireNonNull(recipe));
    }

    private Recipe read(Plugins plugins, String name) throws IOException {
        return parsed(plugins, Files.readString(new RecipeFolder(home.recipes()).find(name)));
    }

    private Recipe parsed(Plugins plugins, String text) {
        var read = Recipes.of(plugins).read(text, overrides);
        Recipes.check(read, plugins.domains().keySet());
        return read;
    }

    private Outcome resume(Plugins plugins, String which) throws IOException {
        var store = workspace.existing();
        return service(store, plugins).resume(unfinished(plugins, store, which), otherPlugins);
    }

    // The run that --resume means.
    private long unfinished(Plugins plugins, Workspace store, String which) throws IOException {
        var runs = new UnfinishedRuns(store);
        if (NUMBER.matcher(which).matches()) {
            requireNoOverrides();
            return Long.parseLong(which);
        }
        var name = which.equals(NEWEST) ? recipe : which;
        if (name == null) {
            requireNoOverrides();
            return runs.newest();
        }
        return runs.newestOf(name, resolved(plugins, name));
    }

    private String resolved(Plugins plugins, String name) throws IOException {
        return Recipes.of(plugins).write(read(plugins, name));
    }

    private void requireNoOverrides() {
        if (!overrides.isEmpty()) {
            throw new UsageException(
                    "--set: a run that is resumed keeps its recipe; leave it out, or start a new run");
        }
    }

    private RunService service(Workspace opened, Plugins plugins) {
        Logs.alsoIn(opened.folder().resolve("whetstone.log"));
        var progress = new RunProgress(Meter.forThisTerminal(err), out, opened.folder());
        var service = new RunService(opened, plugins, device, progress);
        service.stopOnSignal();
        return service;
    }
}
