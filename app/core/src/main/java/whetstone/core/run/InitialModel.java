package whetstone.core.run;

import java.nio.file.Path;
import whetstone.api.Seed;
import whetstone.core.recipe.Recipe;
import whetstone.device.ComputeDevice;
import whetstone.model.CharacterTokenizer;
import whetstone.model.Decoders;
import whetstone.model.ModelFolder;
import whetstone.model.ModelShape;

/// The policy before the first stage.
final class InitialModel {
    private InitialModel() {}

    private static final double ROTARY_BASE = 10_000;
    private static final double EPSILON = 1e-5;

    /// The model that the recipe names, or a new one of the shape that it gives.
    static ModelFolder.Model of(ComputeDevice device, Recipe recipe) {
        var choice = recipe.model();
        if (!choice.folder().isEmpty()) {
            return ModelFolder.read(device, Path.of(choice.folder()));
        }
        var tokenizer = CharacterTokenizer.ascii().with(choice.pieces());
        var shape =
                new ModelShape(
                        tokenizer.vocabulary(),
                        choice.width(),
                        choice.layers(),
                        choice.heads(),
                        choice.keyValueHeads(),
                        choice.width() / choice.heads(),
                        choice.hidden(),
                        choice.context(),
                        ROTARY_BASE,
                        EPSILON,
                        true,
                        false);
        var seed = new Seed(recipe.seed()).derive("init");
        return new ModelFolder.Model(Decoders.fresh(device, shape, seed), tokenizer);
    }
}
