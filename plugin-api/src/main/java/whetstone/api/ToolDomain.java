package whetstone.api;

import java.util.List;

/// A kind of task that is worked on in several turns, with tools. Besides the final answer, which [#verify] judges from
/// the last turn alone, each single step can be judged, so that a policy can be taught step by step: SWiRL,
/// arXiv:2504.04736.
///
/// [#reference] and [#demonstration] are the last action alone.
public interface ToolDomain<T extends Record> extends Domain<T> {

    /// A tool within reach.
    ///
    /// @param tag of [#tags] that calls it
    /// @param tool id of the tool
    /// @param world what the tool has to know about the problem, in its own words; hidden from the policy
    record Offer(String tag, String tool, String world) {}

    /// How actions are marked.
    default Tags tags() {
        return Tags.usual();
    }

    /// The tools that may be called for this problem, each by a tag of its own.
    List<Offer> tools(T truth);

    /// Judges one action by itself, exactly: a call is good if it brings the solution nearer, an answer if it follows from
    /// what was found. A right answer without the evidence for it is a wrong step. Pure, as [#verify] is.
    ///
    /// The host itself judges what cannot be read and what was asked before; neither comes here.
    ///
    /// @param before the turns so far, with what was really found
    /// @param newest a call or an answer
    Verdict judgeStep(T truth, List<Turn> before, Action newest);

    /// The actions of a worked solution, in order, as texts that [#tags] read; the last one answers.
    List<String> steps(T truth);

    @Override
    default String reference(T truth) {
        return steps(truth).getLast();
    }

    @Override
    default String instructions() {
        var tags = tags();
        var calls = tags.calls().stream().map(tag -> tags.call(tag, "...")).toList();
        return "Work step by step. In each step first think, then do exactly one thing: call a tool by %s, or give the final answer as %s. Do not ask the same twice. What a tool finds is shown as <%s>...</%s>; never write that yourself. Take the next step."
                .formatted(
                        String.join(" or ", calls),
                        tags.answer("..."),
                        tags.result(),
                        tags.result());
    }
}
