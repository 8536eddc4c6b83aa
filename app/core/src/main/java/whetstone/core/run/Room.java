package whetstone.core.run;

import whetstone.api.Task;
import whetstone.core.recipe.RecipeException;

/// What a stage's model has room for.
///
/// @param context longest sequence that the model takes, tokens
record Room(String stage, int context) {

    /// @param prompt tokens of the task's prompt
    /// @param what follows it
    /// @param tokens of that
    /// @throws RecipeException if both together are too long; says what to do
    void require(Task task, int prompt, String what, int tokens) {
        if (prompt + tokens > context) {
            throw new RecipeException(
                    "stages.%s: a prompt of %s, level %d, has %d tokens and %s %d, together more than the model's context of %d; raise model.context or shorten one of the two"
                            .formatted(
                                    stage,
                                    task.domain(),
                                    task.level(),
                                    prompt,
                                    what,
                                    tokens,
                                    context));
        }
    }
}
