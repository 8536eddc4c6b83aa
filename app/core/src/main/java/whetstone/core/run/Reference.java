package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.model.Decoder;
import whetstone.train.Scoring;

/// The frozen policy that an algorithm keeps the trained one close to.
///
/// @param temperature that completions are sampled at
record Reference(Decoder decoder, double temperature) {

    /// The groups with the reference's log-probabilities recorded.
    List<Group> score(List<Group> groups) {
        var rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
        var logProbs = Scoring.logProbs(decoder, rollouts, temperature).iterator();
        var scored = new ArrayList<Group>();
        for (var group : groups) {
            List<Rollout> members = new ArrayList<>();
            for (var rollout : group.rollouts()) {
                members.add(rollout.with(Signal.REFERENCE_LOG_PROB, logProbs.next()));
            }
            scored.add(new Group(group.task(), members));
        }
        return scored;
    }
}
