package whetstone.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;
import whetstone.model.Decoder;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;
import whetstone.sample.Sampler;

/// A fixed amount of work on a decoder, for measuring how fast it goes.
///
/// @param tokens that one round handles
/// @param operationsPerToken floating-point operations: 6 per weight to learn from a token, 2 to sample one, arXiv:2001.08361,
///     section 2.1; attention's own products are not counted
/// @param round does the work once and returns when it is done
public record Workload(long tokens, double operationsPerToken, Runnable round) {

    private static final int PROMPT = 16; // tokens
    private static final int COPIES = 8; // completions of a prompt
    private static final int NO_END = -1; // no token ends a completion early
    private static final Task NONE =
            new Task("bench", "bench", 0, Split.TRAIN, "", "{}", null, null);

    /// One optimizer step on random sequences, as in supervised fine-tuning.
    ///
    /// @param rows sequences
    /// @param length tokens that are learned from, per sequence
    public static Workload training(Decoder decoder, int rows, int length, Seed seed) {
        var policy = new Policy(decoder);
        var minibatch =
                IntStream.range(0, rows)
                        .mapToObj(i -> demonstration(decoder, length, seed.derive(i)))
                        .toList();
        return new Workload(
                (long) rows * length,
                6.0 * decoder.shape().parameters(),
                () -> policy.descend(minibatch, new Likelihood(), 1, Optimizer.defaults(), 1e-6));
    }

    private static CreditedGroup demonstration(Decoder decoder, int length, Seed seed) {
        var random = seed.random();
        var tokens = random.ints(length + 1, 0, decoder.shape().vocabulary()).toArray();
        var rollout =
                new Rollout(
                        new int[] {tokens[0]},
                        Arrays.copyOfRange(tokens, 1, length + 1),
                        Map.of(),
                        "",
                        Rollout.Stop.GIVEN,
                        0,
                        Verdict.correct("bench"),
                        1,
                        List.of());
        return new CreditedGroup(new Group(NONE, List.of(rollout)), List.of(rollout.spread(1)));
    }

    /// The log-likelihood of demonstrations, as in supervised fine-tuning.
    private record Likelihood() implements Algorithm {
        @Override
        public List<float[]> credit(Group group) {
            return group.rollouts().stream().map(rollout -> rollout.spread(1)).toList();
        }

        @Override
        public NDArray loss(Minibatch batch, Outputs now) {
            return Reduction.TOKEN_MEAN.apply(now.logProbs().neg(), batch);
        }
    }

    /// Completions of random prompts, sampled together.
    ///
    /// @param rows completions
    /// @param length tokens of each
    public static Workload sampling(Decoder decoder, int rows, int length, Seed seed) {
        var prompts = new ArrayList<Prompt>();
        for (int i = 0; i < rows / COPIES; i++) {
            var own = seed.derive(i);
            var tokens = own.random().ints(PROMPT, 0, decoder.shape().vocabulary()).toArray();
            prompts.add(
                    new Prompt(tokens, IntStream.range(0, COPIES).mapToObj(own::derive).toList()));
        }
        var sampler = new Sampler(decoder, NO_END, rows);
        var decoding = new Decoding(1, 1, 0, length);
        return new Workload(
                (long) prompts.size() * COPIES * length,
                2.0 * decoder.shape().parameters(),
                () -> sampler.sample(prompts, decoding, (_, _, _) -> true));
    }
}
