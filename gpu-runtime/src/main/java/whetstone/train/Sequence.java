package whetstone.train;

import java.nio.IntBuffer;
import whetstone.api.Rollout;

/// The tokens of a rollout, equal to those of another that says the same: a policy says the same of both, and is asked
/// once.
record Sequence(IntBuffer prompt, IntBuffer completion) {

    static Sequence of(Rollout rollout) {
        return new Sequence(IntBuffer.wrap(rollout.prompt()), IntBuffer.wrap(rollout.completion()));
    }
}
