package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of new plugin compiles, tests green and packs as it is; a domain does in [PluginStoryTest].
final class ScaffoldTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "verifier, verifier mine/word",
        "algorithm, algorithm mine",
        "curator, curator mine",
        "rollouts, rollouts mine",
        "curriculum, curriculum mine",
        "evaluator, evaluator mine",
        "view, view mine/verdicts"
    })
    void whatIsWrittenWorksAsItIs(String kind, String contribution) throws Exception {
        var author = Author.in(folder);
        types(author, "whetstone plugins new mine --kind " + kind);
        types(author, "cd mine && mvn package && whetstone plugins pack");
        types(
                author,
                "whetstone plugins sign mine/target/mine-1.0.0.zip --key author.key --new-key");
        types(author, "whetstone plugins install mine/target/mine-1.0.0.zip --yes");
        assertTrue(types(author, "whetstone plugins info mine").contains(contribution));
        assertTrue(Files.exists(author.home().resolve("mine/README.md")));
    }

    private static String types(Author author, String line) throws Exception {
        var result = author.shell(line);
        assertEquals(0, result.exitCode(), line + "\n" + result.out() + result.err());
        return result.out() + result.err();
    }
}
