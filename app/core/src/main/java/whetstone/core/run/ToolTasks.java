package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Action;
import whetstone.api.Seed;
import whetstone.api.Tags;
import whetstone.api.Task;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.Turn;
import whetstone.core.curate.TaskIds;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.StepJudge;
import whetstone.core.plugin.Truths;
import whetstone.core.store.Trajectories;

/// Problems that are worked on in several turns: what happens in a turn, and the tasks that single turns are.
final class ToolTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ToolTasks.class);

    private final Plugins plugins;
    private final Map<String, Tool> tools;
    private final JsonMapper json = new JsonMapper();

    /// @param tools all that there are, by id
    ToolTasks(Plugins plugins, Map<String, Tool> tools) {
        this.plugins = plugins;
        this.tools = Map.copyOf(tools);
    }

    /// How the judge of steps errs on purpose.
    ///
    /// @param share of its verdicts, in [0, 1]
    /// @param seed decides which
    record Noise(double share, Seed seed) {
        static final Noise NONE = new Noise(0, new Seed(0));
    }

    /// A state with the action that is taken in it.
    record Step(Task state, String action) {}

    /// The domain with tools that is called `id`, where it is one.
    Optional<ToolDomain<?>> domain(String id) {
        return plugins.verifier(id).orElse(null) instanceof ToolDomain<?> domain
                ? Optional.of(domain)
                : Optional.empty();
    }

    private ToolDomain<?> of(Task problem) {
        return domain(problem.domain())
                .orElseThrow(
                        () -> new IllegalStateException(problem.domain() + " offers no tools"));
    }

    /// The state of `problem` after the turns `before`, as a task of its own: its answer is the next action.
    Task state(Task problem, List<Turn> before, Noise noise) {
        var prompt = tags(of(problem)).context(problem.prompt(), before);
        var state =
                new StepJudge.State(problem.truth(), before, noise.share(), noise.seed().value());
        var truth = Truths.write(state);
        return new Task(
                TaskIds.of(problem.id(), Trajectories.TURN, prompt, truth),
                StepJudge.id(problem.domain()),
                problem.level(),
                problem.split(),
                prompt,
                truth,
                problem.id(),
                Trajectories.TURN);
    }

    /// What the policy does by writing `text`.
    Action read(Task problem, String text) {
        return tags(of(problem)).read(text);
    }

    private static Tags tags(ToolDomain<?> domain) {
        return Boundary.ask(domain, "tags", domain::tags);
    }

    /// The turn that `action`, which is no answer, makes of a state: calls the tool, unless it was asked the same before.
    /// Whatever goes wrong is a result that the policy is shown.
    Turn take(Task problem, List<Turn> before, Action action) {
        return action instanceof Action.Call call
                ? take(of(problem), problem, before, call)
                : failed(action, "no single action");
    }

    private <T extends Record> Turn take(
            ToolDomain<T> domain, Task problem, List<Turn> before, Action.Call call) {
        if (before.stream()
                .anyMatch(t -> t.tag().equals(call.tag()) && t.input().equals(call.input()))) {
            return failed(call, "asked before");
        }
        var truth = truth(domain, problem);
        var offer =
                Boundary.ask(domain, "tools", () -> domain.tools(truth)).stream()
                        .filter(each -> each.tag().equals(call.tag()))
                        .findFirst();
        var tool = offer.map(each -> tools.get(each.tool()));
        if (tool.isEmpty()) {
            return failed(call, "no such tool here");
        }
        try {
            var world = offer.get().world();
            var result =
                    Boundary.ask(
                            tool.get(),
                            "call",
                            () ->
                                    Objects.requireNonNull(
                                            tool.get().call(world, call.input()), "no result"));
            var shown = result.substring(0, Math.min(result.length(), Tool.LONGEST));
            return new Turn(
                    call.said(), call.tag(), call.input(), tags(domain).plain(shown), false);
        } catch (PluginException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                return failed(call, tags(domain).plain(String.valueOf(refusal.getMessage())));
            }
            LOG.warn("{}", e.getMessage());
            return failed(call, "the tool failed");
        }
    }

    /// The turn that ends with an error.
    static Turn failed(Action action, String why) {
        var text = "error: " + why;
        return action instanceof Action.Call call
                ? new Turn(call.said(), call.tag(), call.input(), text, true)
                : new Turn("", "", "", text, true);
    }

    /// The steps of a worked solution.
    List<Step> worked(Task problem) {
        return worked(of(problem), problem);
    }

    private <T extends Record> List<Step> worked(ToolDomain<T> domain, Task problem) {
        var truth = truth(domain, problem);
        var actions = Boundary.ask(domain, "steps", () -> domain.steps(truth));
        var steps = new ArrayList<Step>();
        var turns = new ArrayList<Turn>();
        for (var text : actions) {
            steps.add(new Step(state(problem, List.copyOf(turns), Noise.NONE), text));
            if (read(problem, text) instanceof Action.Call call) {
                turns.add(take(domain, problem, turns, call));
            }
        }
        return steps;
    }

    /// The last action of a worked solution.
    String reference(Task problem) {
        return reference(of(problem), problem);
    }

    private <T extends Record> String reference(ToolDomain<T> domain, Task problem) {
        var truth = truth(domain, problem);
        return Boundary.ask(domain, "reference", () -> domain.reference(truth));
    }

    private <T extends Record> T truth(ToolDomain<T> domain, Task problem) {
        return Boundary.ask(
                domain, "truthType", () -> json.readValue(problem.truth(), domain.truthType()));
    }

    /// The tools that problems such as this one offer and that nobody brings.
    List<String> missing(Task problem) {
        return missing(of(problem), problem);
    }

    private <T extends Record> List<String> missing(ToolDomain<T> domain, Task problem) {
        var truth = truth(domain, problem);
        return Boundary.ask(domain, "tools", () -> domain.tools(truth)).stream()
                .map(ToolDomain.Offer::tool)
                .filter(tool -> !tools.containsKey(tool))
                .toList();
    }
}
