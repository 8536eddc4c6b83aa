package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.model.Decoder;
import whetstone.train.Scoring;

/// Another opinion on what was sampled: that of the frozen reference, or of the policy itself before the step.
///
/// @param signal as which it is recorded
/// @param temperature that completions are sampled at
record Reference(Signal signal, Decoder decoder, double temperature) {

    /// The groups with the log-probabilities of all of `references` recorded.
    static List<Group> all(List<Reference> references, List<Group> groups) {
        var scored = groups;
        for (var reference : references) {
            scored = reference.score(scored);
        }
        return scored;
    }

    /// The groups with the decoder's log-probabilities recorded.
    List<Group> score(List<Group> groups) {
        var rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
        var logProbs = Scoring.logProbs(decoder, rollouts, temperature).iterator();
        var scored = new ArrayList<Group>();
        for (var group : groups) {
            List<Rollout> members = new ArrayList<>();
            for (var rollout : group.rollouts()) {
                members.add(rollout.with(signal, logProbs.next()));
            }
            scored.add(new Group(group.task(), members));
        }
        return scored;
    }
}
