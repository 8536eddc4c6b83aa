package whetstone.model;

/// The shape of a decoder.
///
/// @param vocabulary number of token ids
/// @param width size of the residual stream
/// @param layers number of blocks
/// @param heads query heads
/// @param keyValueHeads key and value heads; divides `heads`
/// @param headSize size of a head, even
/// @param hidden width of the gated MLP
/// @param context longest sequence, tokens
/// @param rotaryBase base of the rotary positions' wavelengths
/// @param epsilon added to the mean square in norms
/// @param tied whether the output head is the embedding
/// @param bias whether queries, keys and values have a bias
public record ModelShape(
        int vocabulary,
        int width,
        int layers,
        int heads,
        int keyValueHeads,
        int headSize,
        int hidden,
        int context,
        double rotaryBase,
        double epsilon,
        boolean tied,
        boolean bias) {

    public ModelShape {
        require(vocabulary > 0 && width > 0 && layers > 0 && hidden > 0, "sizes must be positive");
        require(heads > 0 && keyValueHeads > 0, "there must be heads");
        require(heads % keyValueHeads == 0, "keyValueHeads must divide heads");
        require(
                headSize > 0 && headSize % 2 == 0,
                "the size of a head (width / heads) must be even");
        require(context > 1, "context must be at least 2");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("model: " + what);
        }
    }

    /// A tied decoder without biases.
    public static ModelShape plain(
            int vocabulary, int width, int layers, int heads, int keyValueHeads) {
        return new ModelShape(
                vocabulary,
                width,
                layers,
                heads,
                keyValueHeads,
                width / heads,
                3 * width,
                256,
                10_000,
                1e-5,
                true,
                false);
    }

    public ModelShape withHidden(int size) {
        return new ModelShape(
                vocabulary,
                width,
                layers,
                heads,
                keyValueHeads,
                headSize,
                size,
                context,
                rotaryBase,
                epsilon,
                tied,
                bias);
    }

    public ModelShape withContext(int tokens) {
        return new ModelShape(
                vocabulary,
                width,
                layers,
                heads,
                keyValueHeads,
                headSize,
                hidden,
                tokens,
                rotaryBase,
                epsilon,
                tied,
                bias);
    }

    /// Number of trained numbers.
    public long parameters() {
        long attention = (long) width * headSize * (2L * heads + 2L * keyValueHeads);
        long block = attention + 3L * width * hidden + 2L * width + (bias ? projections() : 0);
        return (long) vocabulary * width * (tied ? 1 : 2) + width + layers * block;
    }

    /// Rows of the joint projection to queries, keys and values.
    int projections() {
        return (heads + 2 * keyValueHeads) * headSize;
    }
}
