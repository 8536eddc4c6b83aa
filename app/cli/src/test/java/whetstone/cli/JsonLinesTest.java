package whetstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesTest {

    @TempDir Path folder;

    @Test
    void halfACharacterSurvivesAFile() throws IOException {
        var file = folder.resolve("lines.jsonl");
        var text = "né \ud83d and \ud83d\ude00\n";
        try (var lines = new JsonLines(Files.newBufferedWriter(file))) {
            lines.write(text);
        }
        assertEquals("\"né \\ud83d and \\ud83d\\ude00\\n\"\n", Files.readString(file));
        assertEquals(text, Json.MAPPER.readValue(Files.readString(file), String.class));
    }
}
