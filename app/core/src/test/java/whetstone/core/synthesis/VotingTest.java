package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.core.synthesis.Rejection.Reason;
import whetstone.core.synthesis.Sample.Operation;

/// What a vote makes of replies.
class VotingTest {

    /// Gives the same replies to everybody.
    private record Replying(List<String> texts) implements ChatModel {
        @Override
        public String id() {
            return "replying";
        }

        @Override
        public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
            var replies =
                    texts.stream()
                            .map(text -> new Answer.Reply(text, !text.endsWith("…"), 3, 5))
                            .toList();
            return requests.stream().map(_ -> (Answer) new Answer.Replies(replies)).toList();
        }

        @Override
        public void close() {
            // Nothing was started.
        }
    }

    private static Sample vote(double agreement, String output, String... replies) {
        var usual = Fakes.settings(Fakes.DEFINITION, new Fakes.First());
        var settings =
                new Synthesize(
                        usual.name(),
                        usual.definition(),
                        usual.follow(),
                        new Synthesize.Amounts(1, replies.length, agreement, 8, 1, 1),
                        usual.adapt(),
                        usual.curator(),
                        usual.samplings(),
                        usual.cleaning());
        var teacher = new Teacher(new Replying(List.of(replies)), (_, _, _) -> {});
        var voting =
                new Voting(Fakes.DEFINITION, Fakes.marking(), teacher, new Fakes.Pupil(), settings);
        var sample = Sample.of(0, new Sample.Origin(Operation.WRITTEN, null, ""), "3 + 4", output);
        return voting.label(Part.VOTING, List.of(sample), new Seed(1)).getFirst();
    }

    private static String[] answers(String... texts) {
        return Stream.of(texts).map(Marking::tagged).toArray(String[]::new);
    }

    private static Reason reason(Sample sample) {
        var why = sample.rejection();
        assertNotNull(why, sample::toString);
        return why.reason();
    }

    @Test
    void theAnswerThatIsGivenMostOftenIsTheLabel() {
        // 8 as written, then 7, 07 (the same number), 9 and one without an answer: 7 has two of
        // four votes.
        var sample = vote(0, "8", answers("7", "07", "9"));
        var ballot = sample.verdict();
        assertNotNull(ballot);
        assertEquals("7", ballot.answer());
        assertEquals(2, ballot.agreeing());
        assertEquals(4, ballot.readable());
        assertEquals("fake/number", ballot.task().domain());
        assertEquals("{\"answer\": \"7\"}", ballot.task().truth());
        assertEquals("3 + 4", ballot.task().prompt());
        assertNull(ballot.task().parent());
    }

    @Test
    void theAnswerThatTheQuestionCameWithVotesToo() {
        var ballot = vote(0, "so it is <answer>7</answer>", answers("7", "8", "8", "7")).verdict();
        assertNotNull(ballot);
        assertEquals("7", ballot.answer());
        assertEquals(3, ballot.agreeing());
    }

    @Test
    void repliesThatWereCutOrHaveNoAnswerDoNotVote() {
        var sample = vote(0, "a long\nstory", "no idea", "<answer>7</answer> and then …");
        assertEquals(Reason.NO_ANSWER, reason(sample));
    }

    @Test
    void tooLittleAgreementIsNone() {
        // Two of five: 40 %.
        var sample = vote(0.5, "7", answers("7", "8", "9", "10"));
        assertEquals(Reason.NO_MAJORITY, reason(sample));
        assertNotNull(vote(0.4, "7", answers("7", "8", "9", "10")).verdict());
    }

    @Test
    void aLabelThatTheVerifierCannotUseIsNone() {
        assertEquals(Reason.UNVERIFIABLE, reason(vote(0, "x", answers("seven", "seven"))));
    }
}
