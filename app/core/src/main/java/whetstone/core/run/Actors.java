package whetstone.core.run;

import java.util.Optional;
import whetstone.model.Decoders;
import whetstone.train.Policy;

/// Who samples at each step of a stage: the policy as it is, or a copy of it that is renewed now and then, as where
/// sampling runs ahead of training with a bounded staleness: AReaL, arXiv:2505.24298, section 5.1.
final class Actors {

    private final Policy policy;
    private final int staleness;
    private Optional<Actor> copy;

    /// @param staleness steps that a copy may be behind; 0 takes no copy
    /// @param copy that a stopped run had, or one that a fork left, whose staleness may have been another
    Actors(Policy policy, int staleness, Optional<Actor> copy) {
        this.policy = policy;
        this.staleness = staleness;
        this.copy = copy;
        if (staleness == 0) {
            end();
        }
    }

    /// The policy as it is.
    static Actors fresh(Policy policy) {
        return new Actors(policy, 0, Optional.empty());
    }

    /// Begins step `index`.
    void begin(int index) {
        if (staleness > 0 && index % (staleness + 1) == 0) {
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
