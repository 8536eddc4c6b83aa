package whetstone.core.recipe;

import static java.util.Comparator.comparingLong;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import whetstone.api.Curator;
import whetstone.api.Curriculum;
import whetstone.api.Evaluator;
import whetstone.api.RolloutPlan;
import whetstone.api.algorithm.Algorithm;

/// The values that a recipe chooses by `type:`.
final class Kinds {
    private static final Set<Class<?>> CHOSEN =
            Set.of(
                    Algorithm.class,
                    Curator.class,
                    RolloutPlan.class,
                    Curriculum.class,
                    Evaluator.class);
    private static final Set<String> USUAL =
            Set.of(Stages.algorithm("warm-up"), Stages.algorithm("rl"));

    private final TreeMap<String, Algorithm> algorithms;
    private final TreeMap<String, Curator> curators;
    private final TreeMap<String, RolloutPlan> plans;
    private final TreeMap<String, Curriculum> curricula;
    private final TreeMap<String, Evaluator> evaluators;

    /// @param algorithms each known algorithm with its default hyper-parameters, by name
    /// @param curators each known curator with its default settings, by name
    /// @param plans each known rollout plan with its default settings, by name
    /// @param curricula each known curriculum with its default settings, by name
    /// @param evaluators each known evaluator with its default settings, by name
    Kinds(
            Map<String, Algorithm> algorithms,
            Map<String, Curator> curators,
            Map<String, RolloutPlan> plans,
            Map<String, Curriculum> curricula,
            Map<String, Evaluator> evaluators) {
        this.algorithms = new TreeMap<>(algorithms);
        this.curators = new TreeMap<>(curators);
        this.plans = new TreeMap<>(plans);
        this.curricula = new TreeMap<>(curricula);
        this.evaluators = new TreeMap<>(evaluators);
    }

    /// For what has nothing that is chosen by name.
    static Kinds none() {
        return new Kinds(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /// Each known algorithm with its default hyper-parameters, by name.
    Map<String, Algorithm> algorithms() {
        return Collections.unmodifiableMap(algorithms);
    }

    /// Each known curator with its default settings, by name.
    Map<String, Curator> curators() {
        return Collections.unmodifiableMap(curators);
    }

    /// Each known rollout plan with its default settings, by name.
    Map<String, RolloutPlan> plans() {
        return Collections.unmodifiableMap(plans);
    }

    /// Each known curriculum with its default settings, by name.
    Map<String, Curriculum> curricula() {
        return Collections.unmodifiableMap(curricula);
    }

    /// Each known evaluator with its default settings, by name.
    Map<String, Evaluator> evaluators() {
        return Collections.unmodifiableMap(evaluators);
    }

    /// Whether stages take the algorithm called `name` where they name none.
    boolean usual(String name) {
        return USUAL.contains(name);
    }

    /// Whether values of `type` are chosen by name.
    static boolean choose(Class<?> type) {
        return CHOSEN.contains(type);
    }

    /// Whether `value` was chosen by name.
    static boolean chosen(Object value) {
        return CHOSEN.stream().anyMatch(type -> type.isInstance(value));
    }

    /// The default settings of what is called `name`.
    ///
    /// @param type one that [#choose]s
    Object chosen(Class<?> type, String name, String path, Document document) {
        return found(known(type), noun(type), name, path, document);
    }

    private Map<String, ?> known(Class<?> type) {
        if (type == Algorithm.class) {
            return algorithms;
        }
        if (type == Curator.class) {
            return curators;
        }
        if (type == RolloutPlan.class) {
            return plans;
        }
        return type == Curriculum.class ? curricula : evaluators;
    }

    private static String noun(Class<?> type) {
        return type == RolloutPlan.class
                ? "rollout plan"
                : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static <T> T found(
            Map<String, T> known, String kind, String name, String path, Document document) {
        var found = known.get(name);
        if (found == null) {
            throw document.mistake(
                    path,
                    "no loaded plugin has %s '%s'; %s"
                            .formatted(kind, name, Spelling.meant(name, known.keySet())));
        }
        return found;
    }

    /// The name that reads back as `value`, which was [#chosen], once its settings are laid over: of those of its class, the
    /// one whose defaults it departs from least.
    ///
    /// @throws IllegalArgumentException if no known one is of its class
    String name(Record value) {
        return Stream.<Map<String, ?>>of(algorithms, curators, plans, curricula, evaluators)
                .<Map.Entry<String, ?>>flatMap(known -> known.entrySet().stream())
                .filter(e -> e.getValue().getClass() == value.getClass())
                .min(
                        comparingLong((Map.Entry<String, ?> e) ->
                                        departures(value, (Record) e.getValue()))
                                .thenComparing(e -> !usual(e.getKey())))
                .map(Map.Entry::getKey)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no plugin offers %s".formatted(value.getClass())));
    }

    private static long departures(Record one, Record other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .filter(c -> !Records.get(c, one).equals(Records.get(c, other)))
                .count();
    }

    /// The names that may stand where `value`, which was [#chosen], stands.
    List<String> names(Record value) {
        var type = CHOSEN.stream().filter(each -> each.isInstance(value)).findFirst().orElseThrow();
        return List.copyOf(known(type).keySet());
    }

    /// What the stage at `path` does where the recipe is silent.
    Stage stage(ObjectNode written, String name, String path, Document document) {
        var type = written.path("type").asString("");
        return switch (type) {
            case "warm-up" -> Stages.warmUp(name, ofStage(written, "sft", path, document));
            case "evaluate" -> Stages.evaluate(name);
            case "explore" -> Stages.explore(name);
            case "rl" ->
                    Stages.rl(
                            name,
                            ofStage(written, "grpo", path, document),
                            plan(written, path, document),
                            curriculum(path, document));
            case "curate" -> Stages.curate(name, curator(written, Stages.CURATOR, path, document));
            case "synthesize" ->
                    Stages.synthesize(
                            name,
                            written.path("follow").asString(""),
                            curator(written, Stages.POTENTIAL, path, document));
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
        var at = Document.child(path, type.isString() ? "algorithm.type" : "algorithm");
        return found(algorithms, "algorithm", type.asString(usual), at, document);
    }

    private RolloutPlan plan(ObjectNode written, String path, Document document) {
        var type = written.path("rollouts").path("type");
        var at = Document.child(path, type.isString() ? "rollouts.type" : "rollouts");
        return found(plans, "rollout plan", type.asString(Stages.PLAN), at, document);
    }

    private Curriculum curriculum(String path, Document document) {
        var at = Document.child(path, "curriculum");
        return found(curricula, "curriculum", Stages.CURRICULUM, at, document);
    }

    private Curator curator(ObjectNode written, String usual, String path, Document document) {
        var type = written.path("curator").path("type");
        var at = Document.child(path, type.isString() ? "curator.type" : "curator");
        return found(curators, "curator", type.asString(usual), at, document);
    }
}
