package whetstone.core.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolTest {

    @TempDir Path folder;

    @Test
    void theFirstExecutableOnThePathIsTheTool() throws IOException {
        var first = Files.createDirectory(folder.resolve("first"));
        var second = Files.createDirectory(folder.resolve("second"));
        Files.createFile(first.resolve("prover")); // not executable
        var right = Files.createFile(second.resolve("prover"));
        assertTrue(right.toFile().setExecutable(true));
        var path = first + File.pathSeparator + second;
        assertEquals(Optional.of(right), Tool.find("prover", Map.of("PATH", path)));
    }

    @Test
    void aToolThatIsNotThereIsNotFound() {
        assertEquals(Optional.empty(), Tool.find("prover", Map.of("PATH", folder.toString())));
        assertEquals(Optional.empty(), Tool.find("prover", Map.of()));
    }
}
