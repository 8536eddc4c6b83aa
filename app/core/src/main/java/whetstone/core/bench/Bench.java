package whetstone.core.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import whetstone.api.Domain;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.Plugins;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.Decoders;
import whetstone.model.ModelShape;
import whetstone.train.Workload;

/// Measures the machine, part by part. Takes some minutes; other work beside it spoils it.
public final class Bench {

    /// Parts that progress is told of.
    public static final int PARTS = 8;

    private static final Seed SEED = new Seed(1).derive("bench");
    private static final String USUAL_DOMAIN = "math/chain-sum";
    private static final int LEVEL = 2;
    private static final int TASKS = 10_000;
    private static final int VOCABULARY = 99;
    private static final int TRAINED_ROWS = 64;
    private static final int LENGTH = 128; // tokens of a training sequence
    private static final int SAMPLED_ROWS = 512;
    private static final int SAMPLED_TOKENS = 100;

    private final ComputeDevice device;
    private final Plugins plugins;
    private final Consumer<String> progress;

    /// @param progress is told the name of each part before it is measured
    public Bench(ComputeDevice device, Plugins plugins, Consumer<String> progress) {
        this.device = device;
        this.plugins = plugins;
        this.progress = progress;
    }

    /// A model to measure.
    private record Size(String name, ModelShape shape) {}

    private static Size small() {
        return new Size("1M", ModelShape.plain(VOCABULARY, 128, 4, 4, 4).withHidden(384));
    }

    private static Size large() {
        return new Size("10M", ModelShape.plain(VOCABULARY, 384, 6, 6, 6).withHidden(1024));
    }

    /// Measures everything.
    public BenchReport run() {
        progress.accept("matrix products");
        var peak =
                new BenchReport.Peak(device.peak(Precision.FLOAT32), device.peak(Precision.BF16));
        double own = device.precision() == Precision.BF16 ? peak.bf16() : peak.float32();
        var models = new ArrayList<BenchReport.Model>();
        for (var size : new Size[] {small(), large()}) {
            models.add(model(size, own));
        }
        progress.accept("store");
        var store = StoreBench.measure(SEED);
        var domain = domain();
        return new BenchReport(
                device.description(),
                device.engine(),
                Runtime.getRuntime().availableProcessors(),
                device.precision().name(),
                peak,
                models,
                store,
                domain.map(Domain::id).orElse(null),
                domain.map(this::tasks).orElse(null),
                domain.map(this::verdicts).orElse(null));
    }

    private BenchReport.Model model(Size size, double peak) {
        try (var decoder = Decoders.fresh(device, size.shape(), SEED)) {
            progress.accept("training " + size.name());
            var training = Workload.training(decoder, TRAINED_ROWS, LENGTH, SEED);
            var trained = work(training, peak);
            progress.accept("sampling " + size.name());
            var sampling = Workload.sampling(decoder, SAMPLED_ROWS, SAMPLED_TOKENS, SEED);
            return new BenchReport.Model(
                    size.name(), size.shape().parameters(), trained, work(sampling, peak));
        }
    }

    private static BenchReport.Work work(Workload workload, double peak) {
        var rate = Rate.of((double) workload.tokens(), workload.round());
        return new BenchReport.Work(rate, rate.best() * workload.operationsPerToken() / peak);
    }

    private Optional<Domain<?>> domain() {
        @Nullable Domain<?> usual = plugins.domains().get(USUAL_DOMAIN);
        return usual != null
                ? Optional.of(usual)
                : plugins.domains().values().stream().<Domain<?>>map(d -> d).findFirst();
    }

    private Rate tasks(Domain<?> domain) {
        progress.accept("tasks");
        var drawing = new Drawing(domain, "", SEED, false);
        return Rate.of(TASKS, () -> drawn(drawing));
    }

    private static List<Drawing.Drawn<?>> drawn(Drawing drawing) {
        return Boundary.many(() ->
                IntStream.range(0, TASKS)
                        .<Drawing.Drawn<?>>mapToObj(i -> drawing.drawn(LEVEL, Split.TRAIN, i))
                        .toList());
    }

    private Rate verdicts(Domain<?> domain) {
        progress.accept("verdicts");
        var drawing = new Drawing(domain, "", SEED, false);
        var drawn = drawn(drawing);
        return Rate.of(
                TASKS,
                () ->
                        Boundary.many(() -> {
                            drawn.forEach(each -> judge(domain, each));
                            return drawn.size();
                        }));
    }

    private static void judge(Domain<?> domain, Drawing.Drawn<?> drawn) {
        var verdict = Judge.judge(domain, drawn.task().truth(), drawn.reference());
        if (verdict.credit() < 1) {
            throw new IllegalStateException(
                    "%s judges its own reference %s: %s"
                            .formatted(domain.id(), verdict.label(), verdict.why()));
        }
    }
}
