package whetstone.graph;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import whetstone.api.Evidence;
import whetstone.api.FinalAnswer;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.graph.algorithm.Canonical;
import whetstone.graph.algorithm.Unfinished;
import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Reading;
import whetstone.graph.draw.Encoding;

/// One graph task: `graph/` and the name of its family.
public final class GraphDomain implements KnobDomain<Knobs, GraphTruth> {

    private static final String THOUGHT = "</think>";

    /// What is longer is prose, in characters.
    private static final int LONGEST = 2_000;

    private final Family family;
    private final Recent recent = new Recent();

    GraphDomain(Family family) {
        this.family = family;
    }

    Family family() {
        return family;
    }

    @Override
    public String id() {
        return "graph/" + family.name();
    }

    @Override
    public Class<GraphTruth> truthType() {
        return GraphTruth.class;
    }

    @Override
    public Knobs knobs(int level) {
        return Knobs.at(level, family.sampling().fewest(), family.sampling().most());
    }

    @Override
    public Problem<GraphTruth> draw(Knobs knobs, RandomGenerator random) {
        var truth =
                Posing.pose(
                        family, family.sampling().sketch(knobs, random), knobs.heaviest(), random);
        return problem(truth, Encoding.ALL.get(random.nextInt(knobs.encodings())));
    }

    private Problem<GraphTruth> problem(GraphTruth truth, Encoding encoding) {
        return new Problem<>(Posing.prompt(family, truth, encoding), truth);
    }

    /// The same question with the graph written in every way there is.
    public List<Problem<GraphTruth>> renderings(GraphTruth truth) {
        return Encoding.ALL.stream().map(encoding -> problem(truth, encoding)).toList();
    }

    @Override
    public Verdict verify(GraphTruth truth, String completion) {
        try {
            var instance = recent.of(truth, family.asked());
            if (instance.graph().size() == 0 && !family.name().endsWith("-number")) {
                return Verdict.unscorable(Cause.BROKEN_REFERENCE, "the graph has no nodes");
            }
            return switch (FinalAnswer.in(completion)) {
                case FinalAnswer.None _ -> unmarked(instance, completion);
                case FinalAnswer.One(var span) -> verify(instance, span);
                case FinalAnswer.Several(var spans) -> severally(instance, spans);
            };
        } catch (IllegalArgumentException broken) {
            return Verdict.unscorable(Cause.BROKEN_REFERENCE, String.valueOf(broken.getMessage()));
        } catch (Unfinished unfinished) {
            return Verdict.unscorable(Cause.TIME, String.valueOf(unfinished.getMessage()));
        }
    }

    /// A text that is nothing but an answer needs no mark.
    private Verdict unmarked(Instance instance, String completion) {
        int thought = completion.lastIndexOf(THOUGHT);
        int from = thought < 0 ? 0 : thought + THOUGHT.length();
        var whole =
                new Evidence.Span(completion.substring(from).strip(), from, completion.length());
        return whole.text().isEmpty() || whole.text().length() > LONGEST || read(whole) == null
                ? Verdict.unreadable("no final answer")
                : verify(instance, whole);
    }

    private Verdict verify(Instance instance, Evidence.Span span) {
        var answer = read(span);
        if (answer == null) {
            return Verdict.unreadable("the answer is not " + family.rule().form().words())
                    .with(Evidence.of(span));
        }
        var ruling = family.rule().judge(instance, answer);
        var evidence = new Evidence(span, ruling.components(), List.of());
        return (ruling.right() ? Verdict.correct(ruling.why()) : Verdict.wrong(ruling.why()))
                .with(evidence);
    }

    // Different words for one answer are one answer.
    private Verdict severally(Instance instance, List<Evidence.Span> spans) {
        var first = read(spans.getFirst());
        boolean same =
                first != null
                        && spans.stream()
                                .map(this::read)
                                .allMatch(other -> other != null && first.means(other));
        return same
                ? verify(instance, spans.getLast())
                : Verdict.unreadable("several different final answers");
    }

    private @Nullable Answer read(Evidence.Span span) {
        return Reading.of(family.rule().form(), span.text());
    }

    @Override
    public String reference(GraphTruth truth) {
        return "<answer>" + answer(truth).text() + "</answer>";
    }

    private Answer answer(GraphTruth truth) {
        return family.rule().solve(recent.of(truth, family.asked()));
    }

    @Override
    public String demonstration(GraphTruth truth) {
        var steps = family.steps().apply(recent.of(truth, family.asked()));
        return steps.isEmpty() ? reference(truth) : steps + "\n" + reference(truth);
    }

    @Override
    public String instructions() {
        return "Give the final answer as <answer>...</answer>: %s."
                .formatted(family.rule().form().words());
    }

    @Override
    public String canonical(GraphTruth truth) {
        var instance = recent.of(truth, family.asked());
        return Canonical.of(instance.graph(), instance.marks());
    }

    @Override
    public Optional<Problem<GraphTruth>> rewrite(
            GraphTruth truth, Rewrite direction, RandomGenerator random) {
        return Rewriting.of(family, truth, direction, random)
                .map(rewritten ->
                        problem(rewritten, Encoding.ALL.get(random.nextInt(Encoding.ALL.size()))));
    }

    @Override
    public Preview preview(GraphTruth truth) {
        var edges =
                truth.edges().stream()
                        .map(e ->
                                new Preview.Edge(
                                        e.get(0).toString(),
                                        e.get(1).toString(),
                                        e.size() > 2 ? e.get(2).toString() : ""))
                        .toList();
        return new Preview.Network(
                truth.directed(), truth.nodes().stream().map(String::valueOf).toList(), edges);
    }
}
