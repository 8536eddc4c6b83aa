package whetstone.core.run;

import java.util.function.Consumer;
import whetstone.api.Seed;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.role.Roles;
import whetstone.core.store.Journal;
import whetstone.model.Tokenizer;
import whetstone.train.Policy;

/// What the stages of one run share.
///
/// @param seed root of the run
/// @param roles who answers where a stage asks somebody else
/// @param events who wants to know
record Parts(
        long run,
        Recipe recipe,
        Seed seed,
        Policy policy,
        Tokenizer tokenizer,
        TaskSource source,
        Roles roles,
        Plugins plugins,
        Verifying verifying,
        Journal journal,
        Control control,
        Notes notes,
        Consumer<RunEvent> events) {}
