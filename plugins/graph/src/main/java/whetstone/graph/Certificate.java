package whetstone.graph;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;
import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Answer.Edges;
import whetstone.graph.answer.Answer.Flag;
import whetstone.graph.answer.Answer.Mapping;
import whetstone.graph.answer.Answer.Nodes;
import whetstone.graph.answer.Answer.Quantity;
import whetstone.graph.answer.Form;

/// The rule of questions with many right answers: what was given is checked on the graph, and, where the best is
/// asked for, against the cost of a best one.
///
/// @param solver finds a right answer: nodes, edges or images by index; empty where there is none
/// @param fault what is wrong with an answer in itself, null if nothing is
/// @param cost what must be least; null where any valid answer will do
/// @param noneIsRight whether "there is none" answers the question
/// @param repeats whether a node may be listed twice
/// @param sense throws IllegalArgumentException where the question has no meaning
record Certificate(
        Form form,
        Function<Instance, int[]> solver,
        Fault fault,
        @Nullable ToLongBiFunction<Instance, int[]> cost,
        Predicate<Instance> noneIsRight,
        boolean repeats,
        Consumer<Instance> sense)
        implements Rule {

    /// Finds what is wrong.
    interface Fault extends BiFunction<Instance, int[], @Nullable String> {}

    /// Any valid answer will do, and there always is one.
    static Certificate any(Form form, Function<Instance, int[]> solver, Fault fault) {
        return new Certificate(form, solver, fault, null, _ -> false, false, _ -> {});
    }

    /// The valid answer must also cost no more than any other.
    Certificate least(ToLongBiFunction<Instance, int[]> counted) {
        return new Certificate(form, solver, fault, counted, noneIsRight, repeats, sense);
    }

    /// There may be none: where the solver finds nothing.
    Certificate orNone() {
        return orNone(i -> solve(i).none());
    }

    /// There may be none.
    Certificate orNone(Predicate<Instance> none) {
        return new Certificate(form, solver, fault, cost, none, repeats, sense);
    }

    Certificate repeating() {
        return new Certificate(form, solver, fault, cost, noneIsRight, true, sense);
    }

    /// The question has a meaning only where `condition` holds.
    Certificate where(Predicate<Instance> condition, String broken) {
        return new Certificate(
                form,
                solver,
                fault,
                cost,
                noneIsRight,
                repeats,
                i -> {
                    if (!condition.test(i)) {
                        throw new IllegalArgumentException(broken);
                    }
                });
    }

    @Override
    public Answer solve(Instance instance) {
        sense.accept(instance);
        return instance.solution(i -> answer(i, solver.apply(i)));
    }

    private Answer answer(Instance i, int[] found) {
        return switch (form) {
            case EDGES -> new Edges(Arrays.stream(found).mapToObj(i::edge).toList());
            case MAPPING -> {
                var images = new LinkedHashMap<Integer, Integer>();
                for (int u = 0; u < found.length; u++) {
                    images.put(i.id(u), i.other().id(found[u]));
                }
                yield new Mapping(images);
            }
            default -> new Nodes(i.ids(found));
        };
    }

    @Override
    public Ruling judge(Instance instance, Answer answer) {
        sense.accept(instance);
        if (answer.none() && noneIsRight.test(instance)) {
            return Ruling.right("there is none");
        }
        return switch (resolved(instance, answer)) {
            case Foreign(var what) -> Ruling.wrong(what);
            case Known(var items) -> judge(instance, items);
        };
    }

    private Ruling judge(Instance instance, int[] items) {
        var wrong = fault.apply(instance, items);
        if (wrong != null) {
            return Ruling.wrong(wrong);
        }
        if (cost == null) {
            return Ruling.right("it is one");
        }
        if (!(resolved(instance, solve(instance)) instanceof Known(var best))) {
            throw new IllegalStateException("the solution is not in the graph");
        }
        long given = cost.applyAsLong(instance, items);
        long least = cost.applyAsLong(instance, best);
        return Ruling.of(
                given <= least, given <= least ? "none is better" : "there is a better one");
    }

    /// An answer by index, or what in it does not exist.
    private sealed interface Resolved {}

    private record Known(int[] items) implements Resolved {}

    private record Foreign(String what) implements Resolved {}

    private Resolved resolved(Instance i, Answer answer) {
        return switch (answer) {
            case Nodes(var ids) -> nodes(i, ids);
            case Edges(var edges) -> edges(i, edges);
            case Mapping mapping -> images(i, mapping);
            case Quantity _, Flag _ -> new Foreign("another kind of answer is asked for");
        };
    }

    private Resolved nodes(Instance i, List<Integer> ids) {
        var nodes = new int[ids.size()];
        var seen = new boolean[i.graph().size()];
        for (int at = 0; at < nodes.length; at++) {
            int node = i.index(ids.get(at));
            if (node < 0 || (seen[node] && !repeats)) {
                return new Foreign(
                        ids.get(at) + (node < 0 ? " is not a node" : " is listed twice"));
            }
            seen[node] = true;
            nodes[at] = node;
        }
        return new Known(nodes);
    }

    private static Resolved edges(Instance i, List<Answer.Edge> given) {
        var edges = new int[given.size()];
        var seen = new boolean[i.graph().edges()];
        for (int at = 0; at < edges.length; at++) {
            var e = given.get(at);
            int u = i.index(e.u());
            int v = i.index(e.v());
            int edge = u < 0 || v < 0 ? -1 : i.graph().edge(u, v);
            if (edge < 0 || seen[edge]) {
                return new Foreign(
                        "(%d, %d) is %s"
                                .formatted(
                                        e.u(), e.v(), edge < 0 ? "not an edge" : "listed twice"));
            }
            if (e.weight() != null && !weighs(i, edge, e.weight())) {
                return new Foreign("(%d, %d) has another weight".formatted(e.u(), e.v()));
            }
            seen[edge] = true;
            edges[at] = edge;
        }
        return new Known(edges);
    }

    private static boolean weighs(Instance i, int edge, BigDecimal weight) {
        return i.weighted() && i.amount(i.graph().weight(edge)).numerator().compareTo(weight) == 0;
    }

    private static Resolved images(Instance i, Mapping mapping) {
        var images = new int[i.graph().size()];
        Arrays.fill(images, -1);
        for (var entry : mapping.images().entrySet()) {
            int u = i.index(entry.getKey());
            int image = i.other().index(entry.getValue());
            if (u < 0 || image < 0) {
                return new Foreign(
                        entry.getKey()
                                + ": "
                                + entry.getValue()
                                + " names a node that does not exist");
            }
            images[u] = image;
        }
        return new Known(images);
    }
}
