package whetstone.core.serve;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.sample.Completion;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;

/// The completions that one request wants, on their way from the sampler to whoever writes the answer. The sampler never
/// waits for the network.
final class Job {

    /// What the sampler has to say.
    sealed interface Event {}

    /// Some more tokens.
    ///
    /// @param choice index of the completion
    /// @param tokens ids, all so far
    record Grown(int choice, int[] tokens, float[] logProbs) implements Event {}

    /// A whole completion.
    record Ended(int choice, Completion completion) implements Event {}

    /// No completion, for good.
    record Broken(String why) implements Event {}

    private final List<Prompt> prompts;
    private final Decoding decoding;
    private final int samples;
    private final boolean growing;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicIntegerArray unwanted;

    /// @param samples of each prompt; completion j draws from the child j of `seed`
    /// @param growing whether to tell what is under way
    Job(List<int[]> prompts, Decoding decoding, int samples, Seed seed, boolean growing) {
        var seeds = IntStream.range(0, samples).mapToObj(seed::derive).toList();
        this.prompts = prompts.stream().map(tokens -> new Prompt(tokens, seeds)).toList();
        this.decoding = decoding;
        this.samples = samples;
        this.growing = growing;
        unwanted = new AtomicIntegerArray(choices());
    }

    List<Prompt> prompts() {
        return prompts;
    }

    Decoding decoding() {
        return decoding;
    }

    int choices() {
        return prompts.size() * samples;
    }

    /// Told by the sampler.
    ///
    /// @return whether anybody wants more of it
    boolean drawn(int prompt, int copy, int[] tokens, float[] logProbs, int length) {
        int choice = prompt * samples + copy;
        if (growing) {
            events.add(
                    new Grown(
                            choice,
                            Arrays.copyOf(tokens, length),
                            Arrays.copyOf(logProbs, length)));
        }
        return unwanted.get(choice) == 0;
    }

    /// Told by the sampler.
    void completed(int prompt, int copy, Completion completion) {
        events.add(new Ended(prompt * samples + copy, completion));
    }

    /// Told by whoever cannot go on.
    void broken(String why) {
        events.add(new Broken(why));
    }

    /// What comes next; waits for it.
    Event next() throws InterruptedException {
        return events.take();
    }

    /// Nothing more of a completion is wanted.
    void enough(int choice) {
        unwanted.set(choice, 1);
    }

    /// Nothing more at all is wanted.
    void enough() {
        IntStream.range(0, choices()).forEach(this::enough);
    }
}
