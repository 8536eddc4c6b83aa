package whetstone.core.run;

import java.nio.file.Path;
import whetstone.core.plugin.TinyPlugin;

/// A plugin that has something at every extension point without a window, and in any one method of them does what it must
/// not, when it is told to.
final class RudePlugin {
    private RudePlugin() {}

    /// What a method does instead of its work.
    enum How {
        THROWS,
        OVERFLOWS,
        LACKS_A_CLASS,
        WANTS_MEMORY,
        HANGS
    }

    private static final String ORDER = "tiny.rude";

    private static final String RUDE =
            """
            package tiny;

            final class Rude {
                static void act(String method) {
                    var order = System.getProperty("tiny.rude", "");
                    if (!order.startsWith(method + ":")) { return; }
                    switch (order.substring(method.length() + 1)) {
                        case "THROWS" -> throw new IllegalStateException("rude");
                        case "OVERFLOWS" -> act(deeper(method));
                        case "LACKS_A_CLASS" -> throw new NoClassDefFoundError("tiny/Gone");
                        case "WANTS_MEMORY" -> throw new OutOfMemoryError("rude");
                        default -> { while (order.equals(System.getProperty("tiny.rude"))) { Thread.onSpinWait(); } }
                    }
                }
                private static String deeper(String method) { return deeper(method) + method; }
            }
            """;

    private static final String QUESTS =
            """
            package tiny;

            import java.util.*;
            import java.util.random.RandomGenerator;
            import whetstone.api.*;

            public final class Quests implements ToolDomain<Quests.Quest>, SandboxUser {
                public record Quest(int number) {}
                public Quests() { Rude.act("Quests"); }
                public void use(Sandbox sandbox) { Rude.act("use"); }
                public String id() { Rude.act("id"); return "tiny/quest"; }
                public Class<Quest> truthType() { Rude.act("truthType"); return Quest.class; }
                public Problem<Quest> draw(int level, RandomGenerator random) {
                    Rude.act("draw");
                    return new Problem<>("?", new Quest(random.nextInt(1000)));
                }
                public String canonical(Quest truth) { Rude.act("canonical"); return truth.toString(); }
                public String instructions() { Rude.act("instructions"); return "Answer."; }
                public String reference(Quest truth) { Rude.act("reference"); return "<answer>1</answer>"; }
                public String demonstration(Quest truth) { Rude.act("demonstration"); return "<answer>1</answer>"; }
                public Optional<Problem<Quest>> rewrite(Quest truth, Rewrite direction, RandomGenerator random) {
                    Rude.act("rewrite");
                    return Optional.empty();
                }
                public Preview preview(Quest truth) { Rude.act("preview"); return new Preview.Text("seen"); }
                public Tags tags() { Rude.act("tags"); return Tags.usual(); }
                public List<Offer> tools(Quest truth) { Rude.act("tools"); return List.of(new Offer("math", "tiny/tool", "")); }
                public List<String> steps(Quest truth) { Rude.act("steps"); return List.of("<math>1</math>", "<answer>1</answer>"); }
                public Verdict judgeStep(Quest truth, List<Turn> before, Action newest) {
                    Rude.act("judgeStep");
                    return Verdict.correct("good");
                }
                public Verdict verify(Quest truth, String completion) { Rude.act("verify"); return Verdict.correct("good"); }
            }
            """;

    private static final String MORE =
            """
            package tiny;

            import java.util.List;
            import whetstone.api.*;

            public final class More implements Verifiers, Tools {
                public List<Verifier<?>> all() { Rude.act("all"); return List.of(); }
                public List<Tool> tools() { Rude.act("Tools.tools"); return List.of(new Echo()); }
                record Echo() implements Tool {
                    public String id() { Rude.act("Tool.id"); return "tiny/tool"; }
                    public String call(String world, String input) { Rude.act("call"); return input; }
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

            public final class Learning implements Algorithms {
                public Map<String, Algorithm> defaults() { Rude.act("Algorithms.defaults"); return Map.of("grpo", new Grpo(1)); }
                public record Grpo(int scale) implements Algorithm {
                    public List<float[]> credit(Group group) { Rude.act("credit"); return spread(group); }
                    public List<List<float[]>> credits(List<Group> groups) { Rude.act("credits"); return Algorithm.super.credits(groups); }
                    public boolean teaches(Group group) { Rude.act("teaches"); return true; }
                    public NDArray loss(Minibatch batch, Outputs now) { Rude.act("loss"); return now.logProbs().sum(); }
                    public Optional<CriticSettings> criticSettings() { Rude.act("criticSettings"); return Optional.empty(); }
                    public List<float[]> targets(Group group) { Rude.act("targets"); return spread(group); }
                    public Set<Signal> needs() { Rude.act("needs"); return Set.of(); }
                    private static List<float[]> spread(Group group) {
                        return group.rollouts().stream().map(r -> r.spread(1)).toList();
                    }
                }
            }
            """;

    private static final String CURATOR =
            """
            public List<Kept> select(List<Candidate> candidates, int count, Seed seed) { Rude.act("select"); return List.of(); }
            """;

    private static final String PLAN =
            """
            public List<Integer> more(List<Group> groups, int size, Seed seed) { Rude.act("more"); return List.of(1); }
            public List<Integer> keep(Group group, int size, Seed seed) { Rude.act("keep"); return List.of(0); }
            """;

    private static final String CURRICULUM =
            """
            public List<Double> weights(List<Level> levels) { Rude.act("weights"); return List.of(1.0); }
            """;

    private static final String EVALUATOR =
            """
            public Map<String, Double> scores(Group problem) { Rude.act("scores"); return Map.of("own", 1.0); }
            """;

    private static String choices(String kind, String kinds, String methods) {
        return """
        package tiny;

        import java.util.*;
        import whetstone.api.*;

        public final class %2$s implements whetstone.api.%2$s {
            public Map<String, %1$s> defaults() { Rude.act("%2$s.defaults"); return Map.of("own", new Own(1)); }
            public record Own(int setting) implements %1$s {
                %3$s
            }
        }
        """
                .formatted(kind, kinds, methods);
    }

    static Path write(Path folder) {
        var plugin =
                new TinyPlugin("tiny", "1.0.0")
                        .source("tiny.Rude", RUDE)
                        .extension("tiny.Quests", QUESTS)
                        .extension("tiny.More", MORE)
                        .extension("tiny.Learning", ALGORITHMS);
        plugin.extension("tiny.Curators", choices("Curator", "Curators", CURATOR));
        plugin.extension("tiny.RolloutPlans", choices("RolloutPlan", "RolloutPlans", PLAN));
        plugin.extension("tiny.Curricula", choices("Curriculum", "Curricula", CURRICULUM));
        plugin.extension("tiny.Evaluators", choices("Evaluator", "Evaluators", EVALUATOR));
        return plugin.write(folder);
    }

    /// Makes one method rude while `work` runs.
    static void during(String method, How how, Runnable work) {
        System.setProperty(ORDER, method + ":" + how);
        // On a busy machine whatever ends by itself may take its time.
        System.setProperty("whetstone.plugin.seconds", how == How.HANGS ? "0.3" : "30");
        try {
            work.run();
        } finally {
            System.clearProperty(ORDER);
            System.clearProperty("whetstone.plugin.seconds");
        }
    }
}
