package whetstone.core.recipe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import whetstone.api.Curator;
import whetstone.api.Curriculum;
import whetstone.api.Evaluator;
import whetstone.api.RolloutPlan;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.Plugins;

/// Reads and writes recipes. What was written is laid over the defaults, overrides over that; the schema is the
/// records themselves.
public final class Recipes {
    private final Kinds kinds;

    /// @param algorithms each known algorithm with its default hyper-parameters, by the name that recipes use
    /// @param curators each known curator with its default settings, likewise
    /// @param plans each known rollout plan with its default settings, likewise
    /// @param curricula each known curriculum with its default settings, likewise
    /// @param evaluators each known evaluator with its default settings, likewise
    public Recipes(
            Map<String, Algorithm> algorithms,
            Map<String, Curator> curators,
            Map<String, RolloutPlan> plans,
            Map<String, Curriculum> curricula,
            Map<String, Evaluator> evaluators) {
        kinds = new Kinds(algorithms, curators, plans, curricula, evaluators);
    }

    /// Knows what the loaded plugins bring.
    public static Recipes of(Plugins plugins) {
        return new Recipes(
                plugins.algorithms(),
                plugins.curators(),
                plugins.rolloutPlans(),
                plugins.curricula(),
                plugins.evaluators());
    }

    /// The recipe that `yaml` describes, every omitted key filled in.
    ///
    /// @param overrides `key=value` each, such as `stages.rl.steps=10` or `seed=3`; an entry of `stages` goes by its
    ///     name or its index from 0, and the value is read as YAML
    /// @throws RecipeException if a key is unknown, or a value is of the wrong type or out of range
    public Recipe read(String yaml, List<String> overrides) {
        var document = Yaml.read(yaml);
        var over = new Overrides(document);
        overrides.forEach(over::lay);
        return new Settings(document, kinds).lay(document.root(), Recipe.defaults(), "");
    }

    /// `recipe` as YAML with every key; reads back equal.
    public String write(Recipe recipe) {
        return Yaml.write(new Written(kinds).record(recipe));
    }

    /// The recipe that `yaml` describes as a form to fill in.
    ///
    /// @throws RecipeException as [#read]
    public Form form(String yaml) {
        var document = Yaml.read(yaml);
        var recipe = new Settings(document, kinds).lay(document.root(), Recipe.defaults(), "");
        return new Forms(kinds, document).of(recipe);
    }

    /// Every key that recipes may have, with what it is where nothing is written: of the recipe, of every type of stage and
    /// kind of role, and of every known algorithm, curator, rollout plan, curriculum and evaluator.
    public Form reference() {
        return Reference.of(kinds, this);
    }

    /// `yaml` with another value in one field, the rest of the text untouched.
    ///
    /// @param typed what a person put into the field
    /// @throws RecipeException if the text is not YAML, what was typed would not be, or the field's value goes over
    ///     several lines. Whether the value is a good one is for [#read] to say
    public static String put(String yaml, Form.Field field, String typed) {
        return Edits.put(yaml, field.path(), Yaml.written(field, typed.strip()));
    }

    /// Checks what only the loaded plugins can tell.
    ///
    /// @param domains ids of the domains that there are
    /// @throws RecipeException if `recipe` does nothing, or draws from a domain that there is not
    public static void check(Recipe recipe, Set<String> domains) {
        if (recipe.stages().isEmpty()) {
            throw new RecipeException(
                    "stages: none; expected at least one, such as '- type: evaluate'");
        }
        for (var stage : recipe.stages()) {
            if (stage instanceof Stage.Synthesize(var name, var definition, _, _, _, _, _, _)
                    && !definition.exists()) {
                throw new RecipeException(
                        "stages.%s.definition: none; expected a definition or the path of one: 'whetstone define FILE' writes one to start from"
                                .formatted(name));
            }
        }
        if (recipe.tasks().domains().isEmpty()) {
            throw new RecipeException(
                    "tasks.domains: none; expected at least one, such as 'math/chain-sum: 1'; "
                            + "loaded: "
                            + String.join(", ", domains.stream().sorted().toList()));
        }
        requireSources(recipe.stages());
        for (var id : recipe.tasks().domains().keySet()) {
            if (!domains.contains(id)) {
                throw new RecipeException(
                        "tasks.domains.%s: no loaded plugin has this domain; %s%s"
                                .formatted(id, Spelling.meant(id, domains), missing(id)));
            }
        }
    }

    private static String missing(String id) {
        return ". If its plugin is missing, install it: the view Plugins and 'whetstone plugins search %s' look for it"
                .formatted(id.split("/", -1)[0]);
    }

    private static void requireSources(List<Stage> stages) {
        var pools = new TreeSet<String>();
        var sampled = new TreeSet<String>();
        for (var stage : stages) {
            boolean curates = stage instanceof Stage.Curate;
            var known = curates ? sampled : pools;
            if (!stage.from().isEmpty() && !known.contains(stage.from())) {
                throw new RecipeException(
                        "stages.%s.from: no earlier stage '%s' %s; %s"
                                .formatted(
                                        stage.name(),
                                        stage.from(),
                                        curates ? "samples" : "makes a pool of tasks",
                                        known.isEmpty()
                                                ? "there is none that does"
                                                : Spelling.meant(stage.from(), known)));
            }
            if (stage.makesPool()) {
                pools.add(stage.name());
            }
            if (stage instanceof Stage.Rl || stage instanceof Stage.Evaluate) {
                sampled.add(stage.name());
            }
        }
    }
}
