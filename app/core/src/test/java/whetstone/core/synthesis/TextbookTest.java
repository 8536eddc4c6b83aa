package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatRequest;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;

/// What the program that stands in for a teacher says.
class TextbookTest {

    private static Textbook textbook(double errorRate, String... settings) {
        var map = new TreeMap<>(Map.of("levels", "2", "problems", "300"));
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return Textbook.of(new Fakes.Sums(), "1", errorRate, map);
    }

    private static List<String> ask(Textbook teacher, String prompt, int samples, long seed) {
        var messages = List.of(new Message(Speaker.USER, prompt));
        var request = new ChatRequest(messages, 0.7, 1, 100, samples, seed);
        return ((Answer.Replies) teacher.answer(List.of(request)).getFirst())
                .replies().stream().map(Answer.Reply::text).toList();
    }

    private static String question(Template template, String question) {
        return template.render(Map.of("description", "Add.", "question", question, "answer", "?"));
    }

    private static String write(Textbook teacher, Template template, String question, long seed) {
        var json = ask(teacher, question(template, question), 1, seed).getFirst();
        return new JsonMapper().readTree(json).path("input").asString("");
    }

    @Test
    void itIsWrongAsOftenAsItIsTold() {
        var teacher = textbook(0.2);
        var input = write(teacher, Template.WRITE, "x", 1);
        long right =
                ask(teacher, question(Template.ANSWER, input), 2000, 3).stream()
                        .filter(text ->
                                teacher.right(input, Marking.stated(text).orElseThrow())
                                        .orElseThrow())
                        .count();
        // Standard deviation of the share: sqrt(0.2 * 0.8 / 2000) = 0.009.
        assertEquals(0.8, right / 2000.0, 4 * 0.009);
        var reply = ask(textbook(0), question(Template.ANSWER, input), 1, 5).getFirst();
        assertEquals(Optional.of(true), teacher.right(input, Marking.stated(reply).orElseThrow()));
    }

    @Test
    void anotherProcessKnowsWhatThisOneWrote() {
        var input = write(textbook(0), Template.WRITE, "x", 1);
        assertEquals(input, write(textbook(0), Template.WRITE, "x", 1));
        assertNotEquals(input, write(textbook(0), Template.WRITE, "x", 2));
        var writer = textbook(0);
        var other = textbook(0);
        int rewritten = 0;
        for (int seed = 0; seed < 40; seed++) {
            var question = write(writer, Template.WRITE, "x", seed);
            var harder = write(writer, Template.HARDER, question, seed);
            // A sum is made harder by adding 1000 to its first number; one of five belongs to
            // another split then, and a
            // sum of the next level takes its place.
            int first = Integer.parseInt(question.split(" ", -1)[0]);
            rewritten += harder.startsWith((first + 1000) + " + ") ? 1 : 0;
            var reply = ask(other, question(Template.ANSWER, harder), 1, 9).getFirst();
            assertEquals(
                    Optional.of(true), other.right(harder, Marking.stated(reply).orElseThrow()));
        }
        assertTrue(rewritten > 20, "" + rewritten);
    }

    @Test
    void whatItDoesNotKnowItSays() {
        assertEquals(
                "I do not know.",
                ask(textbook(0), question(Template.ANSWER, "1 + x"), 1, 1).getFirst());
        assertEquals(Optional.empty(), textbook(0).right("1 + x", "3"));
    }

    @Test
    void aMisconceptionIsTheSameEveryTime() {
        var teacher = textbook(0, "misconceptionRate", "1");
        var input = write(teacher, Template.WRITE, "x", 1);
        var answers = ask(teacher, question(Template.ANSWER, input), 5, 3);
        assertEquals(1, answers.stream().distinct().count());
        assertEquals(
                Optional.of(false),
                teacher.right(input, Marking.stated(answers.getFirst()).orElseThrow()));
    }
}
