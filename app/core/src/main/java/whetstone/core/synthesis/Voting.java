package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.core.plugin.Boundary;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.role.Answer;
import whetstone.core.synthesis.Rejection.Reason;

/// Labels questions: the teacher answers each again and again, and the answer that it gives most often is the label; one of
/// the replies with it, at random, is the worked answer. The answer that the question came with has a vote too.
/// arXiv:2505.17063, section 3.2.
///
/// Departures from the paper: two texts are one answer if the verifier says so; a label whose own reply the verifier does
/// not accept is none; a share of votes may be asked for.
record Voting(
        TaskDefinition definition,
        Marking marking,
        Teacher teacher,
        Student student,
        Synthesize settings) {

    private record Vote(String answer, String response) {}

    /// `samples`, those alive with a label or with what can be said against one.
    List<Sample> label(Part part, List<Sample> samples, Seed seed) {
        var alive = samples.stream().filter(Sample::alive).toList();
        var answers =
                settings.amounts().votes() == 0
                        ? alive.stream().map(_ -> (Answer) new Answer.Replies(List.of())).toList()
                        : teacher.ask(
                                part,
                                alive.stream()
                                        .map(sample -> prompt(definition, sample.input()))
                                        .toList(),
                                settings.amounts().votes(),
                                settings.samplings().vote(),
                                seed.derive("ask"));
        return Boundary.many(() -> labelled(part, samples, answers, seed));
    }

    private List<Sample> labelled(
            Part part, List<Sample> samples, List<Answer> answers, Seed seed) {
        var labelled = new ArrayList<Sample>();
        int next = 0;
        for (var sample : samples) {
            labelled.add(
                    sample.alive()
                            ? label(part, sample, answers.get(next), seed.derive(next++))
                            : sample);
        }
        return labelled;
    }

    static String prompt(TaskDefinition definition, String question) {
        return Template.ANSWER.render(
                Map.of(
                        "description", definition.description(),
                        "outputFormat", definition.outputFormat(),
                        "question", question));
    }

    private Sample label(Part part, Sample sample, Answer answer, Seed seed) {
        if (!(answer instanceof Answer.Replies(var replies))) {
            return sample.rejected(part, Reason.NO_REPLY, ((Answer.Failed) answer).why());
        }
        var votes = new ArrayList<Vote>();
        Marking.plain(sample.output())
                .ifPresent(text -> votes.add(new Vote(text, sample.output())));
        for (var reply : replies) {
            if (reply.whole()) {
                Marking.stated(reply.text())
                        .ifPresent(text -> votes.add(new Vote(text, reply.text())));
            }
        }
        if (votes.isEmpty()) {
            var detail = "%d replies, none with a final answer".formatted(replies.size());
            return sample.rejected(part, Reason.NO_ANSWER, detail);
        }
        var most = most(votes);
        double share = (double) most.size() / (replies.size() + 1);
        if (share < settings.amounts().agreement()) {
            return sample.rejected(
                    part,
                    Reason.NO_MAJORITY,
                    "%d of %d agree on %s"
                            .formatted(most.size(), replies.size() + 1, most.getFirst().answer()));
        }
        return labelled(part, sample, most, votes.size(), seed);
    }

    // The largest class of answers that are the same; of equally large ones the one that was given
    // first.
    private List<Vote> most(List<Vote> votes) {
        var classes = new ArrayList<List<Vote>>();
        for (var vote : votes) {
            classes.stream()
                    .filter(each -> marking.same(each.getFirst().answer(), vote.answer()))
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = new ArrayList<Vote>();
                        classes.add(fresh);
                        return fresh;
                    })
                    .add(vote);
        }
        int size = classes.stream().mapToInt(List::size).max().orElseThrow();
        return classes.stream()
                .filter(each -> each.size() == size)
                .min(Comparator.comparingInt(classes::indexOf))
                .orElseThrow();
    }

    private Sample labelled(Part part, Sample sample, List<Vote> most, int readable, Seed seed) {
        var answer = most.getFirst().answer();
        var chosen = most.get(seed.random().nextInt(most.size()));
        var response =
                Marking.stated(chosen.response()).isPresent()
                        ? chosen.response()
                        : Marking.tagged(chosen.answer());
        var verdict = marking.judge(answer, response);
        if (!(verdict instanceof Verdict.Correct)) {
            return sample.rejected(
                    part,
                    Reason.UNVERIFIABLE,
                    "%s: %s: %s".formatted(answer, verdict.label(), verdict.why()));
        }
        var unfit = student.refuses(sample.input(), response);
        if (unfit.isPresent()) {
            return sample.rejected(part, Reason.UNFIT, unfit.get());
        }
        var task = marking.task(sample, student.prompt(sample.input()), answer);
        return sample.voted(new Sample.Ballot(answer, response, readable, most.size(), task));
    }
}
