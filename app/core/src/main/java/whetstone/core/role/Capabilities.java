package whetstone.core.role;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import whetstone.core.recipe.RoleBinding.Ability;

/// What was found out about an endpoint.
///
/// @param abilities that it showed
/// @param limit its name for the longest reply: `max_tokens`, or `max_completion_tokens` where it refuses that
public record Capabilities(Set<Ability> abilities, String limit) {

    /// Which of the two names the server takes is found out.
    static final String OLD_LIMIT = "max_tokens";

    static final String NEW_LIMIT = "max_completion_tokens";

    public Capabilities {
        abilities = Set.copyOf(abilities);
    }

    boolean has(Ability ability) {
        return abilities.contains(ability);
    }

    /// Without `ability`, which it turned out to lack.
    Capabilities without(Ability ability) {
        var rest = EnumSet.noneOf(Ability.class);
        rest.addAll(abilities);
        rest.remove(ability);
        return new Capabilities(rest, limit);
    }

    /// In order, for people.
    SortedSet<Ability> sorted() {
        return new TreeSet<>(abilities);
    }

    /// Where what was found out is kept from one process to the next.
    public interface Memory {
        /// Nothing where nothing is known yet.
        Optional<Capabilities> known();

        /// Keeps `found` from now on.
        void learned(Capabilities found);
    }
}
