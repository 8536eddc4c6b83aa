package whetstone.core.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import whetstone.api.Action;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.core.store.Trajectory;
import whetstone.sample.Completion;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;
import whetstone.sample.Sampler;

/// Samples the policy on problems in several turns. All episodes that are still open take their turn together; tools are
/// called and steps are judged while others are still being sampled. Episodes in the same state share the reading of it.
final class Episodes {

    private static final int ROWS = 1024; // completions sampled at a time

    private final Parts parts;
    private final String stage;
    private final Decoding decoding;
    private final int turns;
    private final ToolTasks.Noise noise;

    /// @param stage that progress is reported for
    /// @param decoding of one turn
    /// @param turns per episode, at most
    /// @param noise of the judge of steps
    Episodes(Parts parts, String stage, Decoding decoding, int turns, ToolTasks.Noise noise) {
        this.parts = parts;
        this.stage = stage;
        this.decoding = decoding;
        this.turns = turns;
        this.noise = noise;
    }

    /// What goes on beside the sampler about one action in one state, whoever takes it.
    ///
    /// @param called holds what the tool found once `call` has ended
    private record Pending(
            String text,
            Action action,
            Verifying.Pending verdict,
            Verifying.Pending call,
            AtomicReference<Turn> called) {}

    /// Episodes that are in the same state.
    ///
    /// @param begun by what was written
    private record Place(
            Task state, int[] prompt, List<Episode> episodes, Map<String, Pending> begun) {

        static Place of(Task state, int[] prompt, Episode first) {
            return new Place(state, prompt, new ArrayList<>(List.of(first)), new HashMap<>());
        }
    }

    private record Sampled(Completion completion, Pending pending) {}

    private record Standing(String problem, List<Turn> turns) {}

    /// `copies` episodes for each problem, in order, each judged by its outcome.
    ///
    /// @param seed turn t of episode j of problem i draws from `seed / i / j / t` alone
    /// @throws Halted if the run was asked to end meanwhile
    List<Episode> play(List<Task> problems, int copies, Seed seed) {
        var all = new ArrayList<Episode>();
        for (int i = 0; i < problems.size(); i++) {
            for (int j = 0; j < copies; j++) {
                all.add(new Episode(problems.get(i), seed.derive(i).derive(j)));
            }
        }
        for (int turn = 0; turn < turns; turn++) {
            var places = places(all.stream().filter(Episode::open).toList());
            if (places.isEmpty()) {
                break;
            }
            turn(places, all);
        }
        all.stream().filter(Episode::open).forEach(e -> e.end(Trajectory.Ended.TURNS));
        judge(all);
        return all;
    }

    // The states of `open`, without those that the model has no room to go on from.
    private List<Place> places(List<Episode> open) {
        var places = new LinkedHashMap<Standing, Place>();
        for (var episode : open) {
            var standing = new Standing(episode.problem().id(), episode.turns());
            var known = places.get(standing);
            if (known != null) {
                known.episodes().add(episode);
                continue;
            }
            var state = parts.source().tools().state(episode.problem(), episode.turns(), noise);
            var prompt = parts.source().promptTokens(parts.tokenizer(), state);
            if (prompt.length + decoding.maxTokens() <= context()) {
                places.put(standing, Place.of(state, prompt, episode));
            } else {
                requireStarted(episode, prompt.length);
                episode.end(Trajectory.Ended.CONTEXT);
            }
        }
        return List.copyOf(places.values());
    }

    private int context() {
        return parts.policy().decoder().shape().context();
    }

    // What the preflight check has drawn is not all that there is.
    private void requireStarted(Episode episode, int prompt) {
        if (episode.acts().isEmpty()) {
            throw new IllegalStateException(
                    "stage %s: a problem of %s, level %d, has %d tokens, which leaves no room for a turn of %d in the model's context of %d; raise model.context"
                            .formatted(
                                    stage,
                                    episode.problem().domain(),
                                    episode.problem().level(),
                                    prompt,
                                    decoding.maxTokens(),
                                    context()));
        }
    }

    private void turn(List<Place> places, List<Episode> all) {
        var prompts =
                places.stream()
                        .map(place ->
                                new Prompt(
                                        place.prompt(),
                                        place.episodes().stream().map(Episode::nextSeed).toList()))
                        .toList();
        Map<Episode, Sampled> sampled = new HashMap<>();
        long before = all.stream().filter(episode -> !episode.open()).count();
        var sampler = new Sampler(parts.policy().decoder(), parts.tokenizer().end(), ROWS);
        sampler.sample(
                prompts,
                decoding,
                (at, copy, completion) -> {
                    var place = places.get(at);
                    var text = parts.tokenizer().decode(completion.tokens());
                    var begun = place.begun().computeIfAbsent(text, _ -> begun(place, text));
                    sampled.put(place.episodes().get(copy), new Sampled(completion, begun));
                    return !parts.control().over();
                });
        int expected = places.stream().mapToInt(place -> place.episodes().size()).sum();
        if (sampled.size() < expected) {
            throw new Halted();
        }
        for (var place : places) {
            for (var episode : place.episodes()) {
                episode.add(act(place, Objects.requireNonNull(sampled.get(episode))));
            }
        }
        long over = all.stream().filter(episode -> !episode.open()).count();
        if (over > before) {
            parts.events().accept(new RunEvent.Sampled(stage, (int) over, all.size()));
        }
    }

    private Pending begun(Place place, String text) {
        var source = parts.source();
        var problem = place.episodes().getFirst().problem();
        var before = place.episodes().getFirst().turns();
        var action = source.tools().read(problem, text);
        var called = new AtomicReference<>(ToolTasks.failed(action, "not called"));
        var verdict = parts.verifying().submit(() -> source.judge(place.state(), text));
        var call =
                parts.verifying()
                        .submit(() -> {
                            if (!(action instanceof Action.Answer)) {
                                called.set(source.tools().take(problem, before, action));
                            }
                            return Verdict.correct("called");
                        });
        return new Pending(text, action, verdict, call, called);
    }

    private Episode.Act act(Place place, Sampled sampled) {
        var pending = sampled.pending();
        var called = pending.call().join();
        var result =
                switch (pending.action()) {
                    case Action.Answer _ -> null;
                    case Action.Call _, Action.Unreadable _ ->
                            called instanceof Verdict.Correct
                                    ? writable(pending.action(), pending.called().get())
                                    : ToolTasks.failed(pending.action(), why(called));
                };
        return new Episode.Act(
                place.state(),
                place.prompt(),
                sampled.completion(),
                pending.text(),
                pending.action(),
                pending.verdict().join(),
                result);
    }

    private static String why(Verdict called) {
        return called instanceof Verdict.Unscorable(var cause, _, _) && cause == Verdict.Cause.TIME
                ? "no result in time"
                : "the tool failed";
    }

    // A result with characters that the model has no tokens for cannot be shown to it.
    private Turn writable(Action action, Turn turn) {
        try {
            parts.tokenizer().encode(turn.result());
            return turn;
        } catch (IllegalArgumentException e) {
            return ToolTasks.failed(action, "the result has characters that cannot be shown");
        }
    }

    private void judge(List<Episode> all) {
        var verdicts =
                all.stream()
                        .map(episode ->
                                parts.verifying()
                                        .submit(() ->
                                                parts.source()
                                                        .judge(
                                                                episode.problem(),
                                                                episode.last().text())))
                        .toList();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).judged(verdicts.get(i).join());
        }
    }
}
