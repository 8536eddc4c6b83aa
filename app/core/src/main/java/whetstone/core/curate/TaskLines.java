package whetstone.core.curate;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// Writes tasks as JSON lines: `id`, `domain`, `level`, `split`, `prompt`, `truth` (an object) and `reference`.
public final class TaskLines implements AutoCloseable {
    private final JsonGenerator json;

    /// @param writer closed with this
    public TaskLines(Writer writer) {
        var lines = new MinimalPrettyPrinter("");
        json =
                JsonMapper.builder()
                        .defaultPrettyPrinter(lines)
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .createGenerator(writer);
    }

    public void write(Drawing.Drawn<?> drawn) {
        var task = drawn.task();
        json.writeStartObject();
        json.writeStringProperty("id", task.id());
        json.writeStringProperty("domain", task.domain());
        json.writeNumberProperty("level", task.level());
        json.writeStringProperty("split", task.split().label());
        json.writeStringProperty("prompt", task.prompt());
        json.writeName("truth");
        json.writeRawValue(task.truth());
        json.writeStringProperty("reference", drawn.reference());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() {
        json.close();
    }
}
