package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;

/// Truths that make no sense, and truths that are very large: the verifier says so, or is right; it never throws.
class BrokenTruthTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Map<String, Object> ARGS =
            Map.of(
                    "node",
                    1,
                    "u",
                    1,
                    "v",
                    2,
                    "source",
                    1,
                    "target",
                    2,
                    "nodes",
                    List.of(11, 12),
                    "edges",
                    List.of(List.of(11, 12)));

    private static final List<GraphTruth> BROKEN =
            List.of(
                    truth(List.of(1, 2), List.of(List.of(1, 3))),
                    truth(List.of(1, 2), List.of(List.of(1))),
                    truth(List.of(1, 2), List.of(List.of(1, 2, 3, 4))),
                    truth(List.of(1, 2), List.of(List.of(1.5, 2))),
                    truth(List.of(1, 2), List.of(List.of(1, 2, Double.NaN))),
                    truth(List.of(1, 2), List.of(List.of(1, 2, 1e300))),
                    truth(List.of(1, 2), List.of(List.of(1, 2, 1e-12))),
                    truth(List.of(1, 2), List.of(List.of(1, 2, 3), List.of(2, 1, 4))),
                    truth(List.of(1, 2, 2), List.of(List.of(1, 2))),
                    truth(Arrays.asList(1, null), List.of()),
                    truth(List.of(1, 2), Arrays.asList((List<Number>) null)),
                    truth(List.of(1, 2), List.of(Arrays.asList(1, null))));

    @TestFactory
    Stream<DynamicTest> whatMakesNoSenseIsNotTheModelsFault() {
        return Each.domain(domain ->
                BROKEN.forEach(truth -> {
                    var verdict = domain.verify(truth, "<answer>1</answer>");
                    var unscorable =
                            assertInstanceOf(Verdict.Unscorable.class, verdict, truth::toString);
                    assertEquals(Cause.BROKEN_REFERENCE, unscorable.cause(), verdict::toString);
                }));
    }

    private static GraphTruth truth(List<Integer> nodes, List<List<Number>> edges) {
        return new GraphTruth(false, nodes, edges, ARGS);
    }

    @Test
    void whateverTheTruthNothingThrows() {
        var answers = List.of("1", "yes", "[1, 2]", "[(1, 2)]", "{1: 11, 2: 12}", "none", "[]");
        for (int i = 0; i < 20_000; i++) {
            var random = new Seed(8).derive(i).random();
            var domain = GraphVerifiers.domains().get(i % 50);
            var truth = corrupted(domain.draw(random.nextInt(2), random).truth(), random);
            domain.verify(
                    truth, "<answer>" + answers.get(random.nextInt(answers.size())) + "</answer>");
        }
    }

    private static GraphTruth corrupted(GraphTruth truth, RandomGenerator random) {
        var nodes = new ArrayList<>(truth.nodes());
        var edges = new ArrayList<>(truth.edges());
        Map<String, Object> args = truth.args();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            switch (random.nextInt(7)) {
                case 0 -> nodes.subList(0, Math.min(1, nodes.size())).clear();
                case 1 -> edges.add(List.of(random.nextInt(5), random.nextInt(5)));
                case 2 -> edges.add(List.of(1, 1));
                case 3 -> edges.add(List.of(1, 2, random.nextInt(-3, 4)));
                case 4 -> args = random.nextBoolean() ? Map.of() : ARGS;
                case 5 -> nodes.clear();
                default -> edges.clear();
            }
        }
        return new GraphTruth(random.nextBoolean(), nodes, edges, args);
    }

    @TestFactory
    Stream<DynamicTest> whatIsLargeTakesNoLongTime() {
        var large = List.of(path(3_000), clique(120), ladder(700), path(200_000));
        return Each.domain(domain ->
                large.forEach(truth -> {
                    assertTimeout(LIMIT, () -> domain.verify(truth, "<answer>none</answer>"));
                    assertTimeout(
                            LIMIT,
                            () -> domain.verify(truth, "<answer>" + some(domain) + "</answer>"));
                }));
    }

    private static String some(GraphDomain domain) {
        return switch (domain.family().rule().form()) {
            case INTEGER, COUNT, DECIMAL -> "1";
            case YES_NO -> "yes";
            case NODES -> "[1, 2]";
            case EDGES -> "[(1, 2)]";
            case MAPPING -> "{1: 11}";
        };
    }

    private static GraphTruth path(int n) {
        return large(n, IntStream.range(1, n).mapToObj(i -> List.<Number>of(i, i + 1)).toList());
    }

    private static GraphTruth clique(int n) {
        return large(
                n,
                IntStream.rangeClosed(1, n)
                        .boxed()
                        .flatMap(i -> IntStream.range(1, i).mapToObj(j -> List.<Number>of(i, j)))
                        .toList());
    }

    private static GraphTruth ladder(int n) {
        return large(
                2 * n,
                IntStream.range(1, n)
                        .boxed()
                        .flatMap(i ->
                                Stream.of(
                                        List.<Number>of(i, i + 1),
                                        List.<Number>of(n + i, n + i + 1),
                                        List.<Number>of(i, n + i)))
                        .toList());
    }

    private static GraphTruth large(int n, List<List<Number>> edges) {
        return new GraphTruth(false, IntStream.rangeClosed(1, n).boxed().toList(), edges, ARGS);
    }
}
