package whetstone.sample;

import static java.util.Comparator.comparingInt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import whetstone.api.Rollout.Stop;
import whetstone.model.Decoder;

/// Completes prompts in batches: what completions of a prompt begin with in common is computed once, tokens are drawn
/// some steps at a time, and finished rows are dropped in between.
public final class Sampler {

    /// Is told of every completion as soon as it is there, of one at a time. Called from where sampling goes on: be quick.
    @FunctionalInterface
    public interface Listener {
        /// A completion is there.
        ///
        /// @param prompt index of the prompt
        /// @param copy index of the completion among the prompt's
        /// @return whether to go on; what is under way is given up otherwise
        boolean completed(int prompt, int copy, Completion completion);

        /// Some more tokens of a completion under way are there.
        ///
        /// @param tokens ids, to be read at once: they are not this listener's
        /// @param logProbs of each token, likewise
        /// @param length how many of them are drawn
        /// @return whether to go on with it; else it ends here, as at its length limit
        default boolean drawn(int prompt, int copy, int[] tokens, float[] logProbs, int length) {
            return true;
        }
    }

    private static final int CHUNK = 8; // tokens between two looks at who has finished

    private final Decoder decoder;
    private final int end;
    private final int rows;

    /// @param end the token that ends a completion
    /// @param rows largest batch of a lane, give or take a prompt's completions
    public Sampler(Decoder decoder, int end, int rows) {
        this.decoder = decoder;
        this.end = end;
        this.rows = rows;
    }

    /// Completes all `prompts`; `listener` hears of each completion once, in the order in which they end.
    ///
    /// @throws IllegalArgumentException if the longest prompt leaves no room for the longest completion
    public void sample(List<Prompt> prompts, Decoding decoding, Listener listener) {
        prompts.forEach(prompt -> decoder.require(prompt.tokens().length + decoding.maxTokens()));
        var told = new Telling(listener);
        List<Function<NDManager, Boolean>> works =
                batches(prompts).stream()
                        .map(batch ->
                                (Function<NDManager, Boolean>)
                                        scope ->
                                                new Batch(scope, prompts, batch, decoding, told)
                                                        .run())
                        .toList();
        decoder.device().parallel(works);
    }

    /// One listener for all lanes, who is told one thing at a time.
    private static final class Telling {
        private final Listener listener;
        private boolean over;

        Telling(Listener listener) {
            this.listener = listener;
        }

        /// False if nobody wants more.
        synchronized boolean tell(Row row, Stop stop) {
            over = over || !listener.completed(row.prompt, row.copy, row.finished(stop));
            return !over;
        }

        /// False if nobody wants more of this row.
        synchronized boolean show(Row row) {
            return listener.drawn(row.prompt, row.copy, row.tokens, row.logProbs, row.length);
        }

        synchronized boolean over() {
            return over;
        }
    }

    // Prompts of similar length go together: the shorter ones are padded to the longest.
    private List<List<Integer>> batches(List<Prompt> prompts) {
        var order =
                IntStream.range(0, prompts.size())
                        .boxed()
                        .sorted(comparingInt(i -> prompts.get(i).tokens().length))
                        .toList();
        int all = prompts.stream().mapToInt(prompt -> prompt.seeds().size()).sum();
        int lanes = decoder.device().lanes();
        // As many batches for each lane, of about the same size.
        int target = Math.ceilDiv(all, lanes * Math.ceilDiv(all, rows * lanes));
        var batches = new ArrayList<List<Integer>>();
        var batch = new ArrayList<Integer>();
        int filled = 0;
        for (int i : order) {
            batch.add(i);
            filled += prompts.get(i).seeds().size();
            if (filled >= target) {
                batches.add(List.copyOf(batch));
                batch.clear();
                filled = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    /// A completion under way.
    private static final class Row {
        final int prompt;
        final int copy;
        final RandomGenerator random;
        final int[] tokens;
        final float[] logProbs;
        final float[] entropy;
        int length;
        boolean reported;

        Row(int prompt, int copy, RandomGenerator random, int longest) {
            this.prompt = prompt;
            this.copy = copy;
            this.random = random;
            tokens = new int[longest];
            logProbs = new float[longest];
            entropy = new float[longest];
        }

        void add(int token, float logProb, float uncertainty) {
            tokens[length] = token;
            logProbs[length] = logProb;
            entropy[length] = uncertainty;
            length++;
        }

        Completion finished(Stop stop) {
            return new Completion(
                    Arrays.copyOf(tokens, length),
                    Arrays.copyOf(logProbs, length),
                    Arrays.copyOf(entropy, length),
                    stop);
        }
    }

    /// Rows that are sampled together.
    private final class Batch {
        private final NDManager scope;
        private final Decoding decoding;
        private final Telling told;
        private final int longestPrompt;
        private final List<Row> alive = new ArrayList<>();
        private Decoder.Cache cache;

        Batch(
                NDManager scope,
                List<Prompt> prompts,
                List<Integer> chosen,
                Decoding decoding,
                Telling told) {
            this.scope = scope;
            this.decoding = decoding;
            this.told = told;
            var own = chosen.stream().map(prompts::get).toList();
            longestPrompt = own.stream().mapToInt(p -> p.tokens().length).max().orElseThrow();
            for (int prompt : chosen) {
                var seeds = prompts.get(prompt).seeds();
                for (int copy = 0; copy < seeds.size(); copy++) {
                    var random = seeds.get(copy).random();
                    alive.add(new Row(prompt, copy, random, decoding.maxTokens()));
                }
            }
            cache = prefill(own);
        }

        private Decoder.Cache prefill(List<Prompt> own) {
            var tokens = new long[own.size() * longestPrompt];
            var start = new long[own.size()];
            var copies = new ArrayList<Long>();
            for (int i = 0; i < own.size(); i++) {
                var prompt = own.get(i).tokens();
                start[i] = (long) longestPrompt - prompt.length;
                for (int j = 0; j < prompt.length; j++) {
                    tokens[i * longestPrompt + (int) start[i] + j] = prompt[j];
                }
                copies.addAll(Collections.nCopies(own.get(i).seeds().size(), (long) i));
            }
            return decoder.prefill(
                    scope,
                    scope.create(tokens, new Shape(own.size(), longestPrompt)),
                    scope.create(start),
                    indices(copies));
        }

        // False if the listener wants no more.
        boolean run() {
            int made = 0;
            while (!alive.isEmpty() && made < decoding.maxTokens() && !told.over()) {
                int steps = Math.min(CHUNK, decoding.maxTokens() - made);
                int standing = alive.size();
                made += chunk(steps);
                var open = new ArrayList<Long>();
                for (int i = 0; i < standing; i++) {
                    if (!settle(alive.get(i), made, open, i)) {
                        return false;
                    }
                }
                drop(open, standing);
            }
            return true;
        }

        // Draws up to `steps` tokens for every row; returns how many.
        private int chunk(int steps) {
            try (var step = scope.newSubManager()) {
                var settings =
                        step.create(
                                new double[] {
                                    decoding.temperature(), decoding.topP(), decoding.topK()
                                });
                var decoded = decoder.decode(step, cache, uniforms(step, steps), settings, end);
                cache = decoded.cache();
                cache.attach(scope);
                int made = (int) decoded.tokens().getShape().get(1);
                var tokens = decoded.tokens().toLongArray();
                var logProbs = floats(decoded.logProbs());
                var entropy = floats(decoded.entropy());
                for (int i = 0; i < alive.size(); i++) {
                    var row = alive.get(i);
                    for (int j = i * made; j < (i + 1) * made && !ended(row); j++) {
                        row.add((int) tokens[j], logProbs[j], entropy[j]);
                    }
                }
                return made;
            }
        }

        private NDArray uniforms(NDManager step, int steps) {
            var numbers = new float[alive.size() * steps];
            for (int i = 0; i < alive.size(); i++) {
                for (int j = 0; j < steps; j++) {
                    numbers[i * steps + j] = alive.get(i).random.nextFloat();
                }
            }
            return step.create(numbers, new Shape(alive.size(), steps));
        }

        private boolean ended(Row row) {
            return row.length > 0 && row.tokens[row.length - 1] == end;
        }

        // Reports a row that has ended, or notes that it is open. False if the listener wants no
        // more.
        private boolean settle(Row row, int made, List<Long> open, int index) {
            if (row.reported) {
                return true;
            }
            boolean goesOn = !ended(row) && made < decoding.maxTokens();
            if (told.show(row) && goesOn) {
                open.add((long) index);
                return true;
            }
            row.reported = true;
            var stop = ended(row) ? Stop.END : Stop.LENGTH;
            return told.tell(row, stop);
        }

        private void drop(List<Long> open, int standing) {
            if (open.isEmpty()) {
                alive.clear();
            } else if (open.size() < standing) {
                cache = decoder.pick(scope, cache, indices(open));
                var rest = open.stream().map(i -> alive.get(i.intValue())).toList();
                alive.clear();
                alive.addAll(rest);
            }
        }

        private NDArray indices(List<Long> values) {
            return scope.create(values.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private static float[] floats(NDArray array) {
        return array.toType(DataType.FLOAT32, false).toFloatArray();
    }
}
