package whetstone.desktop.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers whose verdict a person has settled, kept in the workspace: a file of JSON lines for each verifier, as
/// `verifier audit` reads them.
///
/// @param folder of the workspace
record Cases(Path folder) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static final List<String> LABELS =
            List.of("correct", "partial", "wrong", "unreadable", "unscorable");

    /// The file for `verifier`; it may not be there yet.
    Path file(String verifier) {
        return folder.resolve("cases").resolve(verifier.replace('/', '-') + ".jsonl");
    }

    /// Adds a case.
    ///
    /// @param truth JSON
    /// @return how many the file has now
    int add(String verifier, String truth, String completion, String expected) throws IOException {
        var line = JSON.createObjectNode();
        line.set("truth", JSON.readTree(truth));
        line.put("completion", completion);
        line.put("expected", expected);
        line.put("source", "workbench");
        var file = file(verifier);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                JSON.writeValueAsString(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return count(verifier);
    }

    /// How many the file has.
    int count(String verifier) throws IOException {
        var file = file(verifier);
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }
}
