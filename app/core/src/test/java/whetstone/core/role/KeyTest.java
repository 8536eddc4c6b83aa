package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.core.store.Cost;

/// The key reaches the server, and nothing else.
final class KeyTest {

    private static final String SECRET = "sk-very-secret-0123456789";

    @TempDir private Path folder;

    private static Key.Environment holding(String value) {
        return Map.of("TEACHER_KEY", value)::get;
    }

    private static String everythingOf(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theServerGetsTheKeyOfTheEnvironment() throws IOException {
        try (var server = FakeServer.start()) {
            var settings = Bindings.to(server.url()).keyFrom("TEACHER_KEY").settings();
            try (var endpoint =
                    new Endpoint(
                            "teacher",
                            settings,
                            Cost.NONE,
                            Bindings.memory(),
                            holding(SECRET + "\n"))) {
                endpoint.answer(List.of(EndpointTest.request("q", 1)));
            }
            assertEquals(List.of("Bearer " + SECRET), server.keys().stream().distinct().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500})
    void aServerThatRepeatsTheKeyDoesNotSpreadIt(int status) throws IOException {
        try (var server = FakeServer.start()) {
            var settings = Bindings.to(server.url()).retries(0).keyFrom("TEACHER_KEY").settings();
            try (var endpoint =
                    new Endpoint(
                            "teacher", settings, Cost.NONE, Bindings.memory(), holding(SECRET))) {
                endpoint.capabilities();
                server.then((exchange, _) ->
                        FakeServer.send(
                                exchange, status, FakeServer.error("no access for " + SECRET)));
                var said = "";
                try {
                    var answer = endpoint.answer(List.of(EndpointTest.request("q", 1))).getFirst();
                    said = assertInstanceOf(Answer.Failed.class, answer).why();
                } catch (RoleException e) {
                    said = everythingOf(e);
                }
                assertFalse(said.contains("secret"), said);
                assertTrue(said.contains("no access for (key)"), said);
            }
        }
    }

    @Test
    void aKeyThatIsNotThereIsNamedByItsPlace() {
        var e =
                assertThrows(
                        RoleException.class, () -> Key.read("teacher", "TEACHER_KEY", _ -> null));
        assertEquals(
                "roles.teacher.keyFrom: the environment variable TEACHER_KEY is not set; set it to the key",
                e.getMessage());
    }

    @Test
    void aKeyThatCannotBeSentIsNotShown() {
        var e =
                assertThrows(
                        RoleException.class,
                        () -> Key.read("teacher", "TEACHER_KEY", holding(SECRET + "\nmore")));
        assertFalse(everythingOf(e).contains("secret"), e::toString);
    }

    @Test
    void aFileIsReadOnlyWhereNobodyElseCanReadIt() throws IOException {
        var file = Files.writeString(folder.resolve("key"), SECRET + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var e =
                assertThrows(
                        RoleException.class, () -> Key.read("teacher", file.toString(), _ -> null));
        assertTrue(e.toString().endsWith("'chmod 600 %s'".formatted(file)), e::toString);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var key = Key.read("teacher", file.toString(), _ -> null);
        assertEquals("Bearer " + SECRET, key.header());
        assertFalse(key.toString().contains("secret"));
    }
}
