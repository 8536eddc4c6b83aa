package whetstone.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import whetstone.core.store.Workspace;
import whetstone.model.CharacterTokenizer;
import whetstone.model.ModelFolder;
import whetstone.model.Tokenizer;

/// Finds what turns a run's tokens into text, for whoever looks at them later.
public final class RunTokenizer {
    private RunTokenizer() {}

    private static final YAMLMapper YAML = new YAMLMapper();

    /// The tokenizer that `run` was done with; nothing where the model that it came from is gone.
    public static Optional<Tokenizer> of(Workspace workspace, long run) {
        var saved =
                workspace.checkpointRows().list(run).stream()
                        .map(row -> workspace.folder().resolve(row.path()))
                        .filter(RunTokenizer::whole)
                        .findFirst();
        return saved.map(ModelFolder::readTokenizer).or(() -> first(workspace, run));
    }

    // As the recipe chose it: a model folder, or a new model with characters for tokens.
    private static Optional<Tokenizer> first(Workspace workspace, long run) {
        return workspace
                .runs()
                .find(run)
                .flatMap(found -> {
                    var model = YAML.readTree(found.start().recipe()).at("/model");
                    var chosen = model.path("folder").asString("");
                    if (chosen.isEmpty()) {
                        var pieces =
                                model.path("pieces").valueStream().map(JsonNode::asString).toList();
                        return Optional.of(CharacterTokenizer.ascii().with(pieces));
                    }
                    return whole(Path.of(chosen))
                            ? Optional.of(ModelFolder.readTokenizer(Path.of(chosen)))
                            : Optional.empty();
                });
    }

    private static boolean whole(Path folder) {
        return Files.isRegularFile(folder.resolve("tokenizer.json"))
                && Files.isRegularFile(folder.resolve("config.json"));
    }
}
