package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import whetstone.api.Domain.Rewrite;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Seed;
import whetstone.api.Verdict;

/// What is drawn: balanced, varied, the same in other clothes, harder and easier by request.
class GenerationTest {

    private static final Seed SEED = new Seed(1736);

    private static final String YES_NO = "is-|has-|edge-existence";

    @Test
    void thereAreFifty() {
        assertEquals(50, GraphVerifiers.domains().stream().map(GraphDomain::id).distinct().count());
    }

    @TestFactory
    Stream<DynamicTest> yesAndNoAreAboutAsLikely() {
        return Each.domain(
                YES_NO,
                domain -> {
                    for (int level : new int[] {1, 5, 9}) {
                        var references =
                                Each.problems(domain, level, 400)
                                        .map(p -> domain.reference(p.truth()));
                        long yes = references.filter(text -> text.contains("yes")).count();
                        assertTrue(yes > 80 && yes < 320, level + ": " + yes + " of 400 are yes");
                    }
                });
    }

    // Two thirds is the most that guessing may earn; the number of nodes is a knob.
    @TestFactory
    Stream<DynamicTest> noAnswerIsRightTooOften() {
        return Each.domain(
                "(?!" + YES_NO + "|node-number)",
                domain -> {
                    var answers =
                            Each.problems(domain, 4, 300)
                                    .map(p -> domain.reference(p.truth()))
                                    .collect(Collectors.groupingBy(a -> a, Collectors.counting()));
                    long most = answers.values().stream().max(Long::compare).orElseThrow();
                    assertTrue(most < 200, answers::toString);
                });
    }

    @TestFactory
    Stream<DynamicTest> aRenamedGraphIsTheSameProblem() {
        return Each.domain(domain -> {
            for (int level : new int[] {0, 3, 9}) {
                Each.problems(domain, level, 20)
                        .forEach(problem -> {
                            var twin = renamed(problem.truth(), SEED.derive("names").random());
                            assertEquals(
                                    domain.canonical(problem.truth()),
                                    domain.canonical(twin),
                                    problem::toString);
                        });
            }
        });
    }

    private static GraphTruth renamed(GraphTruth truth, RandomGenerator random) {
        var names = new HashMap<Object, Integer>();
        for (var id : truth.nodes()) {
            names.put(id, 1000 + Integer.reverse(id * 7919) % 500_000 + names.size() * 1_000_000);
        }
        var edges = new ArrayList<List<Number>>();
        for (var edge : truth.edges()) {
            var ends = new ArrayList<Number>(edge);
            boolean turn = !truth.directed() && random.nextBoolean();
            ends.set(turn ? 1 : 0, names.get(edge.get(0)));
            ends.set(turn ? 0 : 1, names.get(edge.get(1)));
            edges.add(random.nextInt(edges.size() + 1), ends);
        }
        var args = new LinkedHashMap<String, Object>();
        truth.args()
                .forEach((name, value) ->
                        args.put(name, name.equals("size") ? value : names.getOrDefault(value, 0)));
        if (truth.args().containsKey("nodes")) {
            args.putAll(truth.args());
        }
        return new GraphTruth(
                truth.directed(),
                truth.nodes().reversed().stream().map(names::get).toList(),
                edges,
                args);
    }

    // All 34 graphs on five nodes (OEIS A000088), drawn with all 1024 sets of edges.
    @Test
    void fiveNodesMakeThirtyFourGraphs() {
        var domain = Each.named("edge-number");
        var texts = new HashSet<String>();
        for (int set = 0; set < 1024; set++) {
            var edges = new ArrayList<List<Number>>();
            int bit = 0;
            for (int u = 1; u <= 5; u++) {
                for (int v = 1; v < u; v++) {
                    if ((set >> bit++ & 1) == 1) {
                        edges.add(List.of(u, v));
                    }
                }
            }
            texts.add(
                    domain.canonical(
                            new GraphTruth(false, List.of(1, 2, 3, 4, 5), edges, Map.of())));
        }
        assertEquals(34, texts.size());
    }

    // The prism and K3,3: both of six nodes and degree 3, so colours alone cannot tell them apart.
    @Test
    void regularGraphsAreToldApart() {
        var domain = Each.named("edge-number");
        var prism =
                List.<List<Number>>of(
                        List.of(1, 2),
                        List.of(2, 3),
                        List.of(3, 1),
                        List.of(4, 5),
                        List.of(5, 6),
                        List.of(6, 4),
                        List.of(1, 4),
                        List.of(2, 5),
                        List.of(3, 6));
        var utility =
                List.<List<Number>>of(
                        List.of(1, 4),
                        List.of(1, 5),
                        List.of(1, 6),
                        List.of(2, 4),
                        List.of(2, 5),
                        List.of(2, 6),
                        List.of(3, 4),
                        List.of(3, 5),
                        List.of(3, 6));
        var six = List.of(1, 2, 3, 4, 5, 6);
        assertNotEquals(
                domain.canonical(new GraphTruth(false, six, prism, Map.of())),
                domain.canonical(new GraphTruth(false, six, utility, Map.of())));
    }

    @Test
    void theNodeThatIsAskedAboutCounts() {
        var domain = Each.named("degree");
        var path = List.<List<Number>>of(List.of(1, 2), List.of(2, 3));
        var end = new GraphTruth(false, List.of(1, 2, 3), path, Map.of("node", 1));
        var otherEnd = new GraphTruth(false, List.of(1, 2, 3), path, Map.of("node", 3));
        var middle = new GraphTruth(false, List.of(1, 2, 3), path, Map.of("node", 2));
        assertEquals(domain.canonical(end), domain.canonical(otherEnd));
        assertNotEquals(domain.canonical(end), domain.canonical(middle));
    }

    @TestFactory
    Stream<DynamicTest> rewritingChangesTheSizeAndKeepsTheAnswerable() {
        return Each.domain(domain -> {
            var problems =
                    Stream.of(1, 4, 8).flatMap(level -> Each.problems(domain, level, 20)).toList();
            long rewritten =
                    problems.stream()
                            .mapToLong(problem -> rewritten(domain, problem.truth()))
                            .sum();
            assertTrue(rewritten > 90, "only " + rewritten + " of 120 were rewritten");
        });
    }

    private static long rewritten(GraphDomain domain, GraphTruth truth) {
        long count = 0;
        for (var direction : Rewrite.values()) {
            var other = domain.rewrite(truth, direction, SEED.random()).map(Problem::truth);
            if (other.isPresent()) {
                count++;
                int more = direction == Rewrite.HARDER ? 1 : -1;
                assertEquals(truth.nodes().size() + more, other.get().nodes().size());
                var verdict = domain.verify(other.get(), domain.reference(other.get()));
                assertInstanceOf(Verdict.Correct.class, verdict, other::toString);
            }
        }
        return count;
    }

    @Test
    void renderingsDifferAndAskTheSame() {
        for (var domain : GraphVerifiers.domains()) {
            var problem = Each.problems(domain, 3, 1).findFirst().orElseThrow();
            var prompts = domain.renderings(problem.truth()).stream().map(Problem::prompt).toList();
            assertEquals(4, prompts.stream().distinct().count());
            var question = prompts.getFirst().substring(prompts.getFirst().lastIndexOf('\n'));
            prompts.forEach(prompt -> assertTrue(prompt.endsWith(question), prompt));
            prompts.forEach(prompt -> assertFalse(prompt.contains("{"), prompt));
        }
    }

    // 1 - 2 with weight 3, 3 alone.
    @Test
    void everyEncodingSaysItAll() {
        var truth =
                new GraphTruth(
                        false,
                        List.of(1, 2, 3),
                        List.of(List.of(1, 2, 3)),
                        Map.of("source", 1, "target", 3));
        var prompts =
                Each.named("weighted-shortest-path").renderings(truth).stream()
                        .map(Problem::prompt)
                        .toList();
        var head = "Undirected graph. Nodes: 1, 2, 3.\n";
        var question =
                "\nGive a path of least total weight from node 1 to node 3, or none if there is no path.";
        assertEquals(
                List.of(
                        head + "Edges: (1, 2, 3)" + question,
                        head + "1: 2(3)\n2: 1(3)\n3: " + question,
                        head + "1 is joined to 2 with weight 3." + question,
                        head + "Matrix:\n. 3 .\n3 . .\n. . ." + question),
                prompts);
    }

    @Test
    void aPreviewIsANetwork() {
        var truth = new GraphTruth(true, List.of(1, 2), List.of(List.of(1, 2, 3)), Map.of());
        var preview = Each.named("maximum-flow").preview(truth);
        assertEquals(
                new Preview.Network(
                        true, List.of("1", "2"), List.of(new Preview.Edge("1", "2", "3"))),
                preview);
    }

    @Test
    void knobsHaveBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Knobs(2, 0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Knobs(5, Double.NaN, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Each.named("degree").knobs(10));
    }

    @Test
    void extremeKnobsDrawToo() {
        for (var domain : GraphVerifiers.domains()) {
            for (var knobs :
                    List.of(
                            new Knobs(3, 0, 1, 1, 1),
                            new Knobs(3, 1, 9, 4, 1),
                            new Knobs(64, 1, 9, 4, 1000))) {
                for (int i = 0; i < 20; i++) {
                    var truth = domain.draw(knobs, SEED.derive(i).random()).truth();
                    assertInstanceOf(
                            Verdict.Correct.class,
                            domain.verify(truth, domain.reference(truth)),
                            truth::toString);
                }
            }
        }
    }
}
