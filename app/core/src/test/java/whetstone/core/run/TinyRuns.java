package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.TinyPlugin;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Recipes;
import whetstone.core.store.Journal;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

/// Runs of a model that is much too small, on problems of a plugin that is compiled on the spot. A completion is right
/// when its first character comes before `P`: about half of what a fresh model writes.
final class TinyRuns {

    /// The model that all recipes here start from.
    static final String MODEL =
            "model: {width: 16, layers: 1, heads: 2, keyValueHeads: 1, hidden: 16, context: 24, products: float32}\n";

    private static final String DOMAIN =
            """
            package tiny;

            import java.util.List;
            import java.util.Map;
            import java.util.random.RandomGenerator;
            import whetstone.api.*;

            public final class %1$s implements Domain<%1$s.Sum> {
                public record Sum(int a, int b) {}
                public String id() { return "tiny/%2$s"; }
                public Class<Sum> truthType() { return Sum.class; }
                public Problem<Sum> draw(int level, RandomGenerator random) {
                    var sum = new Sum(random.nextInt(20 + 20 * level), random.nextInt(20));
                    return new Problem<>("%3$s" + sum.a() + "+" + sum.b() + "=", sum);
                }
                public Verdict verify(Sum truth, String completion) {
                    if (completion.isEmpty()) { return Verdict.unreadable("nothing"); }
                    %4$s
                    boolean early = completion.charAt(0) < 'P';
                    var evidence = new Evidence(null, Map.of("early", early ? 1.0 : 0.0), List.of());
                    return (early ? Verdict.correct("early") : Verdict.wrong("late")).with(evidence);
                }
                public String reference(Sum truth) { return "A" + (truth.a() + truth.b()); }
            }
            """;

    private static final String CURATORS =
            """
            package tiny;

            import java.util.*;
            import whetstone.api.*;

            public final class Choosing implements Curators {
                public record Last(boolean none) implements Curator {
                    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
                        return candidates.reversed().stream()
                                .limit(none ? 0 : count)
                                .map(c -> new Kept(c.task(), c.history().size() + " times"))
                                .toList();
                    }
                }
                public Map<String, Curator> defaults() {
                    return Map.of("band", new Last(false));
                }
            }
            """;

    private static final String MARKED =
            """
            package tiny;

            import java.util.random.RandomGenerator;
            import whetstone.api.*;

            public final class Marked implements Domain<Marked.Sum> {
                public record Sum(int a, int b) {}
                public String id() { return "tiny/marked"; }
                public Class<Sum> truthType() { return Sum.class; }
                public Problem<Sum> draw(int level, RandomGenerator random) {
                    var sum = new Sum(random.nextInt(40), random.nextInt(40));
                    return new Problem<>(sum.a() + "+" + sum.b() + "=", sum);
                }
                public Verdict verify(Sum truth, String completion) {
                    return FinalAnswer.tagged(completion).judge(span ->
                            span.text().equals("" + (truth.a() + truth.b())) ? Verdict.correct("equal") : Verdict.wrong("not"));
                }
                public String reference(Sum truth) { return "<answer>" + (truth.a() + truth.b()) + "</answer>"; }
            }
            """;

    private static final String TEXTS =
            """
            package tiny;

            import whetstone.api.*;

            public final class Texts implements Verifier<Texts.Truth> {
                public record Truth(String answer) {}
                public String id() { return "tiny/text"; }
                public Class<Truth> truthType() { return Truth.class; }
                public Verdict verify(Truth truth, String completion) {
                    return switch (FinalAnswer.in(completion)) {
                        case FinalAnswer.One(var span) ->
                                span.text().equals(truth.answer()) ? Verdict.correct("same") : Verdict.wrong("other");
                        default -> completion.startsWith(" ") ? Verdict.unreadable("nothing")
                                : (completion.charAt(0) < 'P' ? Verdict.correct("early") : Verdict.wrong("late"))
                                        .with(new Evidence(null, java.util.Map.of("early", 1.0), java.util.List.of()));
                    };
                }
            }
            """;

    private static final String ALGORITHMS =
            """
            package tiny;

            import ai.djl.ndarray.NDArray;
            import java.util.*;
            import whetstone.api.*;
            import whetstone.api.algorithm.*;

            public final class Offered implements Algorithms {
                public record Sft() implements Algorithm {
                    public List<float[]> credit(Group group) {
                        return group.rollouts().stream().map(r -> r.spread(1)).toList();
                    }
                    public NDArray loss(Minibatch batch, Outputs now) {
                        return Reduction.TOKEN_MEAN.apply(now.logProbs().mul(batch.credit()).neg(), batch);
                    }
                }
                public record Grpo(boolean near, double scale) implements Algorithm {
                    public List<float[]> credit(Group group) {
                        double mean = Arrays.stream(group.rewards()).average().orElse(0);
                        return group.rollouts().stream().map(r -> r.spread(scale * (r.reward() - mean))).toList();
                    }
                    public NDArray loss(Minibatch batch, Outputs now) {
                        var each = now.logProbs().mul(batch.credit()).neg();
                        if (near) {
                            var kl = Terms.k3(now.logProbs(), batch.signal(Signal.REFERENCE_LOG_PROB));
                            each = each.add(kl.mul(0.1));
                        }
                        return Reduction.TOKEN_MEAN.apply(each, batch);
                    }
                    public boolean teaches(Group group) {
                        return Arrays.stream(group.rewards()).distinct().count() > 1;
                    }
                    public Set<Signal> needs() {
                        return near ? EnumSet.of(Signal.REFERENCE_LOG_PROB, Signal.VALUE) : Set.of();
                    }
                    public Optional<CriticSettings> criticSettings() {
                        return near ? Optional.of(new CriticSettings(0.05, 5, 0)) : Optional.empty();
                    }
                    public List<float[]> targets(Group group) {
                        return group.rollouts().stream().map(r -> r.spread(r.reward())).toList();
                    }
                }
                public record Hungry() implements Algorithm {
                    public List<float[]> credit(Group group) { throw new IllegalStateException("no credit"); }
                    public NDArray loss(Minibatch batch, Outputs now) { return now.logProbs().sum(); }
                    public Set<Signal> needs() { return Set.of(Signal.VALUE); }
                }
                public record Careless() implements Algorithm {
                    public List<float[]> credit(Group group) { throw new IllegalStateException("no credit"); }
                    public NDArray loss(Minibatch batch, Outputs now) { return now.logProbs().sum(); }
                }
                public record Before(double scale) implements Algorithm {
                    public List<float[]> credit(Group group) {
                        return group.rollouts().stream().map(r -> r.spread(r.reward())).toList();
                    }
                    public NDArray loss(Minibatch batch, Outputs now) {
                        var ratio = Terms.ratio(now.logProbs(), batch.signal(Signal.PROXIMAL_LOG_PROB));
                        return Reduction.TOKEN_MEAN.apply(ratio.mul(batch.credit()).mul(-scale), batch);
                    }
                    public Set<Signal> needs() { return Set.of(Signal.PROXIMAL_LOG_PROB); }
                }
                /// Learns as Grpo does, so many losses in a process; the next one never ends.
                public record Stuck() implements Algorithm {
                    private static final java.util.concurrent.atomic.AtomicInteger LOSSES = new java.util.concurrent.atomic.AtomicInteger();
                    public List<float[]> credit(Group group) { return new Grpo(false, 1).credit(group); }
                    public NDArray loss(Minibatch batch, Outputs now) {
                        int losses = Integer.getInteger("tiny.losses", Integer.MAX_VALUE);
                        while (LOSSES.get() >= losses) { Thread.onSpinWait(); }
                        LOSSES.incrementAndGet();
                        return new Grpo(false, 1).loss(batch, now);
                    }
                }
                public Map<String, Algorithm> defaults() {
                    return Map.of(
                            "stuck", new Stuck(), "sft", new Sft(), "grpo", new Grpo(false, 1),
                            "hungry", new Hungry(), "careless", new Careless(), "before", new Before(1));
                }
            }
            """;

    private final Plugins plugins;
    private final Workspace workspace;
    private final List<RunEvent> events = new ArrayList<>();

    /// With the plugin that all tests share.
    TinyRuns(Path folder) {
        this(plugins(), folder);
    }

    TinyRuns(Plugins plugins, Path folder) {
        this.plugins = plugins;
        workspace = Workspace.open(folder);
    }

    /// The plugin `tiny`, version 1.0.0: compiled once for all tests, which leave it loaded.
    static Plugins plugins() {
        return Shared.PLUGINS;
    }

    private static final class Shared {
        private static final Plugins PLUGINS = compile();

        private static Plugins compile() {
            try {
                var found = plugins(Files.createTempDirectory(Path.of("target"), "tiny-"), "1.0.0");
                assertEquals("[]", found.problems().toString());
                return found;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The plugin `tiny` in a version of its own.
    static Plugins plugins(Path folder, String version) {
        TinyPlans.into(TinyQuests.into(new TinyPlugin("tiny", version)))
                .extension("tiny.Sums", DOMAIN.formatted("Sums", "sum", "", ""))
                .extension(
                        "tiny.Moody",
                        DOMAIN.formatted(
                                "Moody",
                                "moody",
                                "",
                                "if (completion.charAt(0) %2 == 0) throw new IllegalStateException(\"moody\");"))
                .extension("tiny.Foreign", DOMAIN.formatted("Foreign", "foreign", "über ", ""))
                .extension("tiny.Wordy", DOMAIN.formatted("Wordy", "wordy", "x".repeat(30), ""))
                .extension(
                        "tiny.Needy",
                        DOMAIN.formatted(
                                "Needy",
                                "needy",
                                "",
                                "if (truth.a() >= 0) return Verdict.unscorable(Verdict.Cause.TOOL_MISSING, \"abacus is not installed\");"))
                .extension("tiny.Marked", MARKED)
                .extension("tiny.Texts", TEXTS)
                .extension("tiny.Offered", ALGORITHMS)
                .extension("tiny.Choosing", CURATORS)
                .extension("tiny.Leveling", TinyCurricula.SOURCE)
                .extension("tiny.Evaluating", TinyEvaluators.SOURCE)
                .write(folder.resolve("plugins-" + version));
        return Plugins.load(List.of(folder.resolve("plugins-" + version)), folder.resolve("cache"));
    }

    Workspace workspace() {
        return workspace;
    }

    List<RunEvent> events() {
        return List.copyOf(events);
    }

    Recipe read(String yaml) {
        return Recipes.of(plugins).read(yaml, List.of());
    }

    RunService service(Consumer<RunEvent> also) {
        return new RunService(
                workspace,
                plugins,
                ComputeDevice.Choice.CPU,
                event -> {
                    events.add(event);
                    also.accept(event);
                });
    }

    RunService.Outcome run(String yaml) {
        return service(_ -> {}).run(read(yaml));
    }

    /// Runs `yaml`, and asks to stop as soon as `when` is told the event.
    RunService.Outcome stopping(String yaml, java.util.function.Predicate<RunEvent> when) {
        var holder = new RunService[1];
        var service =
                service(event -> {
                    if (when.test(event)) {
                        holder[0].stop();
                    }
                });
        holder[0] = service;
        return service.run(read(yaml));
    }

    RunService.Outcome resume(long run) {
        return service(_ -> {}).resume(run);
    }

    Status status(long run) {
        return workspace.runs().find(run).orElseThrow().run().status();
    }

    /// Head of the run's chain, once its rows were found to give it.
    String head(long run) {
        try (Journal journal = workspace.journal(run)) {
            journal.verify();
            return journal.head();
        }
    }
}
