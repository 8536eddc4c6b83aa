package whetstone.core.role;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import whetstone.api.Rollout.Stop;
import whetstone.api.Seed;
import whetstone.core.role.Answer.Reply;
import whetstone.core.store.Cost;
import whetstone.device.ComputeDevice;
import whetstone.model.Decoder;
import whetstone.model.ModelFolder;
import whetstone.model.Tokenizer;
import whetstone.sample.Completion;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;
import whetstone.sample.Sampler;

/// A model of ours, sampled on this machine. It reads conversations as [Transcript] writes them.
public final class LocalModel implements MeteredModel {

    private static final int ROWS = 256; // completions sampled, and told of, at a time

    private final String id;
    private final Decoder decoder;
    private final Tokenizer tokenizer;
    private final boolean owned;

    /// A model that somebody else closes.
    ///
    /// @param id another one whenever its weights are others
    public LocalModel(String id, Decoder decoder, Tokenizer tokenizer) {
        this(id, new ModelFolder.Model(decoder, tokenizer), false);
    }

    private LocalModel(String id, ModelFolder.Model model, boolean owned) {
        this.id = id;
        this.decoder = model.decoder();
        this.tokenizer = model.tokenizer();
        this.owned = owned;
    }

    /// The model in `folder`.
    ///
    /// @throws whetstone.device.DeviceException if it cannot be read, or wants conversations in a form of its own
    public static LocalModel read(Path folder, ComputeDevice device) {
        Transcript.requirePlain(folder);
        var id =
                "%s#%s %s on %s"
                        .formatted(
                                folder.getFileName(),
                                ModelPlaces.hash(folder).substring(0, 16),
                                device.precision(),
                                device.description());
        return new LocalModel(id, ModelFolder.read(device, folder), true);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int samplesAtOnce() {
        return Integer.MAX_VALUE;
    }

    /// A request that can be sampled.
    private record Ready(int index, ChatRequest request, int[] tokens) {}

    @Override
    public void ask(List<ChatRequest> requests, Consumer<List<Arrival>> arrivals) {
        var ready = new LinkedHashMap<Decoding, List<Ready>>();
        var failed = new ArrayList<Arrival>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            try {
                ready.computeIfAbsent(decoding(request), _ -> new ArrayList<>())
                        .add(new Ready(i, request, tokens(request)));
            } catch (IllegalArgumentException e) {
                var why = String.valueOf(e.getMessage());
                failed.add(new Arrival(i, new Answer.Failed(why), Cost.NONE));
            }
        }
        if (!failed.isEmpty()) {
            arrivals.accept(failed);
        }
        ready.forEach((decoding, all) -> {
            for (var slice : slices(all)) {
                arrivals.accept(sample(slice, decoding));
            }
        });
    }

    private static Decoding decoding(ChatRequest request) {
        return new Decoding(request.temperature(), request.topP(), 0, request.maxTokens());
    }

    private int[] tokens(ChatRequest request) {
        var tokens = tokenizer.encode(Transcript.of(request.messages()));
        int context = decoder.shape().context();
        if (tokens.length + request.maxTokens() > context) {
            throw new IllegalArgumentException(
                    "a conversation of %d tokens and a reply of up to %d are more than the model's context of %d"
                            .formatted(tokens.length, request.maxTokens(), context));
        }
        return tokens;
    }

    private static List<List<Ready>> slices(List<Ready> all) {
        var slices = new ArrayList<List<Ready>>();
        var slice = new ArrayList<Ready>();
        int rows = 0;
        for (var one : all) {
            slice.add(one);
            rows += one.request().samples();
            if (rows >= ROWS) {
                slices.add(List.copyOf(slice));
                slice.clear();
                rows = 0;
            }
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }

    private List<Arrival> sample(List<Ready> slice, Decoding decoding) {
        long start = System.nanoTime();
        var prompts = slice.stream().map(LocalModel::prompt).toList();
        Map<Integer, Map<Integer, Completion>> completions = new LinkedHashMap<>();
        new Sampler(decoder, tokenizer.end(), ROWS)
                .sample(
                        prompts,
                        decoding,
                        (prompt, copy, completion) -> {
                            completions
                                    .computeIfAbsent(prompt, _ -> new LinkedHashMap<>())
                                    .put(copy, completion);
                            return true;
                        });
        double seconds = (System.nanoTime() - start) / 1e9 / slice.size();
        return IntStream.range(0, slice.size())
                .mapToObj(i ->
                        arrival(slice.get(i), Objects.requireNonNull(completions.get(i)), seconds))
                .toList();
    }

    // Reply j draws from the child j of the request's seed, and from nothing else.
    private static Prompt prompt(Ready ready) {
        var seed = new Seed(ready.request().seed());
        var seeds = IntStream.range(0, ready.request().samples()).mapToObj(seed::derive).toList();
        return new Prompt(ready.tokens(), seeds);
    }

    private Arrival arrival(Ready ready, Map<Integer, Completion> completions, double seconds) {
        int promptTokens = ready.tokens().length;
        var replies =
                IntStream.range(0, ready.request().samples())
                        .mapToObj(j -> Objects.requireNonNull(completions.get(j)))
                        .map(completion -> reply(completion, promptTokens))
                        .toList();
        long tokens = replies.stream().mapToLong(Reply::tokens).sum();
        var cost = new Cost(1, 0, promptTokens, tokens, 0, seconds);
        return new Arrival(ready.index(), new Answer.Replies(replies), cost);
    }

    private Reply reply(Completion completion, int promptTokens) {
        return new Reply(
                tokenizer.decode(completion.tokens()),
                completion.stop() == Stop.END,
                promptTokens,
                completion.tokens().length);
    }

    @Override
    public void close() {
        if (owned) {
            decoder.close();
        }
    }
}
