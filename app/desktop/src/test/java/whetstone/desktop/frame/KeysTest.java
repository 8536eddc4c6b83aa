package whetstone.desktop.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

class KeysTest {

    private final Keys keys =
            new Keys(
                    List.of(
                            command("fix", "Shortcut+PERIOD"),
                            command("run", "Shortcut+R"),
                            command("other", "")));

    private static Command command(String id, String keys) {
        return Command.always(id, id, MaterialDesignA.ALERT, keys, () -> {});
    }

    @Test
    void signsAreShownAsTheyStandOnTheKeys() {
        assertEquals("Ctrl+.", Keys.shown("Shortcut+PERIOD"));
        assertEquals("Ctrl+Shift+,", Keys.shown("Ctrl+Shift+COMMA"));
        assertEquals("Ctrl+R", Keys.shown("Shortcut+R"));
        assertEquals("", Keys.shown(""));
    }

    @Test
    void signsAreUnderstoodAsTheyAreShown() {
        assertEquals("fix has these keys already", keys.conflict("other", "Ctrl+."));
        assertEquals("", keys.conflict("other", "Ctrl+,"));
        assertTrue(keys.read(Map.of("key.other", "Ctrl+,")));
        assertEquals("Ctrl+,", keys.of("other"));
        assertEquals(Keys.parsed("Shortcut+COMMA"), Keys.parsed(keys.of("other")));
        assertEquals(Buttons.displayed("Shortcut+COMMA"), Buttons.displayed("Ctrl+,"));
        assertEquals(3, keys.table().size());
    }
}
