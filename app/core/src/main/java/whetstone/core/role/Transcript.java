package whetstone.core.role;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import whetstone.device.DeviceException;

/// What a model of ours reads of a conversation: the text of each message and a line break, as in training. Who speaks
/// is not marked.
public final class Transcript {
    private Transcript() {}

    /// The text to continue.
    public static String of(List<ChatRequest.Message> messages) {
        return messages.stream()
                .map(message -> message.text() + "\n")
                .collect(Collectors.joining());
    }

    /// Refuses a model that was trained on conversations written in another way: its answers would be worse than it can
    /// do, and nothing would show it.
    ///
    /// @throws DeviceException if the folder has a chat template
    public static void requirePlain(Path folder) {
        if (hasTemplate(folder)) {
            throw new DeviceException(
                    "%s: has a chat template, which is not read; serve it by a server that does, such as vLLM or llama.cpp, and bind the role to that endpoint"
                            .formatted(folder));
        }
    }

    /// Whether the folder says how conversations are to be written.
    public static boolean hasTemplate(Path folder) {
        var config = folder.resolve("tokenizer_config.json");
        return Files.isRegularFile(folder.resolve("chat_template.jinja"))
                || (Files.isRegularFile(config)
                        && new JsonMapper().readTree(config).has("chat_template"));
    }
}
