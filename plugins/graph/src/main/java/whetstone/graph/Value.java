package whetstone.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Answer.Edges;
import whetstone.graph.answer.Answer.Flag;
import whetstone.graph.answer.Answer.Mapping;
import whetstone.graph.answer.Answer.Nodes;
import whetstone.graph.answer.Answer.Quantity;
import whetstone.graph.answer.Form;

/// The rule of questions with one right answer: a number, yes or no, a set.
record Value(Form form, Function<Instance, Answer> solver) implements Rule {

    // |Δ| <= 1e-3 as asked, but no more than 2 % of a small number: else 0 would do for every small
    // centrality.
    private static final double ABSOLUTE = 1e-3;
    private static final double RELATIVE = 0.02;
    private static final double ROUNDING = 1e-9;

    static Rule integer(ToLongFunction<Instance> value) {
        return new Value(Form.INTEGER, i -> Quantity.of(value.applyAsLong(i)));
    }

    static Rule decimal(ToDoubleFunction<Instance> value) {
        return new Value(Form.DECIMAL, i -> Quantity.of(value.applyAsDouble(i)));
    }

    static Rule yesNo(Predicate<Instance> holds) {
        return new Value(Form.YES_NO, i -> new Flag(holds.test(i)));
    }

    static Rule nodes(Function<Instance, IntStream> set) {
        return new Value(
                Form.NODES, i -> new Nodes(set.apply(i).map(i::id).sorted().boxed().toList()));
    }

    static Rule edges(Function<Instance, List<Integer>> set) {
        return new Value(Form.EDGES, i -> new Edges(set.apply(i).stream().map(i::edge).toList()));
    }

    @Override
    public Answer solve(Instance instance) {
        return instance.solution(solver);
    }

    @Override
    public Ruling judge(Instance instance, Answer answer) {
        var solution = solve(instance);
        return switch (answer) {
            case Quantity given when solution instanceof Quantity right -> number(given, right);
            case Flag(var yes) when solution instanceof Flag right ->
                    Ruling.of(yes == right.yes(), "it is " + right.text());
            case Nodes(var ids) when solution instanceof Nodes right -> set(ids, right.ids());
            case Edges(var edges) when solution instanceof Edges right ->
                    set(
                            edges.stream().map(e -> unordered(instance, e)).toList(),
                            right.edges().stream().map(e -> unordered(instance, e)).toList());
            case Quantity _, Flag _, Nodes _, Edges _, Mapping _ ->
                    Ruling.wrong("another kind of answer is asked for");
        };
    }

    private Ruling number(Quantity given, Quantity right) {
        boolean finite = !given.infinite() && !right.infinite();
        boolean equal =
                (form == Form.DECIMAL && finite)
                        ? near(given.value(), right.value())
                        : given.means(right);
        return Ruling.of(equal, "it is " + right.text());
    }

    private static boolean near(double given, double right) {
        double off = Math.abs(given - right);
        double allowed = Math.min(ABSOLUTE, RELATIVE * Math.abs(right)) + ROUNDING;
        return off <= ROUNDING || (off <= allowed && given != 0);
    }

    private static Answer.Edge unordered(Instance instance, Answer.Edge e) {
        boolean turn = !instance.graph().directed() && e.u() > e.v();
        return turn ? new Answer.Edge(e.v(), e.u(), null) : new Answer.Edge(e.u(), e.v(), null);
    }

    private static <T> Ruling set(List<T> given, List<T> right) {
        var found = new HashSet<>(given);
        var expected = Set.copyOf(right);
        int listed = found.size();
        var jaccard = jaccard(found, expected);
        if (listed < given.size()) {
            return new Ruling(false, "something is listed twice", jaccard);
        }
        return new Ruling(
                found.equals(expected),
                found.equals(expected)
                        ? "just those"
                        : "%d listed, there are %d".formatted(listed, expected.size()),
                jaccard);
    }

    private static Map<String, Double> jaccard(Set<?> found, Set<?> expected) {
        long both = found.stream().filter(expected::contains).count();
        long either = found.size() + expected.size() - both;
        return Map.of("jaccard", either == 0 ? 1.0 : (double) both / either);
    }
}
