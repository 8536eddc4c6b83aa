package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StoreException;

/// Damaged files never pass for a checkpoint.
class CheckpointTest {

    // Reward is learned near a reference, so that the checkpoint before the stage is needed too.
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 3
                    checkpointEvery: 1
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: warm-up, steps: 2, tasks: 4}
                      - type: rl
                        steps: 6
                        tasks: 4
                        groupSize: 4
                        minibatch: 8
                        algorithm: {near: true}
                        decoding: {maxTokens: 3}
                    """;

    @TempDir Path folder;
    private TinyRuns runs;
    private Path home;

    @BeforeEach
    void stopInTheMiddle() {
        runs = new TinyRuns(folder);
        runs.stopping(
                RECIPE,
                e -> e instanceof RunEvent.Stepped s && s.stage().equals("rl") && s.step() == 3);
        home = runs.workspace().checkpoints().resolve("run-000001");
        assertEquals("stage-01-step-000003", newest().getFileName().toString());
    }

    private Path newest() {
        return runs.workspace()
                .folder()
                .resolve(runs.workspace().checkpointRows().latest(1).orElseThrow().path());
    }

    private static void cut(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    private void goesOnAsIfNothingHadHappened(int notes) {
        assertEquals(Status.DONE, runs.resume(1).status());
        assertEquals(
                notes, runs.events().stream().filter(RunEvent.Noted.class::isInstance).count());
        var other = new TinyRuns(folder.resolve("undisturbed"));
        assertEquals(other.head(other.run(RECIPE).run()), runs.head(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.safetensors",
                "optimizer.safetensors",
                "state.json",
                "config.json",
                "tokenizer.json"
            })
    void aFileThatIsCutShortSendsTheRunBackToTheCheckpointBefore(String name) throws IOException {
        cut(newest().resolve(name));
        goesOnAsIfNothingHadHappened(1);
        var noted = runs.events().stream().filter(RunEvent.Noted.class::isInstance).toList();
        assertTrue(noted.getFirst().toString().contains(name), noted::toString);
    }

    @Test
    void aFileThatIsGoneSendsTheRunBackToo() throws IOException {
        Files.delete(newest().resolve("optimizer.safetensors"));
        goesOnAsIfNothingHadHappened(1);
    }

    @Test
    void oneChangedBitIsSeen() throws IOException {
        try (var channel =
                FileChannel.open(
                        newest().resolve("model.safetensors"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            var last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            last.put(0, (byte) (last.get(0) ^ 1));
            channel.write(last.flip(), channel.size() - 1);
        }
        goesOnAsIfNothingHadHappened(1);
    }

    @Test
    void withoutAnyCheckpointTheRunStartsAnew() throws IOException {
        for (var row : runs.workspace().checkpointRows().list(1)) {
            CheckpointFolder.delete(runs.workspace().folder().resolve(row.path()));
        }
        goesOnAsIfNothingHadHappened(4);
    }

    @Test
    void aReferenceThatIsDamagedIsSaidToBe() throws IOException {
        cut(home.resolve("stage-00-step-000001").resolve("model.safetensors"));
        var thrown = assertThrows(StoreException.class, () -> runs.resume(1));
        assertTrue(thrown.toString().contains("reference policy"), thrown::toString);
        assertEquals(Status.FAILED, runs.status(1));
    }

    @Test
    void whatAKillLeftBehindIsSweptUp() throws IOException {
        var part = Files.createDirectory(home.resolve("stage-01-step-000004.part"));
        Files.writeString(part.resolve("model.safetensors"), "half");
        var orphan = Files.createDirectory(home.resolve("stage-01-step-000005"));
        goesOnAsIfNothingHadHappened(0);
        assertFalse(Files.exists(part));
        try (var left = Files.list(home)) {
            assertEquals(runs.workspace().checkpointRows().list(1).size(), left.count());
        }
        assertTrue(Files.isRegularFile(orphan.resolve("state.json"))); // written by the run itself
    }

    @Test
    void theLastTwoOfAStageAreKept() throws IOException {
        assertEquals(Status.DONE, runs.resume(1).status());
        try (var left = Files.list(home)) {
            assertEquals(
                    "[stage-00-step-000000, stage-00-step-000001, stage-01-step-000004, stage-01-step-000005]",
                    left.map(f -> f.getFileName().toString()).sorted().toList().toString());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        CheckpointFolder.delete(home);
        Files.writeString(home, "in the way");
        var other = new TinyRuns(folder);
        var thrown = assertThrows(StoreException.class, () -> other.resume(1));
        assertTrue(thrown.toString().contains("run-000001"), thrown::toString);
        assertTrue(thrown.toString().contains("resume"), thrown::toString);
        Files.delete(home);
        goesOnAsIfNothingHadHappenedAgain();
    }

    private void goesOnAsIfNothingHadHappenedAgain() {
        assertEquals(Status.DONE, new TinyRuns(folder).resume(1).status());
        var other = new TinyRuns(folder.resolve("undisturbed"));
        assertEquals(other.head(other.run(RECIPE).run()), runs.head(1));
    }
}
