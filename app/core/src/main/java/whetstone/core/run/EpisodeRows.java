package whetstone.core.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import whetstone.api.Action;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.store.Graded;
import whetstone.core.store.Trajectory;

/// Episodes as they are stored: the last action of each in the group of its problem, judged by the outcome; those before
/// in groups of their states, judged by themselves; and for each episode its turns, which point at both.
final class EpisodeRows {

    private final Parts parts;
    private final int maxTokens;
    private final Map<String, List<Rollout>> members = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final IdentityHashMap<Episode.Act, Place> places = new IdentityHashMap<>();
    private final List<Episode> episodes;

    private record Place(String task, int member) {}

    /// @param maxTokens of a turn
    EpisodeRows(Parts parts, int maxTokens, List<Episode> episodes) {
        this.parts = parts;
        this.maxTokens = maxTokens;
        this.episodes = episodes;
        // Problems first, so that their groups are where those of other stages are.
        for (var episode : episodes) {
            put(episode.last(), episode.problem(), episode.outcome());
        }
        for (var episode : episodes) {
            var before = episode.acts().subList(0, episode.acts().size() - 1);
            before.forEach(act -> put(act, act.state(), act.verdict()));
        }
    }

    private void put(Episode.Act act, Task task, Verdict verdict) {
        tasks.putIfAbsent(task.id(), task);
        var group = members.computeIfAbsent(task.id(), _ -> new ArrayList<>());
        places.put(act, new Place(task.id(), group.size()));
        group.add(rollout(act, verdict));
    }

    private Rollout rollout(Episode.Act act, Verdict verdict) {
        var completion = act.completion();
        return new Rollout(
                act.prompt(),
                completion.tokens(),
                Map.of(
                        Signal.LOG_PROB, completion.logProbs(),
                        Signal.ENTROPY, completion.entropy()),
                act.text(),
                completion.stop(),
                parts.policy().version(),
                verdict,
                parts.recipe().pay().reward(verdict, completion.tokens().length, maxTokens),
                List.of());
    }

    /// All groups; those of problems first, in order.
    List<Graded> groups() {
        return tasks.values().stream().map(this::graded).toList();
    }

    /// How many groups, from the first one, are of problems.
    long problems() {
        return episodes.stream().map(Episode::problem).map(Task::id).distinct().count();
    }

    private Graded graded(Task task) {
        return Graded.untaught(new Group(task, members.getOrDefault(task.id(), List.of())));
    }

    /// A trajectory for each episode, in order.
    List<Trajectory> trajectories() {
        var positions = new LinkedHashMap<String, Integer>();
        tasks.keySet().forEach(id -> positions.put(id, positions.size()));
        return episodes.stream()
                .map(episode ->
                        new Trajectory(
                                episode.problem().id(),
                                episode.ended(),
                                episode.acts().stream().map(act -> taken(act, positions)).toList()))
                .toList();
    }

    private Trajectory.Taken taken(Episode.Act act, Map<String, Integer> positions) {
        var place = Objects.requireNonNull(places.get(act));
        var said = Said.of(act.action());
        var shown = act.result();
        return new Trajectory.Taken(
                Objects.requireNonNull(positions.get(place.task())),
                place.member(),
                said.kind(),
                said.tag(),
                said.input(),
                shown == null ? null : shown.result(),
                shown != null && shown.failed(),
                act.verdict().label(),
                act.verdict().why());
    }

    /// An action in columns.
    private record Said(Trajectory.Kind kind, @Nullable String tag, @Nullable String input) {
        static Said of(Action action) {
            return switch (action) {
                case Action.Call call -> new Said(Trajectory.Kind.CALL, call.tag(), call.input());
                case Action.Answer answer -> new Said(Trajectory.Kind.ANSWER, null, answer.text());
                case Action.Unreadable _ -> new Said(Trajectory.Kind.UNREADABLE, null, null);
            };
        }
    }

    /// The step's metrics: those of any evaluation, of outcomes, and those of the steps. METRICS.md says what each one is.
    SortedMap<String, Double> metrics() {
        var metrics =
                new TreeMap<>(StepMetrics.ofRollouts(groups().stream().limit(problems()).toList()));
        var acts = episodes.stream().flatMap(episode -> episode.acts().stream()).toList();
        metrics.put("trajectories/count", (double) episodes.size());
        metrics.put("trajectories/mean_turns", (double) acts.size() / episodes.size());
        metrics.put(
                "trajectories/good_step_share",
                share(acts.stream().map(Episode.Act::good).toList()));
        metrics.put(
                "trajectories/good_share", share(episodes.stream().map(Episode::good).toList()));
        metrics.put(
                "trajectories/answered_share",
                share(episodes.stream().map(e -> e.ended() == Trajectory.Ended.ANSWER).toList()));
        return metrics;
    }

    private static double share(List<Boolean> all) {
        return all.stream().mapToInt(so -> so ? 1 : 0).average().orElse(Double.NaN);
    }
}
