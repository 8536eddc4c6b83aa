package whetstone.core.recipe;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Range;

/// A question to runs: arms that differ in one thing, seeds that they share, and what is expected, written down first.
///
/// @param name shown in lists
/// @param prediction what is expected to come out
/// @param recipe that all arms start from: a path, from the experiment's folder, or the name of a shipped recipe
/// @param set overrides that all arms share, as for `run --set`
/// @param seeds of the runs; arms are compared seed by seed
/// @param arms overrides of each arm, by its name
public record Experiment(
        String name,
        Prediction prediction,
        String recipe,
        List<String> set,
        List<Long> seeds,
        Map<String, List<String>> arms) {

    /// That one arm solves more than another after its last stage of type evaluate.
    ///
    /// @param better arm that is expected to solve more
    /// @param worse arm that it is compared with
    /// @param passAt k of the pass@k that decides
    /// @param because why it is expected; a published claim with its source, for example
    public record Prediction(
            String better, String worse, @Range(min = 1, max = 1e6) int passAt, String because) {}

    public Experiment {
        set = List.copyOf(set);
        seeds = List.copyOf(seeds);
        arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
    }

    /// The experiment that `yaml` describes.
    ///
    /// @throws RecipeException if a key is unknown or missing, or of the wrong type
    public static Experiment read(String yaml) {
        var nothing =
                new Experiment(
                        "untitled",
                        new Prediction("", "", 1, ""),
                        "",
                        List.of(),
                        List.of(),
                        Map.of());
        var document = Yaml.read(yaml);
        var read = new Settings(document, Kinds.none()).lay(document.root(), nothing, "");
        read.check(document);
        return read;
    }

    private void check(Document document) {
        if (recipe.isEmpty()) {
            throw document.mistake("recipe", "none; expected a path, such as quickstart.yaml");
        }
        if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
            throw document.mistake(
                    "seeds", "expected at least one, each once, such as [1, 2, 3]; was " + seeds);
        }
        for (var arm : List.of(prediction.better(), prediction.worse())) {
            if (!arms.containsKey(arm)) {
                throw document.mistake(
                        "prediction",
                        "no arm '%s'; %s".formatted(arm, Spelling.meant(arm, arms.keySet())));
            }
        }
        if (prediction.better().equals(prediction.worse())) {
            throw document.mistake("prediction", "better and worse are the same arm");
        }
        if (prediction.because().isEmpty()) {
            throw document.mistake(
                    "prediction.because", "nothing; expected why it should come out so");
        }
    }
}
