package whetstone.desktop.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleModelTest {

    @Test
    void progressThatWritesOverItselfIsOneLine() {
        assertEquals(
                List.of("step 3", "done"),
                ConsoleModel.clean("step 1\rstep 2\rstep 3\n\n\u001b[32mdone\u001b[0m\n"));
    }
}
