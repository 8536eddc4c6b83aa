package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize.Sampling;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;

/// How a model is asked, and what is told meanwhile.
class TeacherTest {

    private static final Sampling SAMPLING = new Sampling(1, 1, 20);
    private static final int PROMPTS = 600;

    /// Keeps how many requests it got at a time, and answers two before it tells.
    private static final class Counting implements ChatModel {
        private final List<Integer> together = new ArrayList<>();

        @Override
        public String id() {
            return "counting";
        }

        @Override
        public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
            together.add(requests.size());
            for (int i = 2; i <= requests.size(); i += 2) {
                answered.accept(i);
            }
            var reply = new Answer.Reply("so", true, 1, 1);
            return requests.stream().map(_ -> (Answer) new Answer.Replies(List.of(reply))).toList();
        }

        @Override
        public void close() {
            // Nothing was started.
        }
    }

    private static List<Answer> ask(ChatModel model, Progress progress) {
        var prompts = IntStream.range(0, PROMPTS).mapToObj(i -> "prompt " + i).toList();
        return new Teacher(model, progress).ask(Part.WRITING, prompts, 1, SAMPLING, new Seed(1));
    }

    // One that takes long must not hold up those after it: whoever answers has all of them.
    @Test
    void thePromptsOfAPartGoOutTogether() {
        var model = new Counting();
        assertEquals(PROMPTS, ask(model, (_, _, _) -> {}).size());
        assertEquals(List.of(PROMPTS), model.together);
    }

    @Test
    void progressIsToldAsAnswersCome() {
        var told = new ArrayList<Integer>();
        ask(new Counting(), (_, done, of) -> told.add(done * 1000 + of));
        assertEquals(
                IntStream.rangeClosed(0, PROMPTS / 2).map(i -> 2000 * i + PROMPTS).boxed().toList(),
                told);
    }

    @Test
    void whoeverListensCanEndTheAsking() {
        var e =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                ask(
                                        new Counting(),
                                        (_, done, _) -> {
                                            if (done == 100) {
                                                throw new IllegalStateException("enough");
                                            }
                                        }));
        assertEquals("enough", e.getMessage());
    }
}
