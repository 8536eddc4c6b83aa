package whetstone.core.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder for one process, gone when closed, whatever the process made of it.
///
/// @param root holds what the process cannot reach: its standard input, output and error
/// @param work where it runs
record Scratch(Path root, Path work) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    static Scratch create() {
        try {
            var root = Files.createTempDirectory("whetstone-").toRealPath();
            return new Scratch(root, Files.createDirectory(root.resolve("work")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path input() {
        return root.resolve("in");
    }

    Path output() {
        return root.resolve("out");
    }

    Path error() {
        return root.resolve("err");
    }

    void put(String name, byte[] bytes) throws IOException {
        var file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /// A file of at most `most` bytes, else its first ones.
    static byte[] head(Path file, long most) {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(root, new Removal());
        } catch (IOException e) {
            LOG.warn("{}: cannot be removed: {}", root, e.toString());
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        // A folder that the process closed to its owner.
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failed) throws IOException {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw failed;
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            Files.walkFileTree(path, this);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
