package whetstone.desktop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.store.Answers;
import whetstone.core.store.Cost;
import whetstone.core.store.Graded;
import whetstone.core.store.Pools;
import whetstone.core.store.Runs;
import whetstone.core.store.StepRows;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;
import whetstone.core.store.Trajectories;
import whetstone.core.store.Trajectory;
import whetstone.core.store.Trajectory.Ended;
import whetstone.core.store.Trajectory.Kind;
import whetstone.core.store.Trajectory.Taken;
import whetstone.core.store.Workspace;
import whetstone.model.CharacterTokenizer;

/// Runs as Synthetic Data RL and SWiRL leave them, made without a teacher: the same every time.
public final class SampleData {
    static final int WRITTEN = 60;
    static final int PROBLEMS = 6;
    static final int SAMPLES = 4; // of each problem
    private static final CharacterTokenizer TOKENS = CharacterTokenizer.ascii();

    private SampleData() {}

    /// Adds a run whose stage `synthesize` wrote samples: of [#WRITTEN], every sixth has no majority and every tenth of the
    /// others is a duplicate; every fifth that is left is made harder; and of all of these every third is not selected.
    public static long synthesized(Workspace workspace) {
        long run = start(workspace, "synthetic-data-rl", "warm-up", "synthesize", "rl");
        var samples = samples();
        workspace.syntheses().put(run, 1, samples, parts(samples));
        var place = new Answers.Place(run, "synthesize", "teacher");
        workspace.answers().hit(place, 61);
        workspace.answers().keep(place, List.of(), new Cost(72, 3, 41_250, 23_870, 0.18, 64.2));
        workspace.runs().status(run, Runs.Status.DONE);
        return run;
    }

    private static long start(Workspace workspace, String name, String... stages) {
        var recipe = "name: %s\nstages: []\n".formatted(name);
        return workspace
                .runs()
                .create(new Runs.Start(name, recipe, 7, List.of(stages), List.of(), "{}", "{}"));
    }

    private static List<SampleRow> samples() {
        var random = new Seed(11).random();
        var samples = new ArrayList<SampleRow>();
        for (int i = 0; i < WRITTEN; i++) {
            samples.add(sample(i, null, 10 + random.nextInt(900), 10 + random.nextInt(900)));
        }
        var parents = samples.stream().filter(SampleRow::kept).toList();
        for (int i = 0; i < parents.size(); i += 5) {
            int number = samples.size();
            samples.add(
                    sample(
                            number,
                            parents.get(i).number(),
                            1000 + random.nextInt(9000),
                            1000 + random.nextInt(9000)));
        }
        return samples;
    }

    private static SampleRow sample(int number, @Nullable Integer parent, int a, int b) {
        boolean undecided = parent == null && number % 6 == 5;
        boolean duplicate = !undecided && number % 10 == 3;
        boolean left = !undecided && !duplicate && number % 3 == 1;
        double rate = duplicate || undecided ? 0 : (number * 7 % 32) / 32.0;
        var part = undecided ? "voting" : duplicate ? "deduplication" : left ? "selection" : null;
        var reason =
                undecided ? "no-majority" : duplicate ? "duplicate" : left ? "not-selected" : null;
        var detail =
                undecided
                        ? "5 of 16 agree"
                        : duplicate
                                ? "sample %d: %d + %d =".formatted(number - 1, a, b)
                                : left ? "pass rate %.3f".formatted(rate) : null;
        var answer = Integer.toString(a + b);
        return new SampleRow(
                number,
                parent,
                parent == null ? "written" : "harder",
                "arithmetic.md#%d".formatted(number % 4),
                "A farmer has %d apples and buys %d more. How many apples has the farmer?"
                        .formatted(a, b),
                "They add up to <answer>%d</answer>".formatted(a + b + (number % 7 == 0 ? 10 : 0)),
                undecided ? null : answer,
                undecided
                        ? null
                        : "%d + %d = %s, so <answer>%s</answer>".formatted(a, b, answer, answer),
                undecided ? null : 16,
                undecided ? null : 9 + number % 8,
                undecided ? null : "synthetic-%d".formatted(number),
                undecided ? null : number % 2 == 0,
                duplicate || undecided ? null : rate,
                number % 7 != 0,
                undecided ? null : true,
                part,
                reason,
                detail);
    }

    private static List<PartRow> parts(List<SampleRow> samples) {
        int refused = count(samples, "voting");
        int rewritten = samples.size() - WRITTEN;
        int voted = samples.size() - refused;
        int distinct = voted - count(samples, "deduplication");
        return List.of(
                new PartRow("keywords", 1, 12, 1, 0, 1, 212, 48, 1.1),
                new PartRow("retrieval", 8, 8, 0, 0, 0, 0, 0, 0),
                new PartRow("pattern", 2, 2, 1, 0, 1, 340, 96, 1.9),
                new PartRow("writing", WRITTEN, WRITTEN, WRITTEN, 1, 60, 18_400, 4_100, 11.8),
                new PartRow("voting", WRITTEN, WRITTEN - refused, 60, 0, 960, 9_800, 15_360, 38.4),
                alone("checking", WRITTEN - refused, WRITTEN - refused),
                new PartRow("rewriting", rewritten, rewritten, rewritten, 0, 6, 4_900, 890, 4.2),
                new PartRow("second-voting", rewritten, rewritten, 6, 0, 96, 2_200, 1_536, 6.8),
                alone("decontamination", voted, voted),
                alone("deduplication", voted, distinct),
                alone("scoring", distinct, distinct),
                alone("selection", distinct, distinct - count(samples, "selection")));
    }

    private static PartRow alone(String part, int entered, int passed) {
        return new PartRow(part, entered, passed, 0, 0, 0, 0, 0, 0);
    }

    private static int count(List<SampleRow> samples, String part) {
        return (int) samples.stream().filter(row -> part.equals(row.rejectedBy())).count();
    }

    /// Adds a run whose stage `explore` played [#SAMPLES] trajectories of each of [#PROBLEMS] problems: the first answers
    /// rightly in three good steps, the second wrongly, the third calls a tool that is not there, and the fourth says nothing
    /// that can be read. Those whose steps are all good are kept.
    public static long explored(Workspace workspace) {
        long run = start(workspace, "swirl", "warm-up", "explore", "rl");
        var groups = new ArrayList<Graded>();
        var states = new ArrayList<Graded>();
        var trajectories = new ArrayList<Trajectory>();
        var pool = new ArrayList<Pools.Entry>();
        for (int i = 0; i < PROBLEMS; i++) {
            play(i, groups, states, trajectories, pool);
        }
        groups.addAll(states);
        try (var journal = workspace.journal(run)) {
            var metrics = new TreeMap<>(Map.of("trajectories/count", (double) trajectories.size()));
            journal.append(
                    new StepRows("explore", 0, groups, trajectories, metrics, new TreeMap<>()));
        }
        workspace.pools().put(run, 1, pool);
        workspace.runs().status(run, Runs.Status.DONE);
        return run;
    }

    private static void play(
            int index,
            List<Graded> groups,
            List<Graded> states,
            List<Trajectory> trajectories,
            List<Pools.Entry> pool) {
        var problem = problem(index);
        var lasts = new ArrayList<Rollout>();
        for (int member = 0; member < SAMPLES; member++) {
            var acts = acts(index, member);
            var turns = new ArrayList<Taken>();
            var fate = FATES.get(member);
            for (int turn = 0; turn < acts.size(); turn++) {
                boolean last = turn == acts.size() - 1;
                var act = acts.get(turn);
                var state = state(problem, member, turn);
                if (last) {
                    lasts.add(rollout(act.text(), OUTCOMES.get(member)));
                    turns.add(act.taken(index, member));
                } else {
                    turns.add(act.taken(PROBLEMS + states.size(), 0));
                    var alone = List.of(rollout(act.text(), act.verdict()));
                    states.add(Graded.untaught(new Group(state, alone)));
                }
                double score = act.verdict() instanceof Verdict.Correct ? 1 : 0;
                pool.add(new Pools.Entry(state, act.text(), score, fate.equals("passed"), fate));
            }
            var ended = member == 3 ? Ended.TURNS : Ended.ANSWER;
            trajectories.add(new Trajectory(problem.id(), ended, turns));
        }
        groups.add(Graded.untaught(new Group(problem, lasts)));
    }

    private static final List<String> FATES =
            List.of(
                    "passed",
                    "passed",
                    "step 1 is not good: 'map' is no tool here",
                    "step 2 is not good: not exactly one action, opened and closed");
    private static final List<Verdict> OUTCOMES =
            List.of(
                    Verdict.correct("'1889' it is"),
                    Verdict.wrong("'1887' is not '1889'"),
                    Verdict.wrong("'Paris' is not '1889'"),
                    Verdict.unreadable("there is no answer"));

    /// What was done in a turn, with its verdict.
    private record Act(
            String text,
            Kind kind,
            @Nullable String tag,
            String said,
            @Nullable String result,
            Verdict verdict) {
        Taken taken(int group, int member) {
            return new Taken(
                    group,
                    member,
                    kind,
                    tag,
                    kind == Kind.UNREADABLE ? null : said,
                    result,
                    result != null && result.startsWith("error"),
                    verdict.label(),
                    verdict.why());
        }
    }

    private static List<Act> acts(int index, int member) {
        var tower = "tower %d".formatted(index);
        var look =
                call(
                        "I have to find the tower first.",
                        "search",
                        tower,
                        tower + ": in Paris, see also opening");
        return switch (member) {
            case 0 ->
                    List.of(
                            look,
                            call(
                                    "Now the year in which it was opened.",
                                    "search",
                                    tower + " opening",
                                    "The doors were opened to the public in 1889,\nfor the world fair."),
                            answer("1889", Verdict.correct("follows from what was found")));
            case 1 -> List.of(look, answer("1887", Verdict.correct("an answer after a look-up")));
            case 2 -> List.of(lost(tower), answer("Paris", Verdict.correct("an answer")));
            default ->
                    List.of(
                            look,
                            new Act(
                                    "<search>%s opening <answer>".formatted(tower),
                                    Kind.UNREADABLE,
                                    null,
                                    "",
                                    null,
                                    Verdict.unreadable(
                                            "not exactly one action, opened and closed")));
        };
    }

    private static Act lost(String tower) {
        return new Act(
                "<map>%s</map>".formatted(tower),
                Kind.CALL,
                "map",
                tower,
                "error: no tool 'map'; there are: search, math",
                Verdict.wrong("'map' is no tool here"));
    }

    private static Act call(String thought, String tag, String input, String result) {
        var text = "%s\n<%s>%s</%s>".formatted(thought, tag, input, tag);
        return new Act(
                text,
                Kind.CALL,
                tag,
                input,
                result,
                Verdict.correct("'%s' is on the way".formatted(input)));
    }

    private static Act answer(String text, Verdict verdict) {
        return new Act(
                "<answer>%s</answer>".formatted(text), Kind.ANSWER, null, text, null, verdict);
    }

    private static Task problem(int index) {
        var prompt =
                "In which year was tower %d opened to the public? Look it up with <search>…</search>."
                        .formatted(index);
        return new Task(
                "tower-" + index,
                "tools/encyclopedia",
                2,
                Split.TRAIN,
                prompt,
                "{\"answer\":\"1889\"}",
                null,
                null);
    }

    private static Task state(Task problem, int member, int turn) {
        var id = "%s-%d-%d".formatted(problem.id(), member, turn);
        var prompt = problem.prompt() + "\nturn %d".formatted(turn);
        return new Task(
                id,
                problem.domain(),
                problem.level(),
                problem.split(),
                prompt,
                problem.truth(),
                problem.id(),
                Trajectories.TURN);
    }

    private static Rollout rollout(String text, Verdict verdict) {
        var tokens = TOKENS.encode(text.replace('\n', ' '));
        var signals = new EnumMap<Signal, float[]>(Signal.class);
        signals.put(Signal.LOG_PROB, new float[tokens.length]);
        return new Rollout(
                TOKENS.encode("turn"),
                tokens,
                signals,
                text,
                Rollout.Stop.END,
                1,
                verdict,
                verdict.credit(),
                List.of());
    }
}
