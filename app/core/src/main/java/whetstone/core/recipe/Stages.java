package whetstone.core.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import whetstone.api.Curator;
import whetstone.api.Curriculum;
import whetstone.api.RolloutPlan;
import whetstone.api.Split;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.Stage.Synthesize.Source;
import whetstone.sample.Decoding;
import whetstone.train.Optimizer;

/// The stages that a recipe can name, by type, and what they do where it says nothing.
final class Stages {
    static final List<String> TYPES =
            List.of("warm-up", "evaluate", "curate", "explore", "synthesize", "rl");

    /// The name of the curator of a stage that names none.
    static final String CURATOR = "band";

    /// The name of the curator of a stage that makes data and names none.
    static final String POTENTIAL = "hardest-solved";

    /// The name of the rollout plan of a stage that names none.
    static final String PLAN = "even";

    /// The name of the curriculum of a stage that names none.
    static final String CURRICULUM = "pass-rate";

    private Stages() {}

    static String type(Stage stage) {
        return switch (stage) {
            case Stage.WarmUp _ -> "warm-up";
            case Stage.Evaluate _ -> "evaluate";
            case Stage.Explore _ -> "explore";
            case Stage.Curate _ -> "curate";
            case Stage.Synthesize _ -> "synthesize";
            case Stage.Rl _ -> "rl";
        };
    }

    /// The name of the algorithm of a stage that names none; empty where the stage has no algorithm.
    static String algorithm(String type) {
        return switch (type) {
            case "warm-up" -> "sft";
            case "rl" -> "grpo";
            default -> "";
        };
    }

    static Stage.WarmUp warmUp(String name, Algorithm algorithm) {
        return new Stage.WarmUp(name, 200, 128, 1, "", algorithm, Optimizer.defaults());
    }

    static Stage.Evaluate evaluate(String name) {
        return new Stage.Evaluate(
                name, Split.TEST, 256, 8, 1, List.of(), List.of(), Decoding.defaults());
    }

    /// Five samples and five steps: what SWiRL does for questions, arXiv:2504.04736, section 3.1.
    static Stage.Explore explore(String name) {
        return new Stage.Explore(
                name,
                1000,
                5,
                5,
                0,
                Stage.Filter.PROCESS,
                0,
                List.of(),
                new Stage.Explore.Judges("", "", 3, new Synthesize.Sampling(0.7, 1, 1000)),
                Decoding.defaults());
    }

    static Stage.Curate curate(String name, Curator curator) {
        return new Stage.Curate(name, "", 512, 16, 128, curator, Decoding.defaults());
    }

    /// @param follow `code`, or anything else for the paper
    static Synthesize synthesize(String name, String follow, Curator curator) {
        boolean code = follow.equals(Scalars.label(Source.CODE));
        var teacher = new Synthesize.Sampling(0.7, 1, 4000);
        return new Synthesize(
                name,
                TaskDefinition.defaults(),
                code ? Source.CODE : Source.PAPER,
                new Synthesize.Amounts(500, 16, 0, 64, 500, 10_000),
                true,
                curator,
                new Synthesize.Samplings(
                        teacher,
                        teacher,
                        teacher,
                        new Decoding(0, 1, 0, 1500),
                        code ? new Decoding(1.2, 0.95, 0, 1500) : new Decoding(0.7, 1, 0, 1500)),
                new Synthesize.Cleaning(10, 0.8));
    }

    static Stage.Rl rl(String name, Algorithm algorithm, RolloutPlan plan, Curriculum curriculum) {
        return new Stage.Rl(
                name,
                100,
                128,
                8,
                256,
                1,
                plan,
                1,
                0,
                false,
                Map.of(),
                new Stage.Buffer(0, 4),
                "",
                curriculum,
                false,
                algorithm,
                Optimizer.defaults(),
                Decoding.defaults());
    }

    /// The name of each entry as written, or its type, with a number where an earlier entry has that name already.
    static List<String> names(Iterable<JsonNode> written) {
        var taken = new HashSet<String>();
        written.forEach(stage -> taken.add(stage.path("name").asString("")));
        var names = new ArrayList<String>();
        for (var stage : written) {
            var name = stage.path("name").asString("");
            names.add(name.isEmpty() ? free(stage.path("type").asString(""), taken) : name);
        }
        return names;
    }

    private static String free(String type, Set<String> taken) {
        var name = type;
        for (int i = 2; !taken.add(name); i++) {
            name = type + "-" + i;
        }
        return name;
    }
}
