package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxUserTest {

    private static final String TWICE =
            """
            package tiny;
            public final class Twice {
                public static void main(String[] arguments) throws java.io.IOException {
                    whetstone.api.WorkerLoop.serve(
                        request -> (ProcessHandle.current().pid() + " " + 2 * request[0]).getBytes());
                }
            }
            """;

    private static final String ASKING =
            """
            package tiny;
            import whetstone.api.*;
            public final class Asking implements Verifier<Asking.Truth>, SandboxUser {
                public record Truth(int value) {}
                private Workers workers;
                public void use(Sandbox sandbox) {
                    var limits = new Sandbox.Limits(
                        java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(9), 4L << 30, 1 << 20, 100);
                    workers = sandbox.workers(sandbox.java(Twice.class, 32 << 20), limits, 1);
                }
                public String id() { return "tiny/asking"; }
                public Class<Truth> truthType() { return Truth.class; }
                public Verdict verify(Truth truth, String completion) {
                    var done = (Workers.Reply.Done) workers.ask(new byte[] {(byte) truth.value()});
                    var said = new String(done.bytes()).split(" ");
                    boolean other = Long.parseLong(said[0]) != ProcessHandle.current().pid();
                    return other && said[1].equals(completion) ? Verdict.correct("same") : Verdict.wrong("other");
                }
            }
            """;

    @TempDir private Path folder;

    /// Two times four is eight, worked out in another process.
    @Test
    void aPluginRunsItsOwnClassesInAnotherProcess() {
        new TinyPlugin("worker", "1.0.0")
                .source("tiny.Twice", TWICE)
                .extension("tiny.Asking", ASKING)
                .write(folder.resolve("plugins"));
        var folders = List.of(folder.resolve("plugins"));
        try (var plugins = Plugins.load(folders, folder.resolve("cache"))) {
            assertEquals(List.of(), plugins.problems());
            var verifier = plugins.verifier("tiny/asking").orElseThrow();
            assertEquals("correct", Judge.judge(verifier, "{\"value\": 4}", "8").label());
            assertEquals("wrong", Judge.judge(verifier, "{\"value\": 4}", "9").label());
        }
    }
}
