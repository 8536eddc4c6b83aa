package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import whetstone.model.ModelFolder;
import whetstone.model.Tokenizer;
import whetstone.train.Policy;

/// A checkpoint on disk: a model folder that also holds the optimizer and where the run stands. It appears whole or
/// not at all.
final class CheckpointFolder {
    private CheckpointFolder() {}

    private static final String STATE = "state.json";
    private static final JsonMapper JSON = new JsonMapper();

    /// Where a run stands after a step.
    ///
    /// @param stage position in the recipe
    /// @param step the last step done
    /// @param seconds the run has taken
    /// @param rates of the stage's curriculum
    record State(int stage, int step, double seconds, Map<String, Levels.Rate> rates) {
        State {
            rates = new TreeMap<>(rates);
        }
    }

    /// Writes beside `folder` first, then moves into place; what was there is replaced.
    static void write(Path folder, Policy policy, Tokenizer tokenizer, State state) {
        var draft = folder.resolveSibling(folder.getFileName() + ".part");
        try {
            delete(draft);
            Files.createDirectories(draft);
            ModelFolder.write(draft, policy.decoder(), tokenizer);
            policy.write(draft);
            JSON.writeValue(draft.resolve(STATE), state);
            delete(folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint " + folder + ": " + e.getMessage(), e);
        }
    }

    static State state(Path folder) {
        return JSON.readValue(folder.resolve(STATE), State.class);
    }

    /// Whether the folder is there with all that a run needs to go on.
    static boolean whole(Path folder) {
        return Files.isRegularFile(folder.resolve(STATE));
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
