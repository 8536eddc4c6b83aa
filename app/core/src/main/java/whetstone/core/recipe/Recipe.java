package whetstone.core.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Range;

/// Everything that decides what a run does. Two runs of one recipe with the same plugins on the same kind of device
/// write the same rows.
///
/// @param name shown in lists
/// @param seed root of the run's randomness
/// @param model the policy before the first stage
/// @param tasks which problems there are
/// @param pay what a verdict is worth
/// @param roles who answers for teacher, judge and the like, by role; stages say which roles they need
/// @param tools that the host brings besides those of plugins, by the id that domains offer them under
/// @param checkpointEvery steps between checkpoints within a stage; one is also written after each stage
/// @param pauseAboveUnscorable share of rollouts in a step that may be unscorable before the run pauses
/// @param pauseOn rules of the run doctor that pause the run when they are broken, by name
/// @param stages what is done, in order
public record Recipe(
        String name,
        long seed,
        ModelChoice model,
        TaskMix tasks,
        Pay pay,
        Map<String, RoleBinding> roles,
        Map<String, KnowledgeTool> tools,
        @Range(min = 1, max = 1e9) int checkpointEvery,
        @Range(min = 0, max = 1) double pauseAboveUnscorable,
        List<String> pauseOn,
        List<Stage> stages) {

    public Recipe {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
        pauseOn = List.copyOf(pauseOn);
        stages = List.copyOf(stages);
        if (checkpointEvery < 1) {
            throw new IllegalArgumentException(
                    "checkpointEvery must be at least 1, was " + checkpointEvery);
        }
    }

    /// What is not written.
    public static Recipe defaults() {
        return new Recipe(
                "untitled",
                0,
                ModelChoice.defaults(),
                TaskMix.defaults(),
                Pay.defaults(),
                Map.of(),
                Map.of(),
                50,
                0.1,
                List.of(),
                List.of());
    }

    /// The same recipe with other stages.
    public Recipe withStages(List<Stage> others) {
        return new Recipe(
                name,
                seed,
                model,
                tasks,
                pay,
                roles,
                tools,
                checkpointEvery,
                pauseAboveUnscorable,
                pauseOn,
                others);
    }
}
