package whetstone.cli;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/// A growing text of JSON values, one a line.
final class JsonLines implements AutoCloseable {

    private final JsonGenerator json;

    /// @param writer closed with this
    JsonLines(Writer writer) {
        json =
                Json.MAPPER
                        .writer(new HalfCharacters())
                        .withRootValueSeparator("")
                        .createGenerator(writer);
    }

    void write(Object value) {
        json.writePOJO(value);
        json.writeRaw('\n');
    }

    @Override
    public void close() {
        json.close();
    }
}
