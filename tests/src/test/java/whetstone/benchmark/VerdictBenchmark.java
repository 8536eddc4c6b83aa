package whetstone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import whetstone.api.Domain;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.Plugins;

/// Drawing a task and judging its reference, one thread, per domain. Run it with `tests/benchmark`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class VerdictBenchmark {

    private static final int TASKS = 1000;
    private static final int LEVEL = 4;

    /// The domain's id.
    @Param({"math/chain-sum", "math/countdown", "graph/shortest-path"})
    public String id = "";

    private @Nullable Plugins plugins;
    private @Nullable Prepared prepared;
    private int next;

    private record Prepared(
            Domain<?> domain, Drawing drawing, List<Task> tasks, List<String> references) {}

    /// Loads the plugins from where the launcher takes them.
    @Setup
    public void load() throws IOException {
        var home = Path.of(System.getProperty("whetstone.home"), "plugins");
        var loaded = Plugins.load(List.of(home), Files.createTempDirectory("whetstone-benchmark"));
        plugins = loaded;
        var domain = Objects.requireNonNull(loaded.domains().get(id), "no domain " + id);
        var drawing = new Drawing(domain, "", new Seed(1), false);
        var tasks = new ArrayList<Task>();
        var references = new ArrayList<String>();
        for (int i = 0; i < TASKS; i++) {
            var drawn = drawing.drawn(LEVEL, Split.TRAIN, i);
            tasks.add(drawn.task());
            references.add(drawn.reference());
        }
        prepared = new Prepared(domain, drawing, tasks, references);
    }

    private Prepared prepared() {
        return Objects.requireNonNull(prepared);
    }

    /// Lets the plugins go.
    @TearDown
    public void close() {
        Objects.requireNonNull(plugins).close();
    }

    /// One task, as a run draws it.
    @Benchmark
    public Task draw() {
        return Boundary.timed(() -> prepared().drawing().draw(LEVEL, Split.TRAIN, next++));
    }

    /// One verdict, as a run asks for it.
    @Benchmark
    public Verdict verify() {
        int i = next++ % TASKS;
        var all = prepared();
        var truth = all.tasks().get(i).truth();
        return Boundary.timed(() -> Judge.judge(all.domain(), truth, all.references().get(i)));
    }
}
