package whetstone.core.run;

import java.util.Optional;
import whetstone.core.recipe.Stage;
import whetstone.model.Decoders;
import whetstone.train.Policy;

/// Who samples at each step of a stage: the policy as it is, or a copy of it that is renewed now and then, as where
/// sampling runs ahead of training with a bounded staleness: AReaL, arXiv:2505.24298, section 5.1.
final class Actors {

    private final Policy policy;
    private final int every; // steps between two copies; 0 takes none
    private Optional<Actor> copy;

    private Actors(Policy policy, int every, Optional<Actor> copy) {
        this.policy = policy;
        this.every = every;
        this.copy = copy;
        if (every == 0) {
            end();
        }
    }

    /// As `stage` wants it. A copy that samples the next step is one step older when that is learned from.
    ///
    /// @param copy that a stopped run had, or one that a fork left, whose staleness may have been another
    static Actors of(Stage.Rl stage, Policy policy, Optional<Actor> copy) {
        boolean behind = stage.staleness() > 0;
        int every = stage.ahead() ? stage.staleness() : stage.staleness() + 1;
        return new Actors(policy, behind ? every : 0, copy);
    }

    /// The policy as it is.
    static Actors fresh(Policy policy) {
        return new Actors(policy, 0, Optional.empty());
    }

    /// Begins step `index`.
    void begin(int index) {
        if (every > 0 && (index % every == 0 || copy.isEmpty())) {
            end();
            copy = Optional.of(new Actor(Decoders.copy(policy.decoder()), policy.version()));
        }
    }

    /// Frees the copy, at the end of the stage.
    void end() {
        copy.ifPresent(old -> old.decoder().close());
        copy = Optional.empty();
    }

    /// Who samples now.
    Actor now() {
        return copy.orElseGet(() -> new Actor(policy.decoder(), policy.version()));
    }

    /// The copy, where there is one.
    Optional<Actor> copy() {
        return copy;
    }
}
