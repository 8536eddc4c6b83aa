package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import whetstone.api.Verdict;
import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Answer.Edges;
import whetstone.graph.answer.Answer.Flag;
import whetstone.graph.answer.Answer.Mapping;
import whetstone.graph.answer.Answer.Nodes;
import whetstone.graph.answer.Answer.Quantity;

/// Wrong answers made from right ones on graphs of all sizes, and right ones written in other ways.
class MutationTest {

    private static final int DRAWS = 30;

    @TestFactory
    Stream<DynamicTest> whatIsMadeWrongIsNotAccepted() {
        return Each.domain(domain -> {
            for (int level = 0; level < 10; level++) {
                Each.problems(domain, level, DRAWS)
                        .forEach(problem -> notAccepted(domain, problem.truth()));
            }
        });
    }

    private static void notAccepted(GraphDomain domain, GraphTruth truth) {
        for (var text : wrong(domain, solved(domain, truth))) {
            var verdict = domain.verify(truth, "<answer>" + text + "</answer>");
            assertFalse(verdict instanceof Verdict.Correct, () -> text + " for " + truth);
            assertTrue(verdict.scorable(), () -> text + " for " + truth);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsOnlyWrittenOtherwiseIsAccepted() {
        return Each.domain(domain -> {
            for (int level = 0; level < 10; level++) {
                Each.problems(domain, level, 3)
                        .forEach(problem -> accepted(domain, problem.truth()));
            }
        });
    }

    private static void accepted(GraphDomain domain, GraphTruth truth) {
        for (var completion : rewritten(solved(domain, truth).text())) {
            assertInstanceOf(Verdict.Correct.class, domain.verify(truth, completion), completion);
        }
    }

    private static Answer solved(GraphDomain domain, GraphTruth truth) {
        return domain.family().rule().solve(Instance.of(truth, domain.family().asked()));
    }

    private static List<String> wrong(GraphDomain domain, Answer right) {
        return switch (right) {
            case Quantity quantity -> numbers(quantity);
            case Flag(var yes) -> List.of(yes ? "no" : "yes", "1", "yes and no");
            case Nodes(var ids) -> nodes(domain, ids);
            case Edges(var edges) -> edges(edges);
            case Mapping(var images) -> mappings(images);
        };
    }

    private static List<String> numbers(Quantity right) {
        double value = right.value();
        return List.of(
                String.valueOf(value + 1),
                String.valueOf(-value - 1),
                String.valueOf(value * 1.03 + 0.0001),
                String.valueOf(value * 10 + 1),
                String.valueOf(1 / (value + 3) + value),
                "infinity");
    }

    private static List<String> nodes(GraphDomain domain, List<Integer> ids) {
        var wrong = new ArrayList<>(List.of("[999]", "[0]"));
        if (!ids.isEmpty()) {
            wrong.add(new Nodes(with(ids, 999)).text());
            wrong.add(new Nodes(with(ids, ids.getFirst())).text());
            boolean all =
                    domain.id().matches(".*(path|problem|sort|cover|center|periphery|neighbor)");
            wrong.add(all ? new Nodes(ids.subList(1, ids.size())).text() : "[-1]");
        }
        return ids.size() == 1 && domain.id().endsWith("cover") ? wrong.subList(0, 4) : wrong;
    }

    private static List<String> edges(List<Answer.Edge> edges) {
        var wrong = new ArrayList<>(List.of("[(998, 999)]", "[(1, 1)]"));
        if (!edges.isEmpty()) {
            wrong.add(new Edges(edges.subList(1, edges.size())).text());
            wrong.add(new Edges(with(edges, edges.getFirst())).text());
            wrong.add(
                    new Edges(with(edges, new Answer.Edge(edges.getFirst().u(), 999, null)))
                            .text());
        }
        return wrong;
    }

    private static List<String> mappings(java.util.Map<Integer, Integer> images) {
        if (images.isEmpty()) {
            return List.of("{1: 101}");
        }
        var ids = List.copyOf(images.keySet());
        var fewer = new LinkedHashMap<>(images);
        fewer.remove(ids.getFirst());
        var doubled = new LinkedHashMap<>(images);
        doubled.put(ids.getFirst(), images.get(ids.getLast()));
        var foreign = new LinkedHashMap<>(images);
        foreign.put(ids.getFirst(), 999);
        return List.of(
                new Mapping(fewer).text(),
                new Mapping(doubled).text(),
                new Mapping(foreign).text(),
                "none");
    }

    private static <T> List<T> with(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    private static List<String> rewritten(String text) {
        var tex = text.replace("{", "\\{").replace("}", "\\}");
        return List.of(
                "<answer>  " + text + " </answer>",
                "<answer>" + text.replace(" ", "") + "</answer>",
                "<answer>" + text.replace(", ", " ,  ") + "</answer>",
                "Therefore, the final answer is: $\\boxed{" + tex + "}$. I hope it is correct.",
                "\\boxed{" + tex.replace("(", "\\left(").replace(")", "\\right)") + "}",
                "I first thought of <think><answer>1</answer></think> something else.\n<answer>"
                        + text
                        + "</answer>",
                "<answer>" + text + "</answer>\nTo say it again: <answer>" + text + "</answer>",
                "<answer>**" + text + "**</answer>",
                "<answer>$" + tex + "$</answer>");
    }
}
