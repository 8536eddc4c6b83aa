package whetstone.cli;

import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the command line writes it: indented for eyes, names as the records have them, enums in lower case.
final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE).build();

    private Json() {}

    /// Prints `value` on lines of its own.
    static void print(Object value, PrintWriter out) {
        out.println(MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
    }
}
