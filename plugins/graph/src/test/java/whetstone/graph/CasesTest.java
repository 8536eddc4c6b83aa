package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Cases with labels that nothing here computed: a file per domain, each line with its source. Another folder can be
/// given as the system property `graph.cases`.
class CasesTest {

    private static final Path FOLDER = Path.of(System.getProperty("graph.cases", "src/test/cases"));
    private static final JsonMapper JSON = new JsonMapper();

    record Case(String name, GraphTruth truth, String completion, String expected, String source) {}

    @TestFactory
    Stream<DynamicTest> everyVerdictIsAsLabelled() {
        return GraphVerifiers.domains().stream()
                .map(domain ->
                        DynamicTest.dynamicTest(
                                domain.id(),
                                () -> {
                                    var off =
                                            cases(domain).stream()
                                                    .filter(c ->
                                                            !domain.verify(c.truth, c.completion)
                                                                    .label()
                                                                    .equals(c.expected))
                                                    .map(c ->
                                                            c
                                                                    + "\n  -> "
                                                                    + domain.verify(
                                                                            c.truth, c.completion))
                                                    .toList();
                                    assertTrue(off.isEmpty(), () -> String.join("\n", off));
                                }));
    }

    @Test
    void thereAreEnough() {
        var all =
                GraphVerifiers.domains().stream()
                        .flatMap(domain -> cases(domain).stream())
                        .toList();
        assertTrue(all.size() >= 600, "only " + all.size());
        assertEquals(0, all.stream().filter(c -> c.source.isBlank()).count());
    }

    private static List<Case> cases(GraphDomain domain) {
        var file = FOLDER.resolve(domain.id().substring("graph/".length()) + ".jsonl");
        try (var lines = Files.lines(file)) {
            return lines.map(line -> JSON.readValue(line, Case.class)).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
