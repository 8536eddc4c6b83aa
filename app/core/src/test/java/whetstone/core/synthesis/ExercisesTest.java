package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.core.role.Answer;
import whetstone.core.synthesis.Rejection.Reason;
import whetstone.core.synthesis.Sample.Operation;

/// What a teacher may write, and what not.
class ExercisesTest {

    private final Exercises exercises =
            new Exercises(Fakes.DEFINITION.demonstrations(), new Fakes.Pupil());
    private final Sample.Origin origin = new Sample.Origin(Operation.WRITTEN, null, "");

    private Sample read(String text, boolean whole) {
        var replies = new Answer.Replies(List.of(new Answer.Reply(text, whole, 1, 1)));
        return exercises.read(Part.WRITING, 4, origin, replies);
    }

    private Reason refused(String text) {
        var why = read(text, true).rejection();
        assertNotNull(why, text);
        assertEquals(Part.WRITING, why.part());
        return why.reason();
    }

    @Test
    void anObjectIsReadAloneInAFenceAndBetweenWords() {
        var json = "{\"input\": \"2 + 3\", \"output\": \"<answer>5</answer>\"}";
        for (var text : List.of(json, "```json\n" + json + "\n```", "Sure!\n" + json + "\nBye.")) {
            var sample = read(text, true);
            assertTrue(sample.alive(), sample::toString);
            assertEquals("2 + 3", sample.input());
            assertEquals("<answer>5</answer>", sample.output());
            assertEquals(4, sample.number());
        }
        assertEquals("5", read("{\"input\": \"2 + 3\", \"output\": 5}", true).output());
    }

    @Test
    void garbageIsRefusedWithItsReason() {
        assertEquals(Reason.MALFORMED, refused(""));
        assertEquals(Reason.MALFORMED, refused("I would rather not."));
        assertEquals(Reason.MALFORMED, refused("{\"input\": \"2 + 3\", \"output\": "));
        assertEquals(Reason.MALFORMED, refused("{\"input\": \"2 + 3\"}"));
        assertEquals(Reason.MALFORMED, refused("{\"input\": [2, 3], \"output\": \"5\"}"));
        assertEquals(
                Reason.MALFORMED, refused("{\"input\": \"%s\"}".formatted("9".repeat(300_000))));
        assertEquals(Reason.EMPTY, refused("{\"input\": \" \", \"output\": \"5\"}"));
        assertEquals(Reason.UNFIT, refused("{\"input\": \"# 2\", \"output\": \"5\"}"));
        assertEquals(Reason.ECHO, refused("{\"input\": \" 1  + 1?\", \"output\": \"2\"}"));
        var cut = read("{\"input\": \"2 +", false).rejection();
        assertNotNull(cut);
        assertEquals(Reason.CUT, cut.reason());
        var failed = exercises.read(Part.WRITING, 0, origin, new Answer.Failed("down")).rejection();
        assertEquals(new Rejection(Part.WRITING, Reason.NO_REPLY, "down"), failed);
    }

    @Test
    void aRewriteThatChangesNothingIsAnEcho() {
        var parent = Sample.of(0, origin, "2 + 3", "5");
        var child = new Sample.Origin(Operation.HARDER, parent, "");
        var reply = new Answer.Reply("{\"input\": \"2 + 3\", \"output\": \"5\"}", true, 1, 1);
        var why =
                exercises
                        .read(Part.REWRITING, 1, child, new Answer.Replies(List.of(reply)))
                        .rejection();
        assertEquals(new Rejection(Part.REWRITING, Reason.ECHO, "2 + 3"), why);
    }
}
