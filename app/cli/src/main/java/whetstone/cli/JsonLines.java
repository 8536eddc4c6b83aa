package whetstone.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;

/// A growing text of JSON values, one a line. A file gets its name when it is whole: until then, what had that name
/// before is still there.
final class JsonLines implements AutoCloseable {

    private static final ObjectWriter LINES = Json.MAPPER.writer().withRootValueSeparator("\n");

    private final Writer writer;
    private final SequenceWriter values;
    private final @Nullable Path file;
    private final @Nullable Path part;
    private boolean empty = true;

    private JsonLines(Writer writer, @Nullable Path file, @Nullable Path part) {
        this.writer = writer;
        this.values = LINES.writeValues(writer);
        this.file = file;
        this.part = part;
    }

    /// Lines into `writer`, which stays open.
    static JsonLines to(Writer writer) {
        return new JsonLines(writer, null, null);
    }

    /// Lines into `file`.
    static JsonLines to(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new JsonLines(Files.newBufferedWriter(file), null, null); // a pipe or a device
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        return new JsonLines(Files.newBufferedWriter(part), file, part);
    }

    void write(Object value) {
        values.write(value);
        empty = false;
    }

    /// Ends the last line, and gives the file its name.
    void finish() throws IOException {
        values.flush();
        if (!empty) {
            writer.write("\n");
        }
        writer.flush();
        if (file != null && part != null) {
            writer.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Drops what was not finished.
    @Override
    public void close() throws IOException {
        if (part != null) {
            writer.close();
            Files.deleteIfExists(part);
        }
    }
}
