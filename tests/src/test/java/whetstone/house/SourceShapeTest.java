package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small files, small methods, a word on every public type: over all sources, and tried on planted offenders.
final class SourceShapeTest {
    @TempDir Path folder;

    @Test
    void everySourceKeepsItsShape() throws IOException {
        var sources = Repository.sources();
        assertFalse(sources.isEmpty());
        assertEquals("", String.join("\n", SourceShape.offences(sources)));
    }

    @Test
    void everyPackageSaysWhatLivesInItAndIsNullMarked() throws IOException {
        var packages =
                Repository.sources().stream()
                        .filter(file -> !file.toString().contains("/src/test/"))
                        .map(Path::getParent)
                        .collect(Collectors.toSet());
        for (var each : packages) {
            var info = each.resolve("package-info.java");
            assertTrue(Files.exists(info), () -> info + " is missing");
            var text = Files.readString(info);
            assertTrue(text.startsWith("/// "), () -> info + " says nothing");
            assertTrue(text.contains("NullMarked"), () -> info + " is not @NullMarked");
        }
    }

    @Test
    void longFilesAreFound() throws IOException {
        var source = "/// A.\npublic class A {\n" + "\n".repeat(398) + "}\n";
        assertEquals(List.of("A.java: 401 lines; at most 400"), offences(source));
    }

    @Test
    void longMethodsAreFound() throws IOException {
        var source = "/// A.\npublic class A {\n  void m() {\n" + "\n".repeat(39) + "  }\n}\n";
        assertEquals(List.of("A.java:3: m has 41 lines; at most 40"), offences(source));
    }

    @Test
    void longParameterListsAreFoundOutsideRecords() throws IOException {
        var method =
                "/// A.\npublic class A { void m(int a, int b, int c, int d, int e, int f) {} }";
        assertEquals(
                List.of("A.java:2: m takes 6 parameters; at most 5, or a record"),
                offences(method));
        var record = "/// A.\npublic record A(int a, int b, int c, int d, int e, int f) {}";
        assertEquals(List.of(), offences(record));
    }

    @Test
    void publicTypesWithoutAWordAreFound() throws IOException {
        var nested = "/// A.\npublic interface A { record B() {} }";
        assertEquals(
                List.of("A.java:2: public type B without a /// comment; one"), offences(nested));
    }

    private List<String> offences(String source) throws IOException {
        var file = Files.writeString(folder.resolve("A.java"), source);
        return SourceShape.offences(List.of(file));
    }
}
