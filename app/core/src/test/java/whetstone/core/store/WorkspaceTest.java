package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir Path folder;

    private static String message(Runnable action) {
        return String.valueOf(assertThrows(StoreException.class, action::run).getMessage());
    }

    private void execute(String sql) {
        Database.of(folder.resolve("whetstone.db")).change(handle -> handle.execute(sql));
    }

    @Test
    void aNewFolderBecomesAWorkspace() {
        var workspace = Workspace.open(folder.resolve("a/b"));
        for (var name : List.of("whetstone.db", "checkpoints", "models", "plugins", "recipes")) {
            assertTrue(Files.exists(folder.resolve("a/b").resolve(name)), name);
        }
        assertEquals("ok", workspace.integrity());
        assertEquals(folder.resolve("a/b"), workspace.folder());
        assertEquals(List.of(), Workspace.open(folder.resolve("a/b")).runs().list());
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAsItIs() throws IOException {
        Workspace.open(folder);
        execute("PRAGMA user_version = 99");
        var before = Files.readAllBytes(folder.resolve("whetstone.db"));
        var message = message(() -> Workspace.open(folder));
        var known = "this program knows schemas up to " + Migrations.ours().scripts().size();
        assertTrue(message.contains("has schema 99, " + known), message);
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("whetstone.db")));
    }

    @Test
    void anotherProgramsDatabaseIsRefused() {
        execute("CREATE TABLE theirs (id INTEGER)");
        var message = message(() -> Workspace.open(folder));
        assertTrue(message.contains("another program's database"), message);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        var file = folder.resolve("whetstone.db");
        for (var text : List.of("notes", "a longer text than the magic of SQLite, by far")) {
            Files.writeString(file, text);
            var message = message(() -> Workspace.open(folder));
            assertTrue(message.contains("is not a database"), message);
            assertEquals(text, Files.readString(file));
        }
    }

    @Test
    void aDamagedDatabaseIsSaidToBeThat() throws IOException {
        Workspace.open(folder);
        var file = folder.resolve("whetstone.db");
        var bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        var message = message(() -> Workspace.open(folder));
        assertTrue(message.contains("damaged"), message);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        var message = message(() -> Workspace.open(folder.resolve("file/workspace")));
        assertTrue(message.contains("cannot be used as a workspace"), message);
        assertTrue(message.contains(folder.resolve("file/workspace").toString()), message);
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var inside = Files.createDirectory(folder.resolve("inside"));
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(inside), "this user may write everywhere");
        var message = message(() -> Workspace.open(inside));
        assertTrue(message.contains("make it writable"), message);
    }

    @Test
    void aReadOnlyFileSystemIsNamed() {
        // Where even the superuser may not write.
        var system = Path.of("/proc");
        assumeTrue(Files.isDirectory(system));
        var message = message(() -> Workspace.open(system.resolve("whetstone")));
        assertTrue(message.contains("make it writable"), message);
    }

    @Test
    void aSecondRunIsRefusedAndToldWhoHoldsTheLock() throws Exception {
        var workspace = Workspace.open(folder);
        try (var lock = workspace.lockForRun()) {
            assertTrue(Objects.nonNull(lock));
            var message = message(() -> Workspace.open(folder).lockForRun());
            assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
        }
        workspace.lockForRun().close();
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        var holder = Child.start(Holder.class, folder);
        holder.awaitLine("locked");
        var message = message(() -> Workspace.open(folder).lockForRun());
        assertTrue(message.contains("process " + holder.pid()), message);
        holder.kill();
        Workspace.open(folder).lockForRun().close();
    }

    /// Takes the lock and never gives it back.
    static final class Holder {
        private Holder() {}

        static void main(String[] arguments) throws Exception {
            try (var lock = Workspace.open(Path.of(arguments[0])).lockForRun()) {
                Child.say(Objects.nonNull(lock) ? "locked" : "");
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void anUpgradeCopiesTheDatabaseFirst() {
        var workspace = Workspace.open(folder);
        long run = workspace.runs().create(Samples.start("rl"));
        var ours = Migrations.ours().scripts();
        Workspace.open(folder, after(ours, "ALTER TABLE run ADD COLUMN note TEXT;"));
        assertEquals(run, workspace.runs().list().getFirst().id());
        var copy = Database.of(folder.resolve("whetstone-schema-" + ours.size() + ".db"));
        assertEquals(
                "sums",
                copy.read(h -> h.createQuery("SELECT name FROM run").mapTo(String.class).one()));
        assertTrue(
                message(() -> Workspace.open(folder)).contains("has schema " + (ours.size() + 1)));
    }

    private static Migrations after(List<String> scripts, String next) {
        return new Migrations(Stream.concat(scripts.stream(), Stream.of(next)).toList());
    }

    @Test
    void anUpgradeThatFailsChangesNothing() {
        var workspace = Workspace.open(folder);
        workspace.runs().create(Samples.start("rl"));
        var ours = Migrations.ours().scripts();
        var broken =
                after(
                        ours,
                        "ALTER TABLE run ADD COLUMN note TEXT; INSERT INTO nowhere VALUES (1);");
        message(() -> Workspace.open(folder, broken));
        assertEquals(1, Workspace.open(folder).runs().list().size());
        var columns =
                Database.of(folder.resolve("whetstone.db"))
                        .read(h ->
                                h.createQuery("SELECT name FROM pragma_table_info('run')")
                                        .mapTo(String.class)
                                        .list());
        assertFalse(columns.contains("note"), columns::toString);
    }

    @Test
    void everySchemaScriptIsListed() throws IOException {
        var scripts = Path.of("src/main/resources/whetstone/core/store/schema");
        try (var files = Files.list(scripts)) {
            var texts = files.sorted().map(WorkspaceTest::text).toList();
            assertEquals(texts, Migrations.ours().scripts());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
