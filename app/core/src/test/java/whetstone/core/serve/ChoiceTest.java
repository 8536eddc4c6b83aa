package whetstone.core.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Rollout.Stop;
import whetstone.model.CharacterTokenizer;
import whetstone.sample.Completion;

final class ChoiceTest {

    private static final CharacterTokenizer TOKENIZER = CharacterTokenizer.ascii();

    private static void grow(Choice choice, String text) {
        var tokens = TOKENIZER.encode(text);
        choice.grow(tokens, new float[tokens.length]);
    }

    @Test
    void whatMayBecomeAStopTextIsHeldBack() {
        var choice = new Choice(TOKENIZER, List.of("END", "###"));
        grow(choice, "abE");
        assertEquals("ab", choice.news());
        grow(choice, "abEN");
        assertEquals("", choice.news());
        grow(choice, "abENx#");
        assertEquals("ENx", choice.news());
        grow(choice, "abENx#END!");
        assertEquals("#", choice.news());
        assertTrue(choice.stopped());
        assertEquals("abENx#", choice.text());
        assertEquals(6, choice.tokens().length);
        assertEquals("stop", choice.reason());
    }

    @Test
    void whatWasHeldBackComesWithTheEnd() {
        var choice = new Choice(TOKENIZER, List.of("END"));
        grow(choice, "abEN");
        assertEquals("ab", choice.news());
        var tokens = TOKENIZER.encode("abEN");
        choice.end(new Completion(tokens, new float[4], new float[4], Stop.LENGTH));
        assertEquals("EN", choice.news());
        assertEquals("length", choice.reason());
    }

    @Test
    void theEndTokenIsNoText() {
        var choice = new Choice(TOKENIZER, List.of());
        var tokens = Arrays.copyOf(TOKENIZER.encode("ab"), 3);
        choice.end(new Completion(tokens, new float[3], new float[3], Stop.END));
        assertEquals("ab", choice.news());
        assertEquals(2, choice.tokens().length);
        assertEquals("stop", choice.reason());
        assertFalse(choice.stopped());
    }

    @Test
    void ofTwoStopTextsTheFirstInTheTextCounts() {
        var choice = new Choice(TOKENIZER, List.of("d", "b"));
        grow(choice, "abcd");
        assertEquals("a", choice.text());
    }
}
