package whetstone.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Domain;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.TaskMix;
import whetstone.model.Tokenizer;

/// The tasks of a recipe: draws them, shows them, judges answers to them.
final class TaskSource {

    private final TaskMix mix;
    private final Seed seed;
    private final Map<String, Domain<?>> domains = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>();
    private final Plugins plugins;
    private final ToolTasks tools;
    private final JsonMapper json = new JsonMapper();

    /// @param mix whose domains all are among those of `plugins`, as `Recipes.check` makes sure
    /// @param seed root of the run
    TaskSource(TaskMix mix, Plugins plugins, Seed seed) {
        this.mix = mix;
        this.seed = seed;
        this.plugins = plugins;
        tools = new ToolTasks(plugins);
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
    ///
    /// @param chosen ids of domains; empty for all
    List<Task> spread(Split split, int count, List<String> chosen) {
        var places = new ArrayList<Levels.Place>();
        for (var domain : mix(chosen).domains().keySet()) {
            mix.levels().forEach(level -> places.add(new Levels.Place(domain, level)));
        }
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < count; i++) {
            tasks.add(draw(places.get(i % places.size()), split, i / places.size()));
        }
        return tasks;
    }

    /// Judges `completion` as an answer to `task`; never throws.
    Verdict judge(Task task, String completion) {
        var verifier =
                plugins.verifier(task.domain())
                        .orElseThrow(
                                () -> new IllegalStateException("no verifier " + task.domain()));
        return Judge.judge(verifier, task.truth(), completion);
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

    /// The task's worked answer as a rollout that was given, not sampled.
    Rollout demonstration(Tokenizer tokenizer, Task task) {
        var text = demonstration(domain(task.domain()), task.truth());
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

    private <T extends Record> String demonstration(Domain<T> domain, String truth) {
        return Boundary.call(
                Boundary.owner(domain),
                "demonstration",
                () -> domain.demonstration(json.readValue(truth, domain.truthType())));
    }

    private Domain<?> domain(String id) {
        var domain = domains.get(id);
        if (domain == null) {
            throw new IllegalStateException("no domain " + id);
        }
        return domain;
    }
}
