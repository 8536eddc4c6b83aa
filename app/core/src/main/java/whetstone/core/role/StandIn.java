package whetstone.core.role;

import whetstone.api.Seed;
import whetstone.core.recipe.RoleBinding;

/// Makes a program that answers in place of a model, for example one that knows the right answer and errs at a given
/// rate. Recipes name it by `standIn`.
@FunctionalInterface
public interface StandIn {

    /// The program.
    ///
    /// @param settings as the recipe says, the error rate among them
    /// @param seed of whatever it does by chance
    /// @throws IllegalArgumentException if it cannot work with these settings
    ChatModel of(RoleBinding.StandIn settings, Seed seed);
}
