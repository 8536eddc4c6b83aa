package whetstone.core.plugin;

import java.util.List;
import whetstone.api.Action;
import whetstone.api.Seed;
import whetstone.api.ToolDomain;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

/// Judges one action of a domain with tools in the state in which it is taken, as a verifier that any stored task can
/// name: its id is the domain's with `/step` behind. This is the process judge of SWiRL, arXiv:2504.04736, section 3.1.
///
/// It may be made to err: then a set share of its verdicts on readable actions is turned round. Which ones hangs on the
/// state and the action alone, so that a judge asked twice says the same.
public final class StepJudge implements Verifier<StepJudge.State> {

    private final ToolDomain<?> domain;
    private final String domainId;

    StepJudge(ToolDomain<?> domain, String domainId) {
        this.domain = domain;
        this.domainId = domainId;
    }

    /// What has happened when an action is to be taken, and how the action will be judged.
    ///
    /// @param truth of the problem, JSON
    /// @param before the turns so far, with what tools really found
    /// @param noise share of verdicts that is turned round, in [0, 1]
    /// @param seed decides which
    public record State(String truth, List<Turn> before, double noise, long seed) {
        public State {
            before = List.copyOf(before);
        }

        /// Whether the same was asked before.
        public boolean asked(Action.Call call) {
            return before.stream()
                    .anyMatch(turn ->
                            turn.tag().equals(call.tag()) && turn.input().equals(call.input()));
        }
    }

    /// The id of the judge of the steps of a domain.
    public static String id(String domain) {
        return domain + "/step";
    }

    @Override
    public String id() {
        return id(domainId);
    }

    @Override
    public Class<State> truthType() {
        return State.class;
    }

    @Override
    public Verdict verify(State state, String completion) {
        var action = Boundary.ask(domain, "tags", domain::tags).read(completion);
        if (action instanceof Action.Unreadable(var why)) {
            return Verdict.unreadable(why);
        }
        var exact =
                action instanceof Action.Call call && state.asked(call)
                        ? Verdict.wrong("it was asked before")
                        : exact(domain, state, action);
        return errs(state, completion) ? turned(exact) : exact;
    }

    private static <T extends Record> Verdict exact(
            ToolDomain<T> domain, State state, Action action) {
        try {
            var truth = Judge.truth(domain, state.truth());
            return Boundary.ask(
                    domain, "judgeStep", () -> domain.judgeStep(truth, state.before(), action));
        } catch (Judge.BrokenTruth e) {
            return Verdict.unscorable(
                    Verdict.Cause.BROKEN_REFERENCE, String.valueOf(e.getMessage()));
        }
    }

    private static boolean errs(State state, String completion) {
        if (state.noise() == 0) {
            return false;
        }
        var place =
                new Seed(state.seed())
                        .derive(state.truth())
                        .derive(state.before().toString())
                        .derive(completion);
        return place.random().nextDouble() < state.noise();
    }

    private static Verdict turned(Verdict exact) {
        return switch (exact) {
            case Verdict.Correct(var why, _) ->
                    Verdict.wrong("an error on purpose; in truth " + why);
            case Verdict.Partial _, Verdict.Wrong _, Verdict.Unreadable _ ->
                    Verdict.correct("an error on purpose; in truth " + exact.why());
            case Verdict.Unscorable _ -> exact;
        };
    }
}
