package whetstone.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Minibatch.Whole;
import whetstone.api.algorithm.Outputs;
import whetstone.device.DeviceException;
import whetstone.device.Tape;
import whetstone.model.Decoder;
import whetstone.model.Decoder.GradientSum;
import whetstone.model.Safetensors;
import whetstone.train.Rectangle.Drift;

/// The model being taught: a decoder, its optimizer, and how often it has stepped.
public final class Policy {

    private static final Logger LOG = LoggerFactory.getLogger(Policy.class);
    private static final int SMALLEST_PART = 64;
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String VERSION = "version";

    private final Decoder decoder;
    private final AdamW adamW;
    private final List<GradientSum> sums;
    private int version;
    private int partTokens; // padded tokens on the device at a time

    public Policy(Decoder decoder) {
        this.decoder = decoder;
        partTokens = decoder.device().goodPart();
        adamW = decoder.device().call(() -> new AdamW(decoder));
        sums =
                decoder.device()
                        .call(() ->
                                IntStream.range(0, decoder.device().lanes())
                                        .mapToObj(_ -> decoder.new GradientSum())
                                        .toList());
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
    /// @param furthest the largest of these differences, nats
    /// @param low share of tokens with a ratio of present to recorded probability below 0.8
    /// @param high share of tokens with a ratio above 1.2
    /// @param entropy mean over completion tokens, nats
    /// @param padding share of positions that are padding
    public record Descent(
            double loss,
            double gradientNorm,
            double drift,
            double furthest,
            double low,
            double high,
            double entropy,
            double padding) {}

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
                double norm = decoder.device().scoped(s -> adamW.step(s, sums, optimizer, rate));
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
                            sums.forEach(GradientSum::discard);
                            return true;
                        });
            }
        }
    }

    private Sum gather(List<CreditedGroup> minibatch, Algorithm algorithm, double temperature) {
        var whole = Minibatches.whole(minibatch);
        var sum = new Sum(whole);
        var parts = Minibatches.parts(minibatch, partTokens, sums.size());
        // A lane does every n-th part, in order: which sum a part goes to does not depend on who is
        // faster.
        var works = new ArrayList<Function<NDManager, List<Share>>>();
        for (int lane = 0; lane < sums.size(); lane++) {
            var into = sums.get(lane);
            var own = every(parts, sums.size(), lane);
            works.add(scope ->
                    own.stream()
                            .map(part -> {
                                try (var inner = scope.newSubManager()) {
                                    return share(
                                            inner,
                                            part,
                                            whole,
                                            new Objective(algorithm, temperature, into));
                                }
                            })
                            .toList());
        }
        decoder.device().parallel(works).forEach(shares -> shares.forEach(sum::add));
        return sum;
    }

    private static <T> List<T> every(List<T> all, int n, int first) {
        return IntStream.range(0, all.size())
                .filter(i -> i % n == first)
                .mapToObj(all::get)
                .toList();
    }

    /// What a part is scored by, and where its gradients go.
    private record Objective(Algorithm algorithm, double temperature, GradientSum sum) {}

    /// What one part contributes.
    private record Share(double loss, Drift drift, double entropy, long used, long positions) {}

    /// The shares so far.
    private static final class Sum {
        private final Whole whole;
        private double loss;
        private Drift drift = Drift.NONE;
        private double entropy;
        private long used;
        private long positions;

        Sum(Whole whole) {
            this.whole = whole;
        }

        void add(Share share) {
            loss += share.loss();
            drift = drift.and(share.drift());
            entropy += share.entropy();
            used += share.used();
            positions += share.positions();
        }

        Descent descent(double norm) {
            double tokens = Math.max(1, whole.tokens());
            return new Descent(
                    loss,
                    norm,
                    drift.sum() / tokens,
                    drift.largest(),
                    drift.low() / tokens,
                    drift.high() / tokens,
                    entropy / tokens,
                    1 - used / (double) positions);
        }
    }

    private Share share(
            NDManager scope, List<CreditedGroup> part, Whole whole, Objective objective) {
        var algorithm = objective.algorithm();
        var rectangle = new Rectangle(part);
        var tokens = rectangle.tokens(scope);
        var input = rectangle.sequences(scope, objective.temperature());
        var scored = decoder.score(scope, input);
        // Copies, because the program's own results were made where no tape may run.
        var logProbs = leaf(scored.logProbs());
        var entropy = leaf(scored.entropy());
        var type = decoder.device().precision().master();
        var batch = rectangle.minibatch(scope, type, tokens, algorithm.needs(), whole);
        double loss = backward(algorithm, batch, new Outputs(logProbs, entropy));
        var slopes = new Decoder.Slopes(logProbs.getGradient(), entropy.getGradient());
        decoder.back(scope, scored, slopes, objective.sum());
        return new Share(
                loss,
                rectangle.drift(scored.logProbs()),
                AdamW.number(scored.entropy().sum()),
                rectangle.used(),
                rectangle.shape().size());
    }

    // The zeros give both leaves a gradient, whichever of them the loss uses.
    private static double backward(Algorithm algorithm, Minibatch batch, Outputs now) {
        return Tape.backward(() ->
                algorithm
                        .loss(batch, now)
                        .add(now.logProbs().sum().add(now.entropy().sum()).mul(0)));
    }

    private static NDArray leaf(NDArray array) {
        var leaf = array.duplicate();
        leaf.setRequiresGradient(true);
        return leaf;
    }
}
