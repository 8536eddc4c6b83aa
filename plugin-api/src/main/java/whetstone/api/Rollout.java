package whetstone.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One completion of one task, with all that was recorded while it was sampled and judged. The token ids are the
/// record; the text is derived from them.
///
/// @param prompt token ids, length P
/// @param completion token ids that the policy chose, length T, at least 1, the stop token included
/// @param signals per-token recordings, each of length T
/// @param text the completion, decoded, without the stop token
/// @param stop why sampling ended
/// @param policyVersion optimizer steps taken by the policy that sampled it
/// @param verdict the judgement
/// @param reward what the recipe pays for that judgement
/// @param steps the completion cut into reasoning steps, in order; empty unless the recipe asks for steps
public record Rollout(
        int[] prompt,
        int[] completion,
        Map<Signal, float[]> signals,
        String text,
        Stop stop,
        int policyVersion,
        Verdict verdict,
        double reward,
        List<Step> steps) {

    /// Why sampling ended.
    public enum Stop {
        /// The policy said that it was done.
        END,
        /// The length limit was reached.
        LENGTH,
        /// Not sampled: a demonstration.
        GIVEN
    }

    /// Tokens `from` (included) to `to` (excluded) and the reward they earned by themselves.
    public record Step(int from, int to, double reward) {}

    public Rollout {
        signals = Map.copyOf(signals);
        steps = List.copyOf(steps);
        if (completion.length == 0) {
            throw new IllegalArgumentException("a rollout has at least one completion token");
        }
        int length = completion.length;
        signals.forEach((signal, perToken) -> {
            if (perToken.length != length) {
                throw new IllegalArgumentException(
                        "%s has %d entries for %d completion tokens"
                                .formatted(signal, perToken.length, length));
            }
        });
    }

    /// The recording of `signal`, length T.
    ///
    /// @throws IllegalStateException if it was not recorded
    public float[] signal(Signal signal) {
        var perToken = signals.get(signal);
        if (perToken == null) {
            throw new IllegalStateException(
                    "%s was not recorded; recorded: %s. List it in the algorithm's needs()"
                            .formatted(signal, signals.keySet()));
        }
        return perToken;
    }

    /// The same rollout, paid otherwise.
    public Rollout withReward(double other) {
        return new Rollout(
                prompt, completion, signals, text, stop, policyVersion, verdict, other, steps);
    }

    /// The same rollout with a recording more, length T.
    public Rollout with(Signal signal, float[] perToken) {
        var more = new EnumMap<Signal, float[]>(Signal.class);
        more.putAll(signals);
        more.put(signal, perToken);
        return new Rollout(
                prompt, completion, more, text, stop, policyVersion, verdict, reward, steps);
    }

    /// The same credit for every completion token, length T.
    public float[] spread(double credit) {
        var perToken = new float[completion.length];
        Arrays.fill(perToken, (float) credit);
        return perToken;
    }
}
