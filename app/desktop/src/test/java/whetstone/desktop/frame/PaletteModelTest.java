package whetstone.desktop.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import whetstone.desktop.frame.PaletteModel.Entry;

final class PaletteModelTest {
    private final List<String> done = new ArrayList<>();

    private Entry entry(String title, boolean enabled) {
        return new Entry("Command", title, "", "", enabled, () -> done.add(title));
    }

    @Test
    void theStartOfANameBeatsAWordBeatsLetters() {
        assertEquals(0, PaletteModel.rank("curves", "cur"));
        assertEquals(1, PaletteModel.rank("show curves", "cur"));
        assertEquals(2, PaletteModel.rank("recur", "cur"));
        assertEquals(3, PaletteModel.rank("copy the url", "cur"));
        assertEquals(-1, PaletteModel.rank("runs", "cur"));
    }

    @Test
    void enterDoesWhatIsChosenAndCloses() {
        var palette = new PaletteModel();
        palette.add(() -> Stream.of(entry("Stop", true), entry("Start", true)));
        palette.show();
        palette.text().set("st");
        palette.move(1);
        palette.accept();
        assertEquals(List.of("Start"), done);
        assertFalse(palette.open().get());
    }

    @Test
    void whatCannotBeDoneStaysUndone() {
        var palette = new PaletteModel();
        palette.add(() -> Stream.of(entry("Pause", false)));
        palette.show();
        palette.accept();
        assertEquals(List.of(), done);
        assertTrue(palette.open().get());
    }

    @Test
    void whatSomethingIsLeadsToItAfterEveryName() {
        var palette = new PaletteModel();
        var told = new Entry("Recipe", "dapo", "Dynamic sampling of groups", "", true, () -> {});
        palette.add(() -> Stream.of(told, entry("Samples", true)));
        palette.show();
        palette.text().set("sampl");
        assertEquals(
                List.of("Samples", "dapo"), palette.entries().stream().map(Entry::title).toList());
    }
}
