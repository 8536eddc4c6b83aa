package whetstone.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import whetstone.device.ComputeDevice;
import whetstone.device.ScriptBlock;
import whetstone.device.ScriptBlock.Tensors;

/// A decoder-only transformer: weights, and the program that runs them. Everything but the constructor's caller is on
/// the device thread.
public final class Decoder implements AutoCloseable {

    private final ComputeDevice device;
    private final ModelShape shape;
    private final ScriptBlock program;
    private final NDManager manager;
    private final List<NDArray> weights;
    private final NDArray cos;
    private final NDArray sin;
    private Tensors prepared = new Tensors("prepared", List.of());

    Decoder(ComputeDevice device, ModelShape shape, NDManager manager, List<NDArray> weights) {
        this.device = device;
        this.shape = shape;
        this.manager = manager;
        this.weights = List.copyOf(weights);
        program = new ScriptBlock("Decoder", Program.text(shape, device.precision()), manager);
        cos = angles(true);
        sin = angles(false);
        refresh();
    }

    public ModelShape shape() {
        return shape;
    }

    public ComputeDevice device() {
        return device;
    }

    /// The trained tensors, in the order of [ModelShape]; change them in place, then [#refresh].
    public List<NDArray> weights() {
        return weights;
    }

    // (context, headSize / 2): position times the pair's frequency.
    private NDArray angles(boolean cosine) {
        int half = shape.headSize() / 2;
        var values = new double[shape.context() * half];
        for (int at = 0; at < shape.context(); at++) {
            for (int pair = 0; pair < half; pair++) {
                double angle = at / Math.pow(shape.rotaryBase(), (double) pair / half);
                values[at * half + pair] = cosine ? Math.cos(angle) : Math.sin(angle);
            }
        }
        return manager.create(values, new Shape(shape.context(), half))
                .toType(device.precision().master(), false);
    }

    /// Takes in changed weights.
    public void refresh() {
        prepared.arrays().forEach(NDArray::close);
        var made = program.call(manager, "prepare", new Tensors("weights", weights));
        prepared = new Tensors("prepared", made);
    }

    /// What the policy says about sequences, with what the way back needs.
    ///
    /// @param input the sequences
    /// @param logProbs of tokens 1 … T given those before, (B, T), nats; 0 off the scored positions
    /// @param entropy of the distributions they were taken from, (B, T), nats; 0 off the scored positions
    public record Scored(Sequences input, NDArray logProbs, NDArray entropy, List<NDArray> kept) {

        /// The states that the scored tokens were predicted from, normalised, (M, width) with M scored positions.
        public NDArray states() {
            return kept.get(2).get(input.predictions());
        }
    }

    /// Scores sequences.
    public Scored score(NDManager scope, Sequences input) {
        require(input.places().getShape().get(1));
        var kept =
                program.call(
                        scope,
                        "score",
                        scope.create((long) input.batch()),
                        input.tokens(),
                        input.places(),
                        input.first(),
                        input.nodes(),
                        input.targets(),
                        input.rows(),
                        input.predictions(),
                        number(scope, input.temperature()),
                        cos,
                        sin,
                        prepared);
        return new Scored(input, kept.get(0), kept.get(1), List.copyOf(kept));
    }

    /// Adds the gradients of a loss by the weights to `sum`, given its gradients by log-probability and entropy.
    public void back(NDManager scope, Scored scored, Slopes slopes, GradientSum sum) {
        var input = scored.input();
        program.call(
                scope,
                "back",
                input.tokens(),
                input.places(),
                input.first(),
                input.nodes(),
                input.targets(),
                input.rows(),
                input.predictions(),
                number(scope, input.temperature()),
                cos,
                sin,
                slopes.logProbs(),
                slopes.entropy(),
                new Tensors("kept", scored.kept()),
                prepared,
                sum.tensors);
    }

    /// Where gradients add up. Each lane has one of its own.
    public final class GradientSum {
        private final Tensors tensors;

        public GradientSum() {
            tensors =
                    new Tensors(
                            "sum",
                            prepared.arrays().stream().map(Decoder.this::zerosLike).toList());
        }

        /// Adds the sum to `gradients`, in the order of [Decoder#weights], and starts again from zero.
        public void collect(NDManager scope, List<NDArray> gradients) {
            program.call(
                    scope,
                    "unfold",
                    new Tensors("weights", weights),
                    tensors,
                    new Tensors("gradients", gradients));
        }

        /// Forgets what was added since the last [#collect].
        public void discard() {
            tensors.arrays().forEach(array -> array.muli(0));
        }
    }

    /// Gradients of a loss by what [#score] said, each (B, T).
    public record Slopes(NDArray logProbs, NDArray entropy) {}

    /// A zero tensor of the master type and the shape of `array`, that lives as long as the model.
    public NDArray zerosLike(NDArray array) {
        return zeros(array.getShape());
    }

    /// A zero tensor of the master type that lives as long as the model.
    public NDArray zeros(Shape shape) {
        return manager.zeros(shape, device.precision().master());
    }

    /// Runs a method of the program that is not about this model's weights alone, such as the optimizer.
    public NDList call(NDManager scope, String method, Object... arguments) {
        return program.call(scope, method, arguments);
    }

    /// Where sampling stands: B rows on U lines. Rows that have said the same so far share one.
    ///
    /// @param logits for the next token, (U, V)
    /// @param start padding columns before each prompt, (U), int64
    /// @param line which each row goes on from, (B), int64
    /// @param keys cache, (layers, U, keyValueHeads, columns, headSize)
    /// @param values cache, same shape
    public record Cache(NDArray logits, NDArray start, NDArray line, NDArray keys, NDArray values) {

        // As `pick` and `decode` return it, from place `at` on.
        private static Cache of(NDList out, int at) {
            return new Cache(
                    out.get(at),
                    out.get(at + 1),
                    out.get(at + 2),
                    out.get(at + 3),
                    out.get(at + 4));
        }

        void close() {
            List.of(logits, start, line, keys, values).forEach(NDArray::close);
        }

        /// Hands the cache on to another scope.
        public void attach(NDManager scope) {
            List.of(logits, start, line, keys, values).forEach(array -> array.attach(scope));
        }
    }

    /// Reads left-padded prompts (U, P) into a cache.
    ///
    /// @param start padding columns before each prompt, (U), int64
    /// @param line the prompt that each row goes on from, (B), int64; every prompt has one
    public Cache prefill(NDManager scope, NDArray tokens, NDArray start, NDArray line) {
        require(tokens.getShape().get(1));
        var out = program.call(scope, "prefill", tokens, start, cos, sin, prepared);
        return new Cache(out.get(0), start, line, out.get(1), out.get(2));
    }

    /// The rows `pick` (int64) of `cache`, in that order; rows may repeat. Frees `cache`.
    public Cache pick(NDManager scope, Cache cache, NDArray pick) {
        var out =
                program.call(
                        scope,
                        "pick",
                        pick,
                        cache.logits(),
                        cache.start(),
                        cache.line(),
                        cache.keys(),
                        cache.values());
        cache.close();
        return Cache.of(out, 0);
    }

    /// What a few steps of sampling gave.
    ///
    /// @param tokens (B, n), int64; the end token repeats itself, and what stands beside it means nothing
    /// @param logProbs (B, n), nats
    /// @param entropy (B, n), nats
    public record Decoded(NDArray tokens, NDArray logProbs, NDArray entropy, Cache cache) {}

    /// Samples up to n tokens for each row from the uniform numbers `uniforms` (B, n). Stops early when every row has
    /// met token `end`. Frees `cache`.
    ///
    /// @param settings temperature, top-p, top-k as a tensor (3)
    public Decoded decode(
            NDManager scope, Cache cache, NDArray uniforms, NDArray settings, int end) {
        require(cache.keys().getShape().get(3) + uniforms.getShape().get(1));
        var out =
                program.call(
                        scope,
                        "decode",
                        cache.logits(),
                        cache.start(),
                        cache.line(),
                        uniforms,
                        settings,
                        scope.create((long) end),
                        cos,
                        sin,
                        cache.keys(),
                        cache.values(),
                        prepared);
        cache.close();
        return new Decoded(out.get(0), out.get(1), out.get(2), Cache.of(out, 3));
    }

    /// Refuses sequences that are longer than the context.
    ///
    /// @param length tokens
    public void require(long length) {
        if (length > shape.context()) {
            throw new IllegalArgumentException(
                    "model: a sequence of %d tokens is longer than its context of %d; raise model.context or lower decoding.maxTokens"
                            .formatted(length, shape.context()));
        }
    }

    private NDArray number(NDManager scope, double value) {
        return scope.create(value).toType(device.precision().master(), false);
    }

    @Override
    public void close() {
        device.call(() -> {
            program.close();
            manager.close();
            return true;
        });
    }
}
