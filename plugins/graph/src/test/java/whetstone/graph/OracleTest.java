package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import whetstone.api.Seed;
import whetstone.api.Verdict;

/// Verdicts on small graphs against oracles that try everything: right answers, and random ones that are mostly not.
class OracleTest {

    private static final Seed SEED = new Seed(50);
    private static final int GRAPHS = 60;
    private static final int ANSWERS = 40;

    /// An answer in words and whether it is right.
    private record Labelled(String text, boolean right) {}

    @Test
    void everyFamilyHasAnOracle() {
        var known = new HashSet<String>();
        known.addAll(ValueOracles.NUMBERS.keySet());
        known.addAll(ValueOracles.NODES.keySet());
        known.addAll(CertificateOracles.ORDERS.keySet());
        known.addAll(CertificateOracles.SELECTIONS.keySet());
        known.addAll(CertificateOracles.EDGE_SETS.keySet());
        known.addAll(Set.of("bfs", "dfs", "isomorphic-mapping"));
        assertEquals(
                GraphVerifiers.domains().stream().map(OracleTest::name).collect(Collectors.toSet()),
                known);
    }

    @TestFactory
    Stream<DynamicTest> verdictsAreThoseOfTheOracle() {
        return GraphVerifiers.domains().stream()
                .map(domain -> DynamicTest.dynamicTest(domain.id(), () -> compare(domain)));
    }

    private static void compare(GraphDomain domain) {
        int right = 0;
        for (int i = 0; i < GRAPHS; i++) {
            var random = SEED.derive(domain.id()).derive(i).random();
            var truth = domain.draw(new Knobs(4 + i % 3, 0.4, 9, 1, 5), random).truth();
            var answers = new ArrayList<>(answers(name(domain), Dense.of(truth), random));
            answers.add(new Labelled(domain.reference(truth), true));
            for (var answer : answers) {
                var text =
                        answer.text.startsWith("<")
                                ? answer.text
                                : "<answer>" + answer.text + "</answer>";
                var verdict = domain.verify(truth, text);
                assertEquals(
                        answer.right,
                        verdict instanceof Verdict.Correct,
                        () -> truth + "\n" + answer + "\n" + verdict);
                right += answer.right ? 1 : 0;
            }
        }
        assertTrue(right > GRAPHS, "no right answer was ever tried");
    }

    private static String name(GraphDomain domain) {
        return domain.id().substring("graph/".length());
    }

    private static List<Labelled> answers(String name, Dense g, RandomGenerator random) {
        if (ValueOracles.NUMBERS.containsKey(name)) {
            return numbers(name, ValueOracles.NUMBERS.get(name).applyAsDouble(g));
        }
        if (ValueOracles.NODES.containsKey(name)) {
            return nodeSets(g, Set.of(ValueOracles.NODES.get(name).apply(g)), random);
        }
        if (CertificateOracles.SELECTIONS.containsKey(name)) {
            var right =
                    CertificateOracles.SELECTIONS.get(name).apply(g).stream()
                            .map(set ->
                                    set.stream()
                                            .map(g.truth().nodes()::get)
                                            .collect(Collectors.toSet()))
                            .collect(Collectors.toSet());
            return nodeSets(g, right, random);
        }
        if (CertificateOracles.ORDERS.containsKey(name)) {
            return orders(
                    g,
                    CertificateOracles.ORDERS.get(name).apply(g),
                    name.startsWith("traveling"),
                    random);
        }
        if (CertificateOracles.EDGE_SETS.containsKey(name)) {
            return edgeSets(
                    g,
                    CertificateOracles.EDGE_SETS.get(name).apply(g),
                    name.startsWith("min-edge"),
                    random);
        }
        return name.startsWith("iso")
                ? mappings(g, random)
                : traversals(g, CertificateOracles.traversals(g, name.equals("bfs")), random);
    }

    private static List<Labelled> numbers(String name, double value) {
        if (name.startsWith("is-") || name.startsWith("has-") || name.equals("edge-existence")) {
            return List.of(new Labelled("yes", value == 1), new Labelled("no", value == 0));
        }
        return List.of(
                new Labelled(String.valueOf(value), true),
                new Labelled(String.valueOf(value + 1), false),
                new Labelled(String.valueOf(value * 1.05 + 0.002), false),
                new Labelled(String.valueOf(-value - 1), false));
    }

    private static List<Labelled> nodeSets(
            Dense g, Set<Set<Integer>> right, RandomGenerator random) {
        var answers = new ArrayList<Labelled>();
        right.forEach(set -> answers.add(new Labelled(shuffled(set, random).toString(), true)));
        for (int k = 0; k < ANSWERS; k++) {
            var set =
                    g.truth().nodes().stream()
                            .filter(_ -> random.nextBoolean())
                            .collect(Collectors.toSet());
            answers.add(new Labelled(shuffled(set, random).toString(), right.contains(set)));
        }
        return answers;
    }

    private static List<Labelled> orders(
            Dense g, Set<List<Integer>> right, boolean tour, RandomGenerator random) {
        var answers = new ArrayList<Labelled>();
        answers.add(new Labelled("none", right.isEmpty()));
        right.stream()
                .limit(ANSWERS)
                .forEach(order -> answers.add(new Labelled(ids(g, order), true)));
        for (int k = 0; k < ANSWERS; k++) {
            var order = new ArrayList<>(shuffled(g.nodes().boxed().toList(), random));
            if (tour) {
                order.add(order.getFirst());
            } else if (random.nextBoolean()) {
                order.subList(random.nextInt(1, g.n()), g.n()).clear();
            }
            answers.add(new Labelled(ids(g, order), right.contains(order)));
        }
        return answers;
    }

    private static List<Labelled> edgeSets(
            Dense g, Set<Set<Integer>> right, boolean mayBeNone, RandomGenerator random) {
        var answers = new ArrayList<Labelled>();
        answers.add(new Labelled("[]", right.contains(Set.of()) || (mayBeNone && right.isEmpty())));
        right.stream()
                .limit(ANSWERS)
                .forEach(set -> answers.add(new Labelled(edges(g, set, random), true)));
        int most = g.edges().size();
        for (int k = 0; k < ANSWERS && most > 0; k++) {
            int size = random.nextInt(1, most + 1);
            var set =
                    shuffled(IntStream.range(0, most).boxed().toList(), random).stream()
                            .limit(size)
                            .collect(Collectors.toSet());
            answers.add(new Labelled(edges(g, set, random), right.contains(set)));
        }
        return answers;
    }

    private static List<Labelled> traversals(
            Dense g, Set<List<Integer>> right, RandomGenerator random) {
        var answers = new ArrayList<Labelled>();
        var some = right.stream().limit(ANSWERS).toList();
        for (var traversal : some) {
            answers.add(new Labelled(pairs(g, traversal), true));
            if (traversal.size() > 2) {
                int i = 2 * random.nextInt(traversal.size() / 2);
                int j = 2 * random.nextInt(traversal.size() / 2);
                var swapped = new ArrayList<>(traversal);
                java.util.Collections.swap(swapped, i, j);
                java.util.Collections.swap(swapped, i + 1, j + 1);
                answers.add(new Labelled(pairs(g, swapped), right.contains(swapped)));
                answers.add(
                        new Labelled(pairs(g, traversal.subList(0, traversal.size() - 2)), false));
            }
        }
        for (boolean breadthFirst : new boolean[] {true, false}) {
            CertificateOracles.traversals(g, breadthFirst).stream()
                    .limit(ANSWERS)
                    .forEach(t -> answers.add(new Labelled(pairs(g, t), right.contains(t))));
        }
        return answers;
    }

    private static List<Labelled> mappings(Dense g, RandomGenerator random) {
        var other = Dense.of(Instance.second(g.truth()));
        var right =
                CertificateOracles.permutations(g)
                        .filter(p ->
                                g.nodes()
                                        .allMatch(a ->
                                                g.nodes()
                                                        .allMatch(b ->
                                                                g.edge()[a][b]
                                                                        == other.edge()[p.get(a)][
                                                                                p.get(b)])))
                        .collect(Collectors.toSet());
        var answers = new ArrayList<Labelled>();
        answers.add(new Labelled("none", right.isEmpty()));
        right.forEach(p -> answers.add(new Labelled(map(g, other, p), true)));
        for (int k = 0; k < ANSWERS; k++) {
            var p = shuffled(g.nodes().boxed().toList(), random);
            answers.add(new Labelled(map(g, other, p), right.contains(p)));
        }
        return answers;
    }

    private static <T> List<T> shuffled(java.util.Collection<T> items, RandomGenerator random) {
        var keys = new HashMap<T, Long>();
        items.forEach(item -> keys.put(item, random.nextLong()));
        return items.stream().sorted(java.util.Comparator.comparing(keys::get)).toList();
    }

    private static String ids(Dense g, List<Integer> order) {
        return order.stream().map(g.truth().nodes()::get).toList().toString();
    }

    private static String edges(Dense g, Set<Integer> edges, RandomGenerator random) {
        var ends = new ArrayList<Integer>();
        for (int e : shuffled(edges, random)) {
            boolean turn = !g.directed() && random.nextBoolean();
            ends.add(g.edges().get(e)[turn ? 1 : 0]);
            ends.add(g.edges().get(e)[turn ? 0 : 1]);
        }
        return pairs(g, ends);
    }

    private static String pairs(Dense g, List<Integer> ends) {
        return IntStream.range(0, ends.size() / 2)
                .mapToObj(i ->
                        "(%d, %d)"
                                .formatted(
                                        g.truth().nodes().get(ends.get(2 * i)),
                                        g.truth().nodes().get(ends.get(2 * i + 1))))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String map(Dense g, Dense other, List<Integer> images) {
        return g.nodes()
                .mapToObj(a ->
                        g.truth().nodes().get(a) + ": " + other.truth().nodes().get(images.get(a)))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
