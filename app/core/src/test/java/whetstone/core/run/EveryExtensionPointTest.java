package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Action;
import whetstone.api.Curator;
import whetstone.api.Curators;
import whetstone.api.Curricula;
import whetstone.api.Curriculum;
import whetstone.api.Domain;
import whetstone.api.Evaluator;
import whetstone.api.Evaluators;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.RolloutPlan;
import whetstone.api.RolloutPlans;
import whetstone.api.SandboxUser;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.Tools;
import whetstone.api.Verdict;
import whetstone.api.Verifier;
import whetstone.api.Verifiers;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Algorithms;
import whetstone.core.curate.Candidates;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.Previews;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.recipe.TaskMix;
import whetstone.core.run.RudePlugin.How;
import whetstone.core.store.Graded;
import whetstone.core.synthesis.Textbook;

/// Whatever a plugin does in whichever method of the API, the program goes on and names plugin and method.
class EveryExtensionPointTest {

    private static final Seed SEED = new Seed(1);
    private static final Set<String> NOT_WHERE_TENSORS_ARE =
            Set.of("loss"); // on the device's thread

    @TempDir static Path folder;
    private static Plugins plugins;

    @BeforeAll
    static void load() {
        RudePlugin.write(folder.resolve("plugins"));
        plugins = loaded();
        assertEquals("[]", plugins.problems().toString());
    }

    @AfterAll
    static void close() {
        plugins.close();
    }

    private static Plugins loaded() {
        return Plugins.load(List.of(folder.resolve("plugins")), folder.resolve("cache"));
    }

    // While the plugin is started: what fails is missing, and a problem of the plugin says why.
    private static final Set<String> STARTING =
            Set.of(
                    "Quests",
                    "use",
                    "id",
                    "all",
                    "Tools.tools",
                    "Tool.id",
                    "Algorithms.defaults",
                    "Curators.defaults",
                    "Curricula.defaults",
                    "Evaluators.defaults",
                    "RolloutPlans.defaults");

    /// Each method of a running plugin, and how the program comes to ask it.
    private static Map<String, Runnable> calls() {
        var domain = (ToolDomain<?>) plugins.verifier("tiny/quest").orElseThrow();
        var drawing = new Drawing(domain, "1.0.0", SEED, true);
        var drawn = drawing.drawn(0, Split.TRAIN, 0);
        var tasks = new ToolTasks(plugins, plugins.tools());
        var own = Objects.requireNonNull(plugins.algorithms().get("grpo"));
        var algorithm = AlgorithmBoundary.around(own);
        var group = group(drawn.task());
        var curator = Objects.requireNonNull(plugins.curators().get("own"));
        var calls = new TreeMap<String, Runnable>();
        for (var method : List.of("draw", "canonical", "instructions")) {
            calls.put(method, () -> drawing.draw(0, Split.TRAIN, 1));
        }
        calls.put("reference", drawn::reference);
        calls.put("demonstration", drawn::demonstration);
        calls.put("preview", () -> new Previews(plugins.domains()).of(drawn.task()));
        calls.put("tags", () -> tasks.read(drawn.task(), "<math>1</math>"));
        calls.put("steps", () -> tasks.worked(drawn.task()));
        calls.put("tools", () -> tasks.missing(drawn.task()));
        calls.put("truthType", () -> tasks.reference(drawn.task()));
        for (var method : List.of("credit", "credits")) {
            calls.put(method, () -> new Crediting(own).of(List.of(group)));
        }
        calls.put("teaches", () -> new Crediting(own).teaches(group));
        calls.put("targets", () -> algorithm.targets(group));
        calls.put("needs", algorithm::needs);
        calls.put("criticSettings", algorithm::criticSettings);
        calls.put("select", () -> Candidates.choose("own", curator, List.of(), 1, SEED));
        var known = Map.of("domain", "tiny/quest", "problems", "2");
        calls.put("rewrite", () -> Textbook.of(0, known, plugins).right("what nobody asked", "1"));
        calls.putAll(callsOfRuns(group));
        return calls;
    }

    private static Map<String, Runnable> callsOfRuns(Group group) {
        var calls = new TreeMap<String, Runnable>();
        var levels =
                new Levels(
                        new TaskMix(Map.of("tiny/quest", 1.0), List.of(0), false),
                        Objects.requireNonNull(plugins.curricula().get("own")),
                        Map.of());
        calls.put("weights", () -> levels.next(SEED.random()));
        var evaluator = Objects.requireNonNull(plugins.evaluators().get("own"));
        calls.put(
                "scores",
                () -> new Evaluating(List.of(evaluator), 8).of(List.of(Graded.untaught(group)), 1));
        var waves = waves(Objects.requireNonNull(plugins.rolloutPlans().get("own")));
        calls.put("more", () -> waves.sample(List.of(group.task()), SEED));
        calls.put("keep", () -> waves.keep(group, SEED));
        return calls;
    }

    // Nothing is sampled: each plan fails before there is anything to sample.
    @SuppressWarnings("NullAway")
    private static Waves waves(RolloutPlan plan) {
        var recipe =
                new Recipes(
                                plugins.algorithms(),
                                plugins.curators(),
                                Map.of("even", plan),
                                plugins.curricula(),
                                Map.of())
                        .read("stages: [{type: rl}]", List.of());
        return new Waves((Stage.Rl) recipe.stages().getFirst(), null);
    }

    private static Group group(Task task) {
        var rollout =
                new Rollout(
                        new int[] {1},
                        new int[] {2},
                        Map.of(),
                        "a",
                        Rollout.Stop.END,
                        0,
                        Verdict.correct("good"),
                        1,
                        List.of());
        return new Group(task, List.of(rollout, rollout));
    }

    private static Stream<DynamicTest> inEveryWay(String method, Consumer<How> test) {
        return Arrays.stream(How.values())
                .map(how ->
                        dynamicTest(
                                method + " " + how,
                                () -> RudePlugin.during(method, how, () -> test.accept(how))));
    }

    private static void requireNamed(String said, String method, How how) {
        var word =
                switch (method) {
                    case "canonical", "instructions" -> "draw"; // which asks for them
                    case "credits" -> "credit";
                    default -> method.substring(method.indexOf('.') + 1);
                };
        assertTrue(said.contains("tiny") && said.contains(word), said);
        var what =
                switch (how) {
                    case THROWS -> "IllegalStateException";
                    case OVERFLOWS -> "StackOverflowError";
                    case LACKS_A_CLASS -> "NoClassDefFoundError";
                    case WANTS_MEMORY -> "OutOfMemoryError";
                    case HANGS -> "did not end within 300 ms, being at tiny.Rude.act(Rude.java:12)";
                };
        assertTrue(said.contains(what), said);
    }

    @TestFactory
    Stream<DynamicTest> whatARunningPluginDoesIsOneExceptionThatNamesIt() {
        return calls().entrySet().stream()
                .flatMap(call ->
                        inEveryWay(
                                call.getKey(),
                                how -> {
                                    var thrown =
                                            assertThrows(
                                                    PluginException.class, call.getValue()::run);
                                    assertEquals("tiny", thrown.pluginId());
                                    requireNamed(
                                            String.valueOf(thrown.getMessage()),
                                            call.getKey(),
                                            how);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> aVerifierThatFailsCannotTell() {
        var task = new Drawing(domain(), "1.0.0", SEED, false).draw(0, Split.TRAIN, 0);
        var state = new ToolTasks(plugins, plugins.tools()).state(task, List.of(), noise());
        var step = plugins.verifier("tiny/quest/step").orElseThrow();
        return Stream.of(
                        inEveryWay(
                                "verify",
                                how ->
                                        requireUnscorable(
                                                Judge.judge(domain(), task.truth(), "1"),
                                                "verify",
                                                how)),
                        inEveryWay(
                                "judgeStep",
                                how ->
                                        requireUnscorable(
                                                Judge.judge(step, state.truth(), "<math>1</math>"),
                                                "judgeStep",
                                                how)))
                .flatMap(tests -> tests);
    }

    private static Domain<?> domain() {
        return Objects.requireNonNull(plugins.domains().get("tiny/quest"));
    }

    private static ToolTasks.Noise noise() {
        return ToolTasks.Noise.NONE;
    }

    private static void requireUnscorable(Verdict verdict, String method, How how) {
        var unscorable = assertInstanceOf(Verdict.Unscorable.class, verdict);
        requireNamed(unscorable.why(), method, how);
        var cause =
                switch (how) {
                    case HANGS -> Verdict.Cause.TIME;
                    case WANTS_MEMORY -> Verdict.Cause.MEMORY;
                    case THROWS, OVERFLOWS, LACKS_A_CLASS -> Verdict.Cause.VERIFIER_FAILED;
                };
        assertEquals(cause, unscorable.cause());
    }

    @TestFactory
    Stream<DynamicTest> aToolThatFailsIsAResultThatThePolicyIsShown() {
        var task = new Drawing(domain(), "1.0.0", SEED, false).draw(0, Split.TRAIN, 0);
        var tasks = new ToolTasks(plugins, plugins.tools());
        var call = new Action.Call("<math>1</math>", "math", "1");
        return inEveryWay(
                "call",
                _ -> {
                    var turn = tasks.take(task, List.of(), call);
                    assertTrue(turn.failed());
                    assertEquals("error: the tool failed", turn.result());
                });
    }

    @TestFactory
    Stream<DynamicTest> whatFailsAtTheStartIsMissingAndTheRestIsThere() {
        return STARTING.stream()
                .sorted()
                .flatMap(method ->
                        inEveryWay(
                                method,
                                how -> {
                                    try (var started = loaded()) {
                                        var problem = started.problems().getFirst();
                                        assertEquals("tiny", problem.id());
                                        requireNamed(problem.toString(), method, how);
                                        boolean all =
                                                started.domains().containsKey("tiny/quest")
                                                        && started.algorithms().containsKey("grpo");
                                        boolean one =
                                                started.domains().containsKey("tiny/quest")
                                                        || started.algorithms().containsKey("grpo");
                                        assertTrue(
                                                one
                                                        && all
                                                                == !method.matches(
                                                                        "Quests|use|id|Algorithms.*"));
                                    }
                                }));
    }

    // A method that the API gains has to be asked behind the boundary, and here.
    @Test
    void thereIsNoOtherMethod() {
        var known = new HashSet<>(calls().keySet());
        STARTING.forEach(method -> known.add(method.substring(method.indexOf('.') + 1)));
        known.addAll(NOT_WHERE_TENSORS_ARE);
        known.addAll(Set.of("verify", "judgeStep", "call"));
        var points =
                List.of(
                        Verifier.class,
                        Verifiers.class,
                        Domain.class,
                        ToolDomain.class,
                        Tool.class,
                        Tools.class,
                        Algorithm.class,
                        Algorithms.class,
                        Curator.class,
                        Curators.class,
                        Curriculum.class,
                        Curricula.class,
                        Evaluator.class,
                        Evaluators.class,
                        RolloutPlan.class,
                        RolloutPlans.class,
                        SandboxUser.class);
        var unknown =
                points.stream()
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !method.isSynthetic())
                        .map(Method::getName)
                        .filter(name -> !known.contains(name))
                        .toList();
        assertEquals(List.of(), unknown);
    }
}
