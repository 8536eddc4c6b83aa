package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import whetstone.core.forecast.Forecast.Asked;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.RoleBinding.Endpoint;
import whetstone.core.recipe.RoleBinding.StandIn;
import whetstone.core.recipe.Stage;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.run.Rehearsal;
import whetstone.core.synthesis.Writing;

/// What stages ask of roles, and how long they wait for it.
///
/// @param recipe the whole of it, whatever is left to do
/// @param past earlier runs of the workspace, where there is one
/// @param rehearsal empty where nothing can be tried
/// @param prompt tokens of a task's prompt
record Asking(
        Recipe recipe, Optional<PastAnswers> past, Optional<Rehearsal> rehearsal, int prompt) {

    private static final double MILLION = 1e6;
    private static final double MINUTE = 60;
    private static final int TRIED = 8; // conversations with a program

    /// What `stage` asks of each role that it needs.
    List<Asked> of(Stage stage) {
        var demands = demands(stage);
        var roles = new LinkedHashSet<String>();
        demands.forEach(demand -> roles.add(demand.role()));
        return roles.stream()
                .filter(recipe.roles()::containsKey)
                .map(role ->
                        asked(
                                stage,
                                role,
                                demands.stream().filter(d -> d.role().equals(role)).toList()))
                .toList();
    }

    private List<Demand> demands(Stage stage) {
        var teacher = recipe.roles().get(Demand.TEACHER);
        if (stage instanceof Synthesize synthesize && teacher != null) {
            var found = past.map(runs -> runs.asked(synthesize, teacher)).orElseGet(List::of);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Demand.of(stage, recipe, prompt).stream().map(this::believed).toList();
    }

    // A reply of a judge is as long as its replies were, whatever they were about.
    private Demand believed(Demand demand) {
        var binding = recipe.roles().get(demand.role());
        if (binding == null || demand.replies() > 1 || demand.role().equals(Demand.TEACHER)) {
            return demand;
        }
        return past.flatMap(runs -> runs.calls(binding, demand.role()))
                .map(calls ->
                        new Demand(
                                demand.role(),
                                demand.requests(),
                                1,
                                calls.read(),
                                calls.written(),
                                Source.MEASURED,
                                "tokens of a call by " + calls.how()))
                .orElse(demand);
    }

    private Asked asked(Stage stage, String role, List<Demand> demands) {
        var binding = Objects.requireNonNull(recipe.roles().get(role));
        var calls = Span.NOTHING;
        var read = Span.NOTHING;
        var written = Span.NOTHING;
        for (var demand : demands) {
            var sent = calls(binding, demand);
            calls = calls.plus(sent);
            read = read.plus(sent.times(demand.read()));
            written =
                    written.plus(demand.requests().times(demand.replies()).times(demand.written()));
        }
        var first = demands.getFirst();
        var money = money(binding, read, written);
        var how = first.how().isEmpty() ? "by the recipe's parts and votes" : first.how();
        return new Asked(
                stage.name(),
                role,
                PastAnswers.who(binding),
                calls,
                read,
                written,
                money,
                first.source(),
                how + over(binding, calls.likely(), read.plus(written).likely(), money));
    }

    // A server that gives several replies at once is called once for them.
    private Span calls(RoleBinding binding, Demand demand) {
        if (!(binding instanceof Endpoint) || demand.replies() == 1) {
            return demand.requests();
        }
        var together = past.flatMap(runs -> runs.givesSamples(binding));
        return demand.requests()
                .times(
                        together.orElse(true) ? 1 : demand.replies(),
                        together.orElse(false) ? 1 : demand.replies(),
                        together.orElse(false) ? 1 : demand.replies());
    }

    private static @Nullable Span money(RoleBinding binding, Span read, Span written) {
        return binding instanceof Endpoint endpoint
                        && endpoint.price().prompt() + endpoint.price().completion() > 0
                ? read.times(endpoint.price().prompt() / MILLION)
                        .plus(written.times(endpoint.price().completion() / MILLION))
                : null;
    }

    private static String over(
            RoleBinding binding, double calls, double tokens, @Nullable Span money) {
        if (!(binding instanceof Endpoint endpoint)) {
            return "";
        }
        var budget = endpoint.budget();
        var passed = new ArrayList<String>();
        if (budget.calls() > 0 && calls > budget.calls()) {
            passed.add("%,d calls".formatted(budget.calls()));
        }
        if (budget.tokens() > 0 && tokens > budget.tokens()) {
            passed.add("%,d tokens".formatted(budget.tokens()));
        }
        if (budget.money() > 0 && money != null && money.likely() > budget.money()) {
            passed.add("%.2f of money".formatted(budget.money()));
        }
        return passed.isEmpty()
                ? ""
                : "; more than its budget of " + String.join(" and of ", passed);
    }

    /// How long `stage` waits for what it asks of a role.
    StageTime wait(Stage stage, Asked asked) {
        var name = "%s: %s".formatted(asked.stage(), asked.role());
        var binding = Objects.requireNonNull(recipe.roles().get(asked.role()));
        if (binding instanceof StandIn program) {
            return tried(name, stage, program, asked);
        }
        var known = past.flatMap(runs -> runs.calls(binding));
        if (known.isEmpty()) {
            return new StageTime(
                    name,
                    0,
                    null,
                    Source.UNKNOWN,
                    "%s was never called in this workspace; a small run of the stage tells, such as one of %s"
                            .formatted(asked.model(), small(stage)));
        }
        int together = binding instanceof Endpoint endpoint ? endpoint.concurrency() : 1;
        var seconds = asked.calls().times(known.get().seconds()).times(1.0 / together);
        return new StageTime(
                name,
                0,
                binding instanceof Endpoint endpoint ? paced(seconds, asked, endpoint) : seconds,
                Source.MEASURED,
                known.get().how() + (together > 1 ? ", %d at a time".formatted(together) : ""));
    }

    private static Span paced(Span seconds, Asked asked, Endpoint endpoint) {
        if (endpoint.requestsPerMinute() == 0) {
            return seconds;
        }
        var least = asked.calls().times(MINUTE / endpoint.requestsPerMinute());
        return new Span(
                Math.max(seconds.low(), least.low()),
                Math.max(seconds.likely(), least.likely()),
                Math.max(seconds.high(), least.high()));
    }

    private static String small(Stage stage) {
        var key =
                switch (stage) {
                    case Synthesize _ -> "amounts.examples";
                    case Stage.Rl _ -> "steps";
                    case Stage.Explore _, Stage.WarmUp _, Stage.Evaluate _, Stage.Curate _ ->
                            "problems";
                };
        return "--set stages.%s.%s=10".formatted(stage.name(), key);
    }

    private StageTime tried(String name, Stage stage, StandIn program, Asked asked) {
        if (rehearsal.isEmpty() || !(stage instanceof Synthesize synthesize)) {
            return new StageTime(name, 0, null, Source.UNKNOWN, "was not tried");
        }
        var question = Writing.prompt(synthesize.definition(), "");
        double reply = rehearsal.get().seconds(program, question, TRIED);
        var replies =
                demands(stage).stream()
                        .map(demand -> demand.requests().times(demand.replies()))
                        .reduce(Span.NOTHING, Span::plus);
        return new StageTime(
                name,
                0,
                replies.times(reply).times(0.5, 1, 2),
                Source.TRIED,
                "%d replies of %s in %.2g s each now".formatted(TRIED, asked.model(), reply));
    }
}
