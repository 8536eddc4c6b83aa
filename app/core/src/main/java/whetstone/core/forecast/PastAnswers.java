package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.role.Capabilities;
import whetstone.core.store.Answers.Spending;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Workspace;

/// What those who answer for roles took in earlier runs of a workspace, whatever these trained.
final class PastAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double ONCE_LESS = 0.6; // where one run is all there is to go by
    private static final double ONCE_MORE = 1.6;

    private final Workspace workspace;
    private final List<PastRun> runs;

    PastAnswers(Workspace workspace, List<PastRun> runs) {
        this.workspace = workspace;
        this.runs = runs;
    }

    /// Calls of one model.
    ///
    /// @param seconds of one
    /// @param read tokens of one
    /// @param written tokens of one
    record Calls(Span seconds, Span read, Span written, String how) {}

    /// Who answers, as endpoints and stores name it.
    static String who(RoleBinding binding) {
        return switch (binding) {
            case RoleBinding.Endpoint e -> e.model() + "@" + e.endpoint();
            case RoleBinding.Checkpoint c -> "checkpoint " + c.checkpoint();
            case RoleBinding.StandIn s -> "stand-in " + s.standIn();
        };
    }

    private record Paid(long run, Spending spending) {}

    /// What calls of `binding` took, for whatever they were; empty where it was never called.
    Optional<Calls> calls(RoleBinding binding) {
        return calls(paid(binding));
    }

    /// What calls of `binding` took that were made for `role`.
    Optional<Calls> calls(RoleBinding binding, String role) {
        return calls(
                paid(binding).stream()
                        .filter(paid -> paid.spending().place().role().equals(role))
                        .toList());
    }

    private List<Paid> paid(RoleBinding binding) {
        var found = new ArrayList<Paid>();
        for (var run : runs) {
            var roles = run.recipe().roles();
            for (var spending : workspace.answers().spending(run.id())) {
                var bound = roles.get(spending.place().role());
                boolean same = bound != null && who(bound).equals(who(binding));
                if (same && spending.cost().calls() > 0) {
                    found.add(new Paid(run.id(), spending));
                }
            }
        }
        return found;
    }

    private static Optional<Calls> calls(List<Paid> paid) {
        if (paid.isEmpty()) {
            return Optional.empty();
        }
        var seconds = each(paid, spending -> spending.cost().seconds());
        long calls = paid.stream().mapToLong(one -> one.spending().cost().calls()).sum();
        var ids = paid.stream().map(Paid::run).collect(Collectors.toCollection(TreeSet::new));
        var how = "%,d calls of %.3g s in run %s".formatted(calls, seconds.likely(), newest(ids));
        return Optional.of(
                new Calls(
                        seconds,
                        each(paid, spending -> spending.cost().promptTokens()),
                        each(paid, spending -> spending.cost().tokens()),
                        how));
    }

    private static String newest(SortedSet<Long> ids) {
        return ids.reversed().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    // Of a call: the median of the runs' stages, each of which keeps its sum alone.
    private static Span each(List<Paid> paid, ToDoubleFunction<Spending> sum) {
        var sorted =
                paid.stream()
                        .map(Paid::spending)
                        .mapToDouble(one -> sum.applyAsDouble(one) / one.cost().calls())
                        .sorted()
                        .toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return sorted.length == 1
                ? new Span(median * ONCE_LESS, median, median * ONCE_MORE)
                : new Span(sorted[0], median, sorted[sorted.length - 1]);
    }

    /// What `binding` can do; empty where nobody has asked it yet.
    Optional<Boolean> givesSamples(RoleBinding binding) {
        return workspace
                .answers()
                .capabilities(who(binding))
                .map(json -> JSON.readValue(json, Capabilities.class))
                .map(known -> known.abilities().contains(Ability.SAMPLES));
    }

    /// What a synthesis like `stage`, of whatever size, asked the same teacher; empty where there was none.
    List<Demand> asked(Synthesize stage, RoleBinding teacher) {
        for (var run : runs) {
            var bound = run.recipe().roles().get(Demand.TEACHER);
            if (bound == null || !who(bound).equals(who(teacher))) {
                continue;
            }
            for (int at : workspace.syntheses().stages(run.id())) {
                if (run.recipe().stages().get(at) instanceof Synthesize old && alike(old, stage)) {
                    return scaled(workspace.syntheses().parts(run.id(), at), old, stage, run.id());
                }
            }
        }
        return List.of();
    }

    private static boolean alike(Synthesize old, Synthesize stage) {
        return old.definition().equals(stage.definition())
                && old.adapt() == stage.adapt()
                && old.samplings().equals(stage.samplings())
                && old.amounts().votes() > 0 == stage.amounts().votes() > 0;
    }

    private static List<Demand> scaled(
            List<PartRow> parts, Synthesize old, Synthesize stage, long run) {
        double size = (double) stage.amounts().examples() / old.amounts().examples();
        var demands = new ArrayList<Demand>();
        for (var part : parts) {
            if (part.requests() == 0 || part.replies() == 0) {
                continue;
            }
            boolean once = part.requests() <= 2 && old.amounts().examples() > 2;
            int replies = part.part().endsWith("voting") ? stage.amounts().votes() : 1;
            demands.add(
                    new Demand(
                            Demand.TEACHER,
                            once
                                    ? Span.of(part.requests())
                                    : Span.of(part.requests() * size).times(0.9, 1, 1.1),
                            replies,
                            Span.of((double) part.promptTokens() / part.requests())
                                    .times(0.9, 1, 1.1),
                            Span.of((double) part.tokens() / part.replies()).times(0.8, 1, 1.25),
                            Source.MEASURED,
                            "as in run " + run));
        }
        return demands;
    }
}
