package whetstone.desktop.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import whetstone.file.FileTrouble;

/// Writes what a person has written: all of it, or what was there stays.
public final class Saving {
    private Saving() {}

    /// Writes `text` to `path`, whose folder need not be there.
    ///
    /// @return `path`
    /// @throws IOException if it cannot be written; says which file, why, and what to do
    public static Path write(Path path, String text) throws IOException {
        var part = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(part, text);
            return Files.move(
                    part,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            clear(part, e);
            throw new IOException(
                    "%s: cannot be written (%s); nothing was changed: make room, or make it writable, and save again"
                            .formatted(path, FileTrouble.told(path, e)),
                    e);
        }
    }

    private static void clear(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
