package whetstone.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
        var empty = tasks.stream().map(task -> new Group(task, List.of())).toList();
        return more(empty, Collections.nCopies(tasks.size(), copies), seed);
    }

    /// The groups with more rollouts: what completion j of group i is, does not depend on when it is sampled.
    ///
    /// @param counts how many more, for each group
    /// @param seed as in [#sample], the same one each time
    /// @throws Halted if the run was asked to end meanwhile
    List<Group> more(List<Group> groups, List<Integer> counts, Seed seed) {
        var wanted = IntStream.range(0, groups.size()).filter(i -> counts.get(i) > 0).toArray();
        var tasks = Arrays.stream(wanted).mapToObj(i -> groups.get(i).task()).toList();
        var prompts =
                Arrays.stream(wanted)
                        .mapToObj(i -> prompt(groups.get(i), counts.get(i), seed.derive(i)))
                        .toList();
        var sampled = sampled(tasks, prompts).iterator();
        return IntStream.range(0, groups.size())
                .mapToObj(i ->
                        counts.get(i) > 0 ? joined(groups.get(i), sampled.next()) : groups.get(i))
                .toList();
    }

    private static Group joined(Group group, Group more) {
        var rollouts = new ArrayList<>(group.rollouts());
        rollouts.addAll(more.rollouts());
        return new Group(group.task(), rollouts);
    }

    private List<Group> sampled(List<Task> tasks, List<Prompt> prompts) {
        Map<Place, Judged> judged = new HashMap<>();
        int all = prompts.stream().mapToInt(prompt -> prompt.seeds().size()).sum();
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
            for (int j = 0; j < prompts.get(i).seeds().size(); j++) {
                rollouts.add(
                        rollout(
                                prompts.get(i),
                                Objects.requireNonNull(judged.get(new Place(i, j)))));
            }
            groups.add(new Group(tasks.get(i), rollouts));
        }
        return judging.apply(groups);
    }

    private Prompt prompt(Group group, int count, Seed seed) {
        var task = group.task();
        int first = group.rollouts().size();
        var seeds = IntStream.range(first, first + count).mapToObj(seed::derive).toList();
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
