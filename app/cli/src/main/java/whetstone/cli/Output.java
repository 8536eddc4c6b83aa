package whetstone.cli;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Where a command writes its lines. A file gets its name when it is whole: until then, what had that name before is
/// still there.
final class Output implements AutoCloseable {

    private final Writer writer;
    private final @Nullable Path file;
    private final @Nullable Path part;

    private Output(Writer writer, @Nullable Path file, @Nullable Path part) {
        this.writer = writer;
        this.file = file;
        this.part = part;
    }

    /// Into `writer`, which stays open.
    static Output to(Writer writer) {
        return new Output(new KeptOpen(writer), null, null);
    }

    /// Into `file`.
    static Output to(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Output(Files.newBufferedWriter(file), null, null); // a pipe or a device
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        return new Output(Files.newBufferedWriter(part), file, part);
    }

    Writer writer() {
        return writer;
    }

    /// Says that all is written: gives the file its name.
    void finish() throws IOException {
        writer.close();
        if (file != null && part != null) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Drops what was not finished.
    @Override
    public void close() throws IOException {
        writer.close();
        if (part != null) {
            Files.deleteIfExists(part);
        }
    }

    private static final class KeptOpen extends FilterWriter {
        KeptOpen(Writer writer) {
            super(new BufferedWriter(writer));
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
