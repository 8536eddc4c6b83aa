package whetstone.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// The table's model behind Jlama, an engine and a server of others, in a process of its own.
///
/// @param port that it listens at
record JlamaServer(OwnProcess process, int port) implements AutoCloseable {

    private static final Path BUILT = Path.of("../../tests/foreign-server/target");
    private static final Pattern TOLD = Pattern.compile("(?m)^port (\\d+)$");
    private static final JsonMapper JSON = new JsonMapper();

    /// What has to be built before.
    static boolean isBuilt() {
        return Files.isDirectory(BUILT.resolve("lib"));
    }

    /// Writes the table's model as Jlama reads it.
    static Path write(Path folder) throws IOException {
        var pieces = TableModel.writeInventive(folder);
        var characters = new HashMap<String, Integer>();
        var longer = new ArrayList<Map<String, Object>>();
        longer.add(Map.of("id", 0, "content", "<end>", "special", true));
        // It takes the first that fits.
        pieces.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(piece -> {
                    int id = pieces.indexOf(piece) + 1;
                    if (piece.length() == 1) {
                        characters.put(piece, id);
                    } else {
                        longer.add(Map.of("id", id, "content", piece, "special", false));
                    }
                });
        var model = Map.of("type", "BPE", "vocab", characters, "merges", List.of());
        JSON.writeValue(
                folder.resolve("tokenizer.json"), Map.of("model", model, "added_tokens", longer));
        JSON.writeValue(
                folder.resolve("tokenizer_config.json"),
                Map.of(
                        "bos_token",
                        "<end>",
                        "eos_token",
                        "<end>",
                        "chat_template",
                        "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"));
        return folder;
    }

    /// Starts it, and waits until it can be asked.
    ///
    /// @param folder that [#write] wrote
    /// @param port 0 for any that is free
    static JlamaServer start(Path folder, int port) throws IOException, InterruptedException {
        var printed = folder.resolve("printed.txt");
        var classes =
                BUILT.resolve("classes") + System.getProperty("path.separator") + BUILT + "/lib/*";
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Xmx1g",
                        "-cp",
                        classes,
                        "whetstone.foreign.JlamaServer",
                        folder.toString(),
                        Integer.toString(port));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        var started = new OwnProcess(process, printed);
        while (true) {
            started.requireAlive();
            var told = TOLD.matcher(Files.readString(printed));
            if (told.find()) {
                return new JlamaServer(started, Integer.parseInt(told.group(1)));
            }
            Thread.sleep(50);
        }
    }

    /// What roles are bound to. It knows no `/v1`.
    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
