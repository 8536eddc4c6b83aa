package whetstone.core.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Task;
import whetstone.sample.Completion;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;
import whetstone.sample.Sampler;

/// Samples the policy on tasks and has every completion judged while the others are still being sampled.
final class OnPolicy {

    private static final int ROWS = 1024; // completions sampled at a time

    private final Parts parts;
    private final String stage;
    private final Decoding decoding;
    private final Actors actors;
    private final UnaryOperator<List<Group>> judging;
    private final Room room;

    /// @param stage that progress is reported for
    OnPolicy(Parts parts, String stage, Decoding decoding) {
        this(parts, stage, decoding, Actors.fresh(parts.policy()), UnaryOperator.identity());
    }

    /// @param actors who samples
    /// @param judging what else judges the groups, after the verifiers
    OnPolicy(
            Parts parts,
            String stage,
            Decoding decoding,
            Actors actors,
            UnaryOperator<List<Group>> judging) {
        this.parts = parts;
        this.stage = stage;
        this.decoding = decoding;
        this.actors = actors;
        this.judging = judging;
        room = new Room(stage, parts.policy().decoder().shape().context());
    }

    private record Place(int prompt, int copy) {}

    private record Judged(Completion completion, String text, Verifying.Pending verdict) {}

    /// A group of `copies` rollouts for each task, in order.
    ///
    /// @param seed of what is drawn: completion j of task i draws from `seed / i / j` alone
    /// @throws Halted if the run was asked to end meanwhile
    List<Group> sample(List<Task> tasks, int copies, Seed seed) {
        var prompts =
                IntStream.range(0, tasks.size())
                        .mapToObj(i -> prompt(tasks.get(i), copies, seed.derive(i)))
                        .toList();
        Map<Place, Judged> judged = new HashMap<>();
        int all = tasks.size() * copies;
        var sampler = new Sampler(actors.now().decoder(), parts.tokenizer().end(), ROWS);
        sampler.sample(
                prompts,
                decoding,
                (prompt, copy, completion) -> {
                    judged.put(new Place(prompt, copy), submit(tasks.get(prompt), completion));
                    parts.events().accept(new RunEvent.Sampled(stage, judged.size(), all));
                    return !parts.control().over();
                });
        if (judged.size() < all) {
            throw new Halted();
        }
        var groups = new ArrayList<Group>();
        for (int i = 0; i < tasks.size(); i++) {
            var rollouts = new ArrayList<Rollout>();
            for (int j = 0; j < copies; j++) {
                rollouts.add(
                        rollout(
                                prompts.get(i),
                                Objects.requireNonNull(judged.get(new Place(i, j)))));
            }
            groups.add(new Group(tasks.get(i), rollouts));
        }
        return judging.apply(groups);
    }

    private Prompt prompt(Task task, int copies, Seed seed) {
        var seeds = IntStream.range(0, copies).mapToObj(seed::derive).toList();
        int[] tokens = parts.source().promptTokens(parts.tokenizer(), task);
        // Before the run, only some of its prompts were looked at.
        room.require(task, tokens.length, "decoding.maxTokens", decoding.maxTokens());
        return new Prompt(tokens, seeds);
    }

    private Judged submit(Task task, Completion completion) {
        var text = parts.tokenizer().decode(completion.tokens());
        var verdict = parts.verifying().submit(() -> parts.source().judge(task, text));
        return new Judged(completion, text, verdict);
    }

    private Rollout rollout(Prompt prompt, Judged judged) {
        var completion = judged.completion();
        var verdict = judged.verdict().join();
        return new Rollout(
                prompt.tokens(),
                completion.tokens(),
                Map.of(
                        Signal.LOG_PROB, completion.logProbs(),
                        Signal.ENTROPY, completion.entropy()),
                judged.text(),
                completion.stop(),
                actors.now().version(),
                verdict,
                parts.recipe()
                        .pay()
                        .reward(verdict, completion.tokens().length, decoding.maxTokens()),
                List.of());
    }
}
