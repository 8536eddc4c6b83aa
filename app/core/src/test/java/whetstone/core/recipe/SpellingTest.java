package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void distanceCountsInsertionsDeletionsAndReplacements() {
        // kitten -> sitten -> sittin -> sitting.
        assertEquals(3, Spelling.distance("kitten", "sitting"));
        assertEquals(0, Spelling.distance("topP", "topp"));
        assertEquals(4, Spelling.distance("", "seed"));
    }

    @Test
    void aNameThatIsFarFromAllIsAnsweredWithTheList() {
        assertEquals("did you mean 'steps'?", Spelling.meant("stpes", List.of("tasks", "steps")));
        assertEquals(
                "known here: steps, tasks", Spelling.meant("zzzzzzzz", List.of("tasks", "steps")));
        assertEquals("none is known at all; is a plugin missing?", Spelling.meant("x", List.of()));
    }
}
