package whetstone.core.run;

import java.util.Optional;
import whetstone.train.Policy;

/// What a training stage has beside the policy that it teaches.
///
/// @param actors who samples
/// @param criticism where the algorithm has a critic
/// @param buffer where groups of earlier steps are trained on once more
record Beside(Actors actors, Optional<Criticism> criticism, Optional<ReplayBuffer> buffer) {

    /// Nothing: the policy samples itself.
    static Beside nothing(Policy policy) {
        return new Beside(Actors.fresh(policy), Optional.empty(), Optional.empty());
    }
}
