package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.plugin.Digests;
import whetstone.core.store.StoreException;
import whetstone.file.FileTrouble;
import whetstone.model.Decoder;
import whetstone.model.ModelFolder;
import whetstone.model.Tokenizer;
import whetstone.train.Critic;
import whetstone.train.Policy;

/// A checkpoint on disk: a model folder that also holds the optimizer and where the run stands. It appears whole or
/// not at all, and knows the hashes of its files.
final class CheckpointFolder {
    private CheckpointFolder() {}

    private static final String STATE = "state.json";
    private static final String ACTOR = "actor.safetensors";
    private static final JsonMapper JSON = new JsonMapper();

    /// Where a run stands after a step.
    ///
    /// @param stage position in the recipe
    /// @param step the last step done
    /// @param seconds the run has taken
    /// @param rates of the stage's curriculum
    /// @param drawn the rates by which the next step is drawn already, where that is sampled ahead
    /// @param actorVersion of the policy that samples, where it is another than the one that is taught
    /// @param critic of the stage, where its algorithm has one
    record State(
            int stage,
            int step,
            double seconds,
            Map<String, Levels.Rate> rates,
            @Nullable Map<String, Levels.Rate> drawn,
            @Nullable Integer actorVersion,
            Critic.@Nullable State critic) {
        State {
            rates = new TreeMap<>(rates);
            drawn = drawn == null ? null : new TreeMap<>(drawn);
        }

        /// With nothing beside the policy.
        static State plain(int stage, int step, double seconds, Map<String, Levels.Rate> rates) {
            return new State(stage, step, seconds, rates, null, null, null);
        }
    }

    /// What `state.json` holds.
    ///
    /// @param files SHA-256 of every other file, by name
    record Stored(State state, SortedMap<String, String> files) {}

    /// Writes beside `folder` first, then moves into place; what was there is replaced.
    ///
    /// @param actor that samples, where it is another than `policy`
    /// @throws StoreException if it cannot be written; then what was there before still is
    static void write(
            Path folder, Policy policy, Tokenizer tokenizer, State state, Optional<Decoder> actor) {
        var draft = folder.resolveSibling(folder.getFileName() + ".part");
        try {
            delete(draft);
            Files.createDirectories(draft);
            ModelFolder.write(draft, policy.decoder(), tokenizer);
            policy.write(draft);
            actor.ifPresent(decoder -> ModelFolder.writeWeights(draft.resolve(ACTOR), decoder));
            JSON.writeValue(draft.resolve(STATE), new Stored(state, hashes(draft)));
            delete(folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(folder, e);
        } catch (UncheckedIOException | JacksonException e) {
            throw unwritable(folder, e);
        }
    }

    private static StoreException unwritable(Path folder, Exception cause) {
        return new StoreException(
                "checkpoint %s: cannot be written (%s); free space or make the folder writable, and resume: the checkpoint before this one is whole"
                        .formatted(folder, FileTrouble.told(folder, cause)),
                cause);
    }

    /// What a whole checkpoint says. Call [#damage] first.
    static State state(Path folder) {
        return JSON.readValue(folder.resolve(STATE), Stored.class).state();
    }

    /// The policy that samples; empty where it is the one that is taught.
    static Optional<Actor> actor(Path folder, Decoder like) {
        var version = state(folder).actorVersion();
        return version == null
                ? Optional.empty()
                : Optional.of(
                        new Actor(ModelFolder.readWeights(folder.resolve(ACTOR), like), version));
    }

    /// What is wrong with the folder; empty if every file is what was written.
    static Optional<String> damage(Path folder) {
        if (!Files.isRegularFile(folder.resolve(STATE))) {
            return Optional.of(STATE + " is missing");
        }
        try {
            var stored = JSON.readValue(folder.resolve(STATE), Stored.class);
            var found = hashes(folder);
            return stored.files().entrySet().stream()
                    .filter(file -> !file.getValue().equals(found.get(file.getKey())))
                    .findFirst()
                    .map(file ->
                            file.getKey()
                                    + (found.containsKey(file.getKey())
                                            ? " is not what was written"
                                            : " is missing"));
        } catch (JacksonException e) {
            return Optional.of(STATE + " does not parse");
        } catch (IOException e) {
            return Optional.of("it cannot be read: " + FileTrouble.told(e));
        }
    }

    private static SortedMap<String, String> hashes(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (!name.equals(STATE)) {
                    hashes.put(name, Digests.sha256(file));
                }
            }
        }
        return hashes;
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
