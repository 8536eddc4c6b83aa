package whetstone.core.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.TaskDefinition;

/// Task definitions: one to start from, and whether one can be worked with.
public final class Definitions {
    private Definitions() {}

    /// A definition with a comment on each key, that works as it is.
    public static String starter() {
        try (var in = Definitions.class.getResourceAsStream("starter.yaml")) {
            return new String(
                    Objects.requireNonNull(in, "starter.yaml").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The marking of `definition`, once all that it names is found to be there.
    ///
    /// @throws RecipeException naming the key, if the verifier is not loaded or does not take the demonstrations' answers,
    ///     or a folder or file is missing
    public static Marking check(TaskDefinition definition, Plugins plugins) {
        var marking = Marking.of(definition, plugins);
        marking.check(definition.demonstrations());
        if (!definition.knowledge().isEmpty()
                && !Files.isDirectory(Path.of(definition.knowledge()))) {
            throw new RecipeException(
                    "knowledge: %s is no folder; name one with texts, from where the definition lies"
                            .formatted(definition.knowledge()));
        }
        Benchmarks.read(definition.benchmarks());
        return marking;
    }
}
