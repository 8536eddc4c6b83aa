package whetstone.core.recipe;

import static java.util.Comparator.comparingLong;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;
import whetstone.api.algorithm.Algorithm;

/// The values that a recipe chooses by `type:`.
final class Kinds {
    private static final Set<String> USUAL =
            Set.of(Stages.algorithm("warm-up"), Stages.algorithm("rl"));

    private final TreeMap<String, Algorithm> algorithms;

    /// @param algorithms each known algorithm with its default hyper-parameters, by name
    Kinds(Map<String, Algorithm> algorithms) {
        this.algorithms = new TreeMap<>(algorithms);
    }

    /// The default hyper-parameters of the algorithm that is called `name`.
    Algorithm algorithm(String name, String path, Document document) {
        var found = algorithms.get(name);
        if (found == null) {
            throw document.mistake(
                    path,
                    "no loaded plugin has algorithm '%s'; %s"
                            .formatted(name, Spelling.meant(name, algorithms.keySet())));
        }
        return found;
    }

    /// The name that reads back as `algorithm` once its hyper-parameters are laid over: of those of its class, the one
    /// whose defaults it departs from least.
    ///
    /// @throws IllegalArgumentException if no known algorithm is of its class
    String name(Algorithm algorithm) {
        return algorithms.entrySet().stream()
                .filter(e -> e.getValue().getClass() == algorithm.getClass())
                .min(
                        comparingLong((Map.Entry<String, Algorithm> e) ->
                                        departures((Record) algorithm, (Record) e.getValue()))
                                .thenComparing(e -> !USUAL.contains(e.getKey())))
                .map(Map.Entry::getKey)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no plugin offers %s".formatted(algorithm.getClass())));
    }

    private static long departures(Record one, Record other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .filter(c -> !Records.get(c, one).equals(Records.get(c, other)))
                .count();
    }

    /// What the stage at `path` does where the recipe is silent.
    Stage stage(ObjectNode written, String name, String path, Document document) {
        var type = written.path("type").asString("");
        return switch (type) {
            case "warm-up" -> Stages.warmUp(name, ofStage(written, "sft", path, document));
            case "evaluate" -> Stages.evaluate(name);
            case "explore" -> Stages.explore(name);
            case "rl" -> Stages.rl(name, ofStage(written, "grpo", path, document));
            case "" ->
                    throw document.mistake(
                            path, "no type; expected one of " + String.join(", ", Stages.TYPES));
            default ->
                    throw document.mistake(
                            Document.child(path, "type"),
                            "no stage '%s'; %s"
                                    .formatted(type, Spelling.meant(type, Stages.TYPES)));
        };
    }

    private Algorithm ofStage(ObjectNode written, String usual, String path, Document document) {
        var type = written.path("algorithm").path("type");
        return algorithm(
                type.asString(usual),
                Document.child(path, type.isString() ? "algorithm.type" : "algorithm"),
                document);
    }
}
