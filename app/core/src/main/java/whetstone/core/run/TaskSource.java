package whetstone.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Domain;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.Verifier;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Spelling;
import whetstone.core.recipe.TaskMix;
import whetstone.model.Tokenizer;

/// The tasks of a recipe: draws them, shows them, judges answers to them.
final class TaskSource {

    private final TaskMix mix;
    private final Seed seed;
    private final Map<String, Verifier<?>> verifiers;
    private final Map<String, Domain<?>> domains = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>();
    private final ToolTasks tools;
    private final JsonMapper json = new JsonMapper();

    /// @param mix whose domains all are among those of `plugins`, as `Recipes.check` makes sure
    /// @param toolbox what problems may offer
    /// @param seed root of the run
    TaskSource(TaskMix mix, Plugins plugins, Toolbox toolbox, Seed seed) {
        this.mix = mix;
        this.seed = seed;
        tools = new ToolTasks(plugins, toolbox.tools());
        verifiers = plugins.verifiers();
        domains.putAll(plugins.domains());
        domains.keySet().retainAll(mix.domains().keySet());
        domains.forEach((id, domain) ->
                versions.put(id, plugins.provider(domain).map(PluginInfo::version).orElse("")));
    }

    /// Task `index` of a place; the same index gives the same task throughout a run.
    Task draw(Levels.Place place, Split split, long index) {
        var domain = domain(place.domain());
        var version = versions.getOrDefault(place.domain(), "");
        return new Drawing(domain, version, seed, mix.instructions())
                .draw(place.level(), split, index);
    }

    /// What is particular to problems with tools.
    ToolTasks tools() {
        return tools;
    }

    /// The task mix without other domains than `chosen`; all of it where none is chosen.
    TaskMix mix(List<String> chosen) {
        var shares = new TreeMap<>(mix.domains());
        if (!chosen.isEmpty()) {
            shares.keySet().retainAll(chosen);
        }
        return new TaskMix(shares, mix.levels(), mix.instructions());
    }

    /// `count` tasks spread evenly over domains and levels, the same ones each time.
    List<Task> spread(Split split, int count) {
        return spread(split, count, List.of());
    }

    /// As [#spread(Split, int)], of fewer domains.
    ///
    /// @param chosen ids of domains of the task mix; empty for all
    List<Task> spread(Split split, int count, List<String> chosen) {
        return spread(split, count, chosen, 0);
    }

    /// As [#spread(Split, int, List)], but from index `first` of every place.
    List<Task> spread(Split split, int count, List<String> chosen, long first) {
        var places = new ArrayList<Levels.Place>();
        for (var domain : mix(chosen).domains().keySet()) {
            mix.levels().forEach(level -> places.add(new Levels.Place(domain, level)));
        }
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < count; i++) {
            tasks.add(draw(places.get(i % places.size()), split, first + i / places.size()));
        }
        return tasks;
    }

    /// Judges `completion` as an answer to `task`; never throws.
    Verdict judge(Task task, String completion) {
        return Judge.judge(verifier(task.domain()), task.truth(), completion);
    }

    /// Judges the domain's own answer to `task`, which tells whether its tasks can be judged here at all.
    Verdict judgeReference(Task task) {
        return judge(task, reference(domain(task.domain()), task.truth()));
    }

    /// Ids of the prompt and the line break that ends it.
    ///
    /// @throws RecipeException if the tokenizer lacks one of its characters
    int[] promptTokens(Tokenizer tokenizer, Task task) {
        return encode(tokenizer, task, task.prompt() + "\n");
    }

    private static int[] encode(Tokenizer tokenizer, Task task, String text) {
        try {
            return tokenizer.encode(text);
        } catch (IllegalArgumentException e) {
            throw new RecipeException(
                    "tasks.domains.%s: level %d: %s; start from a model whose tokenizer has it, or leave the domain out"
                            .formatted(task.domain(), task.level(), e.getMessage()));
        }
    }

    /// The task with its domain's worked answer; of a problem with tools each step of the worked solution.
    List<Draws.Example> worked(Task task) {
        return tools.domain(task.domain()).isEmpty()
                ? List.of(new Draws.Example(task, Optional.empty()))
                : tools.worked(task).stream()
                        .map(step -> new Draws.Example(step.state(), Optional.of(step.action())))
                        .toList();
    }

    /// The example's worked answer as a rollout that was given, not sampled; its domain's where it has none.
    ///
    /// @throws RecipeException if neither has one, or the tokenizer lacks one of its characters
    Rollout demonstration(Tokenizer tokenizer, Draws.Example example) {
        var task = example.task();
        var text =
                example.answer()
                        .orElseGet(() -> demonstration(domain(task.domain()), task.truth()));
        var tokens = encode(tokenizer, task, text);
        var completion = Arrays.copyOf(tokens, tokens.length + 1);
        completion[tokens.length] = tokenizer.end();
        return new Rollout(
                promptTokens(tokenizer, task),
                completion,
                Map.of(),
                text,
                Rollout.Stop.GIVEN,
                0,
                Verdict.correct("a demonstration"),
                1,
                List.of());
    }

    private <T extends Record> String reference(Domain<T> domain, String truth) {
        return Boundary.ask(
                domain,
                "reference",
                () -> domain.reference(json.readValue(truth, domain.truthType())));
    }

    private <T extends Record> String demonstration(Domain<T> domain, String truth) {
        return Boundary.ask(
                domain,
                "demonstration",
                () -> domain.demonstration(json.readValue(truth, domain.truthType())));
    }

    private Domain<?> domain(String id) {
        if (verifier(id) instanceof Domain<?> domain) {
            return domain;
        }
        throw new RecipeException(
                "%s: shows no worked answers, it only judges; give the pool's tasks answers, or train by rl"
                        .formatted(id));
    }

    private Verifier<?> verifier(String id) {
        var verifier = verifiers.get(id);
        if (verifier == null) {
            throw new RecipeException(
                    "%s: no loaded plugin has this verifier; %s"
                            .formatted(id, Spelling.meant(id, verifiers.keySet())));
        }
        return verifier;
    }
}
