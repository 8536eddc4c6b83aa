package whetstone.train;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch.Whole;
import whetstone.api.algorithm.Outputs;
import whetstone.device.DeviceException;
import whetstone.model.Decoder;
import whetstone.model.Safetensors;

/// The model being taught: a decoder, its optimizer, and how often it has stepped.
public final class Policy {

    private static final Logger LOG = LoggerFactory.getLogger(Policy.class);
    private static final int SMALLEST_PART = 64;
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String VERSION = "version";

    private final Decoder decoder;
    private final AdamW adamW;
    private int version;
    private int partTokens = 8192; // padded tokens on the device at a time

    public Policy(Decoder decoder) {
        this.decoder = decoder;
        adamW = decoder.device().call(() -> new AdamW(decoder));
    }

    public Decoder decoder() {
        return decoder;
    }

    /// Holds at most so many padded tokens on the device at a time; a minibatch that has more goes in parts.
    void limitParts(int tokens) {
        partTokens = tokens;
    }

    /// Optimizer steps taken.
    public int version() {
        return version;
    }

    /// Writes what training needs to go on into an existing model folder, beside the weights.
    public void write(Path folder) {
        var tensors = new TreeMap<String, Safetensors.Tensor>();
        decoder.device()
                .call(() -> {
                    var state = adamW.state();
                    for (int i = 0; i < state.size(); i++) {
                        var array = state.get(i).toType(DataType.FLOAT32, false);
                        var tensor =
                                new Safetensors.Tensor(
                                        array.getShape().getShape(), array.toFloatArray());
                        tensors.put(name(i), tensor);
                    }
                    return true;
                });
        tensors.put(VERSION, new Safetensors.Tensor(new long[] {1}, new float[] {version}));
        Safetensors.write(folder.resolve(OPTIMIZER), tensors);
    }

    /// Takes up training where [#write] left it; the weights are those of the same folder.
    ///
    /// @throws DeviceException if the file is missing or of another model
    public void restore(Path folder) {
        var tensors = Safetensors.read(folder.resolve(OPTIMIZER));
        var stored =
                tensors.getOrDefault(VERSION, new Safetensors.Tensor(new long[0], new float[1]));
        version = (int) stored.values()[0];
        decoder.device()
                .call(() -> {
                    var state = adamW.state();
                    for (int i = 0; i < state.size(); i++) {
                        var tensor = tensors.get(name(i));
                        if (tensor == null || tensor.values().length != state.get(i).size()) {
                            throw new DeviceException(
                                    "%s: the optimizer's state is not that of this model; resume from another checkpoint"
                                            .formatted(folder));
                        }
                        state.get(i).set(FloatBuffer.wrap(tensor.values()));
                    }
                    return true;
                });
    }

    private static String name(int index) {
        return "state.%05d".formatted(index);
    }

    /// What one optimizer step did.
    ///
    /// @param loss before the step
    /// @param gradientNorm before clipping; not finite if nothing moved
    /// @param drift mean absolute difference between recorded and present log-probabilities, nats per token
    /// @param entropy mean over completion tokens, nats
    /// @param padding share of positions that are padding
    public record Descent(
            double loss, double gradientNorm, double drift, double entropy, double padding) {}

    /// One optimizer step down the gradient of the algorithm's loss over `minibatch`.
    ///
    /// @param temperature that completions were sampled at
    /// @param rate learning rate of this step
    public Descent descend(
            List<CreditedGroup> minibatch,
            Algorithm algorithm,
            double temperature,
            Optimizer optimizer,
            double rate) {
        while (true) {
            try {
                var sum = gather(minibatch, algorithm, temperature);
                double norm = decoder.device().scoped(s -> adamW.step(s, optimizer, rate));
                version++;
                return sum.descent(norm);
            } catch (EngineException e) {
                if (!String.valueOf(e.getMessage()).contains("out of memory")
                        || partTokens <= SMALLEST_PART) {
                    throw e;
                }
                partTokens /= 2;
                LOG.warn("out of device memory: parts of {} tokens from now on", partTokens);
                decoder.device()
                        .scoped(scope -> {
                            decoder.discard();
                            return true;
                        });
            }
        }
    }

    private Sum gather(List<CreditedGroup> minibatch, Algorithm algorithm, double temperature) {
        var whole = Minibatches.whole(minibatch);
        var sum = new Sum(whole);
        for (var part : Minibatches.parts(minibatch, partTokens)) {
            decoder.device()
                    .scoped(scope -> sum.add(share(scope, part, whole, algorithm, temperature)));
        }
        return sum;
    }

    /// What one part contributes.
    private record Share(double loss, double drift, double entropy, long used, long positions) {}

    /// The shares so far.
    private static final class Sum {
        private final Whole whole;
        private double loss;
        private double drift;
        private double entropy;
        private long used;
        private long positions;

        Sum(Whole whole) {
            this.whole = whole;
        }

        boolean add(Share share) {
            loss += share.loss();
            drift += share.drift();
            entropy += share.entropy();
            used += share.used();
            positions += share.positions();
            return true;
        }

        Descent descent(double norm) {
            double tokens = Math.max(1, whole.tokens());
            return new Descent(
                    loss, norm, drift / tokens, entropy / tokens, 1 - used / (double) positions);
        }
    }

    private Share share(
            NDManager scope,
            List<CreditedGroup> part,
            Whole whole,
            Algorithm algorithm,
            double temperature) {
        var rectangle = new Rectangle(part);
        var tokens = rectangle.tokens(scope);
        var input = new Decoder.Sequences(tokens, rectangle.rows(scope), temperature);
        var scored = decoder.score(scope, input);
        // Copies, because the program's own results were made where no tape may run.
        var logProbs = leaf(scored.logProbs());
        var entropy = leaf(scored.entropy());
        var type = decoder.device().precision().master();
        var batch = rectangle.minibatch(scope, type, tokens, algorithm.needs(), whole);
        double loss;
        try (var tape = Engine.getEngine("PyTorch").newGradientCollector()) {
            // The zeros give both leaves a gradient, whichever of them the loss uses.
            var zero = logProbs.sum().add(entropy.sum()).mul(0);
            var scalar = algorithm.loss(batch, new Outputs(logProbs, entropy)).add(zero);
            tape.backward(scalar);
            loss = AdamW.number(scalar);
        }
        var slopes = new Decoder.Slopes(logProbs.getGradient(), entropy.getGradient());
        decoder.back(scope, input, scored, slopes);
        return new Share(
                loss,
                rectangle.drift(scored.logProbs()),
                AdamW.number(scored.entropy().sum()),
                rectangle.used(),
                rectangle.shape().size());
    }

    private static NDArray leaf(NDArray array) {
        var leaf = array.duplicate();
        leaf.setRequiresGradient(true);
        return leaf;
    }
}
