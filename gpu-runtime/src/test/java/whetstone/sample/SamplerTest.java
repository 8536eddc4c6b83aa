package whetstone.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Rollout;
import whetstone.api.Rollout.Stop;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.Decoder;
import whetstone.model.Decoders;
import whetstone.model.ModelShape;
import whetstone.train.Scoring;

class SamplerTest {

    private static final int END = 0;
    private static final int LONGEST = 20;
    private static ComputeDevice device;
    private static Decoder decoder;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
        decoder = Decoders.fresh(device, ModelShape.plain(12, 16, 2, 4, 2), new Seed(1));
    }

    @AfterAll
    static void close() {
        decoder.close();
        device.close();
    }

    private static final List<Prompt> PROMPTS =
            List.of(prompt(5, 1, 2, 3), prompt(3, 4), prompt(4, 5, 6, 7, 8, 9, 1, 2));

    private static Prompt prompt(int copies, int... tokens) {
        var seed = new Seed(tokens[0]);
        return new Prompt(tokens, IntStream.range(0, copies).mapToObj(seed::derive).toList());
    }

    private static Map<String, Completion> sample(
            List<Prompt> prompts, Decoding decoding, int rows) {
        var found = new TreeMap<String, Completion>();
        new Sampler(decoder, END, rows)
                .sample(
                        prompts,
                        decoding,
                        (prompt, copy, completion) -> {
                            var key = prompts.get(prompt).tokens()[0] + "/" + copy;
                            assertFalse(found.containsKey(key), "reported twice");
                            found.put(key, completion);
                            return true;
                        });
        return found;
    }

    private static int[] tokens(Map<String, Completion> completions, String key) {
        return Objects.requireNonNull(completions.get(key), key).tokens();
    }

    private static Decoding decoding(double temperature, double topP, int topK) {
        return new Decoding(temperature, topP, topK, LONGEST);
    }

    // Prompts of different lengths share a batch, so this covers padding too. With two tokens to
    // choose from, completions
    // of a prompt part slowly.
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void sampledLogProbabilitiesAreThoseOfScoring(int topK) {
        var prompts = List.of(prompt(25, 1, 2, 3), prompt(15, 4), prompt(20, 5, 6, 7, 8, 9, 1, 2));
        var completions = sample(prompts, decoding(0.7, 1, topK), 64);
        var rollouts = new ArrayList<Rollout>();
        completions.forEach((key, completion) -> {
            var prompt =
                    prompts.stream()
                            .filter(p -> key.startsWith(p.tokens()[0] + "/"))
                            .findFirst()
                            .orElseThrow();
            rollouts.add(rollout(prompt.tokens(), completion));
        });
        var rescored = Scoring.logProbs(decoder, rollouts, 0.7).iterator();
        for (var completion : completions.values()) {
            assertArrayEquals(rescored.next(), completion.logProbs(), 1e-4f);
        }
    }

    @Test
    void rowsShareALineForAsLongAsTheySayTheSame() {
        assertEquals(List.of(2L, 2L), lines(0, 0), "the likeliest tokens are the same for all");
        var two = lines(1, 2);
        assertTrue(two.getFirst() > 2 && two.getFirst() <= 8, "two tokens to choose from: " + two);
        assertTrue(two.getLast() > two.getFirst() && two.getLast() <= 16, two::toString);
        assertEquals(40, lines(1, 0).getLast(), "each on its own after three of twelve tokens");
    }

    // How many there are for 40 rows of two prompts after two tokens and after three.
    private static List<Long> lines(double temperature, int topK) {
        return device.call(() -> {
            try (var scope = device.manager().newSubManager()) {
                var prompts = scope.create(new long[] {1, 2, 3, 4}, new Shape(2, 2));
                var line = scope.create(LongStream.range(0, 40).map(i -> i % 2).toArray());
                var start = scope.zeros(new Shape(2), DataType.INT64);
                var cache = decoder.prefill(scope, prompts, start, line);
                var settings = scope.create(new double[] {temperature, 1, topK});
                var counts = new ArrayList<Long>();
                var random = new Seed(1).random();
                for (int steps : new int[] {2, 1}) {
                    var numbers = new float[40 * steps];
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] = random.nextFloat();
                    }
                    var uniforms = scope.create(numbers, new Shape(40, steps));
                    cache = decoder.decode(scope, cache, uniforms, settings, END).cache();
                    counts.add(cache.keys().getShape().get(1));
                }
                return counts;
            }
        });
    }

    private static Rollout rollout(int[] prompt, Completion completion) {
        return new Rollout(
                prompt,
                completion.tokens(),
                Map.of(),
                "",
                completion.stop(),
                0,
                Verdict.wrong(""),
                0,
                List.of());
    }

    @Test
    void everyCompletionEndsOnceAndForAReason() {
        var completions = sample(PROMPTS, decoding(1, 1, 0), 64);
        assertEquals(12, completions.size());
        var stops = completions.values().stream().map(Completion::stop).distinct().toList();
        assertTrue(stops.contains(Stop.END), "an untrained model ends within 20 tokens sometimes");
        for (var completion : completions.values()) {
            var tokens = completion.tokens();
            boolean ended = tokens[tokens.length - 1] == END;
            assertEquals(ended ? Stop.END : Stop.LENGTH, completion.stop());
            assertTrue(ended || tokens.length == LONGEST);
            assertTrue(IntStream.of(tokens).limit(tokens.length - 1L).noneMatch(t -> t == END));
        }
    }

    @Test
    void aRolloutDoesNotDependOnItsNeighbours() {
        var together = sample(PROMPTS, decoding(1, 1, 0), 64);
        var apart = new TreeMap<String, Completion>();
        PROMPTS.forEach(prompt -> apart.putAll(sample(List.of(prompt), decoding(1, 1, 0), 2)));
        together.forEach((key, completion) ->
                assertArrayEquals(tokens(apart, key), completion.tokens(), key));
    }

    @Test
    void theLikeliestTokenIsTakenAtTemperatureZeroAndFromTheTopOne() {
        var greedy = sample(PROMPTS, decoding(0, 1, 0), 64);
        var topOne = sample(PROMPTS, decoding(1, 1, 1), 64);
        var smallNucleus = sample(PROMPTS, decoding(1, 1e-6, 0), 64);
        greedy.forEach((key, completion) -> {
            assertArrayEquals(completion.tokens(), tokens(topOne, key));
            assertArrayEquals(completion.tokens(), tokens(smallNucleus, key));
            assertArrayEquals(completion.tokens(), tokens(greedy, key.charAt(0) + "/0"));
        });
    }

    // 4000 draws of a first token against its own probability, which the sampler reports: three
    // standard deviations.
    @Test
    void tokensAreDrawnAsOftenAsTheyAreLikely() {
        int draws = 4000;
        var once = new Decoding(1, 1, 0, 1);
        var completions = sample(List.of(prompt(draws, 3, 3)), once, 512).values();
        for (int token = 0; token < 12; token++) {
            int wanted = token;
            var hits = completions.stream().filter(c -> c.tokens()[0] == wanted).toList();
            double p = hits.isEmpty() ? 0 : Math.exp(hits.getFirst().logProbs()[0]);
            double deviation = Math.sqrt(draws * p * (1 - p));
            assertEquals(draws * p, hits.size(), 3.5 * deviation + 1e-9, "token " + token);
        }
    }

    @Test
    void aRowIsShownAsItGrowsAndEndsWhereNobodyWantsMoreOfIt() {
        var whole = sample(PROMPTS, decoding(1, 1, 0), 64);
        var shown = new TreeMap<String, Integer>();
        var heard = new TreeMap<String, Completion>();
        new Sampler(decoder, END, 64)
                .sample(
                        PROMPTS,
                        decoding(1, 1, 0),
                        new Sampler.Listener() {
                            @Override
                            public boolean completed(int prompt, int copy, Completion completion) {
                                heard.put(key(prompt, copy), completion);
                                return true;
                            }

                            @Override
                            public boolean drawn(
                                    int prompt,
                                    int copy,
                                    int[] tokens,
                                    float[] logProbs,
                                    int length) {
                                var all = tokens(whole, key(prompt, copy));
                                assertArrayEquals(
                                        Arrays.copyOf(all, length), Arrays.copyOf(tokens, length));
                                shown.merge(key(prompt, copy), 1, Integer::sum);
                                return prompt != 1;
                            }
                        });
        assertEquals(whole.keySet(), heard.keySet());
        heard.forEach((key, completion) -> {
            var all = tokens(whole, key);
            // Prompt 1 begins with token 4; nobody wanted more than its first eight tokens.
            int expected = key.startsWith("4/") ? Math.min(8, all.length) : all.length;
            assertEquals(expected, completion.tokens().length, key);
            assertEquals(Math.ceilDiv(expected, 8), shown.get(key), key);
        });
    }

    private static String key(int prompt, int copy) {
        return PROMPTS.get(prompt).tokens()[0] + "/" + copy;
    }

    @Test
    void samplingIsGivenUpWhenNobodyWantsMore() {
        var heard = new ArrayList<Completion>();
        new Sampler(decoder, END, 4)
                .sample(
                        PROMPTS,
                        decoding(1, 1, 0),
                        (_, _, completion) -> {
                            heard.add(completion);
                            return false;
                        });
        assertEquals(1, heard.size());
    }

    @Test
    void aCompletionThatWouldNotFitTheContextIsRefused() {
        var tooLong = new Decoding(1, 1, 0, 1000);
        var e = assertThrows(IllegalArgumentException.class, () -> sample(PROMPTS, tooLong, 64));
        assertTrue(e.toString().contains("longer than its context of 256"), e::toString);
    }
}
