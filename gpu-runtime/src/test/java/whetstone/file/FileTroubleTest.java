package whetstone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir Path folder;

    private static String told(Executable work) {
        return FileTrouble.told(assertThrows(Exception.class, work));
    }

    @Test
    void whatJavaNamesByItsClassIsSaidInWords() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "a");
        var absent = folder.resolve("b");
        assertEquals(absent + ": no such file or folder", told(() -> Files.readString(absent)));
        assertEquals(file + ": is there already", told(() -> Files.createFile(file)));
        assertEquals(folder + ": the folder is not empty", told(() -> Files.delete(folder)));
        assertEquals(file + ": is not a folder", told(() -> Files.newDirectoryStream(file)));
        assertEquals(
                file.resolve("c") + ": is not a folder",
                told(() -> Files.writeString(file.resolve("c"), "")));
        assertEquals("is a folder", told(() -> Files.readString(folder)));
    }

    @Test
    void aPathThatTheMessageNamesIsNotSaidTwice() {
        var absent = folder.resolve("x/../b");
        var failure = assertThrows(Exception.class, () -> Files.readString(folder.resolve("b")));
        assertEquals("no such file or folder", FileTrouble.told(absent, failure));
        assertEquals(
                folder.resolve("b") + ": no such file or folder",
                FileTrouble.told(folder, failure));
        assertEquals("broken off", FileTrouble.told(folder, new IOException("broken off")));
    }

    @Test
    void aFullDiskIsSaidHoweverTheSystemSaysIt() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        assertEquals("the disk is full", told(() -> Files.writeString(full, "a")));
        var named = new FileSystemException("a", null, "No space left on device");
        assertEquals("a: the disk is full", FileTrouble.told(named));
    }

    @Test
    void whatForbidsWritingIsSaid() {
        var locked = new FileSystemException("a", null, "Read-only file system");
        assertEquals("a: this disk can only be read", FileTrouble.told(locked));
        assertEquals("a: no permission", FileTrouble.told(new AccessDeniedException("a")));
        var wrapped = new UncheckedIOException(new AccessDeniedException("a"));
        assertEquals("a: no permission", FileTrouble.told(wrapped));
        assertEquals("no permission", FileTrouble.told(Path.of("a"), wrapped));
    }

    @Test
    void aReasonThatNobodyGivesIsOwned() {
        var silent = new FileSystemException("a");
        assertEquals(
                "a: for a reason that the system does not tell (FileSystemException)",
                FileTrouble.told(silent));
        assertEquals("odd", FileTrouble.told(new IOException("odd")));
    }
}
