package whetstone.model;

import java.util.ArrayList;
import java.util.List;

/// The trained tensors of a shape in the order that the program knows them by. Files hold the parts of a joint matrix
/// one by one, under the names of Hugging Face folders.
///
/// @param parts names in files, and how many rows each has; one for a tensor that is not joint
/// @param columns 0 for a vector
/// @param spread standard deviation of the first values; 0 for ones where `columns` is 0 and zeros elsewhere
record Layout(List<Part> parts, int columns, double spread, boolean ones) {

    /// A tensor in a file.
    record Part(String name, int rows) {}

    /// Rows of the joint tensor.
    int rows() {
        return parts.stream().mapToInt(Part::rows).sum();
    }

    /// One entry per tensor.
    static List<Layout> of(ModelShape shape) {
        var all = new ArrayList<Layout>();
        int width = shape.width();
        // GPT-2's: products that end in the residual stream start smaller, by the number of them.
        double spread = 1 / Math.sqrt(width);
        double small = spread / Math.sqrt(2.0 * shape.layers());
        all.add(matrix(width, spread, new Part("model.embed_tokens.weight", shape.vocabulary())));
        all.add(norm("model.norm.weight", width));
        if (!shape.tied()) {
            all.add(matrix(width, spread, new Part("lm_head.weight", shape.vocabulary())));
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            all.addAll(block(shape, "model.layers.%d.".formatted(layer), spread, small));
        }
        return List.copyOf(all);
    }

    private static List<Layout> block(ModelShape shape, String at, double spread, double small) {
        int width = shape.width();
        int queries = shape.heads() * shape.headSize();
        int keys = shape.keyValueHeads() * shape.headSize();
        var hidden =
                List.of(
                        new Part(at + "mlp.gate_proj.weight", shape.hidden()),
                        new Part(at + "mlp.up_proj.weight", shape.hidden()));
        var block = new ArrayList<Layout>();
        block.add(norm(at + "input_layernorm.weight", width));
        block.add(new Layout(projections(at, "weight", queries, keys), width, spread, false));
        block.add(matrix(queries, small, new Part(at + "self_attn.o_proj.weight", width)));
        block.add(norm(at + "post_attention_layernorm.weight", width));
        block.add(new Layout(hidden, width, spread, false));
        block.add(matrix(shape.hidden(), small, new Part(at + "mlp.down_proj.weight", width)));
        if (shape.bias()) {
            block.add(new Layout(projections(at, "bias", queries, keys), 0, 0, false));
        }
        return block;
    }

    private static List<Part> projections(String at, String kind, int queries, int keys) {
        return List.of(
                new Part(at + "self_attn.q_proj." + kind, queries),
                new Part(at + "self_attn.k_proj." + kind, keys),
                new Part(at + "self_attn.v_proj." + kind, keys));
    }

    private static Layout matrix(int columns, double spread, Part part) {
        return new Layout(List.of(part), columns, spread, false);
    }

    private static Layout norm(String name, int width) {
        return new Layout(List.of(new Part(name, width)), 0, 0, true);
    }
}
