package whetstone.core.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.sample.Completion;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;
import whetstone.sample.Sampler;

/// The threads of a server: one that samples what came together in one batch, and one for each request under way.
final class Batching implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Batching.class);
    private static final int GATHERING_MILLIS = 3; // for what comes at the same time

    private final Sampler sampler;
    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread sampling;
    private volatile boolean closed;

    Batching(Sampler sampler) {
        this.sampler = sampler;
        sampling = Thread.ofPlatform().name("sampling").daemon().start(this::run);
    }

    /// Where requests are handled.
    Executor requests() {
        return requests;
    }

    /// Has `job` sampled with what else is waiting.
    void submit(Job job) {
        waiting.add(job);
        if (closed) {
            giveUp();
        }
    }

    /// Makes Ctrl-C and SIGTERM do `close` before the process ends.
    static void onSignal(Runnable close) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(close));
    }

    private void run() {
        try {
            while (!closed) {
                var jobs = new ArrayList<Job>();
                jobs.add(waiting.take());
                Thread.sleep(GATHERING_MILLIS);
                waiting.drainTo(jobs);
                var alike = new LinkedHashMap<Decoding, List<Job>>();
                jobs.forEach(job ->
                        alike.computeIfAbsent(job.decoding(), _ -> new ArrayList<>()).add(job));
                alike.forEach(this::sample);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more batches");
        } finally {
            ended.countDown();
        }
    }

    // A thread owner's boundary: whatever goes wrong in one batch must not end all others.
    private void sample(Decoding decoding, List<Job> jobs) {
        try {
            var places = new ArrayList<Place>();
            var prompts = new ArrayList<Prompt>();
            for (var job : jobs) {
                for (int i = 0; i < job.prompts().size(); i++) {
                    places.add(new Place(job, i));
                    prompts.add(job.prompts().get(i));
                }
            }
            LOG.debug("{} prompts of {} requests together", prompts.size(), jobs.size());
            sampler.sample(prompts, decoding, new Telling(places));
            if (closed) {
                jobs.forEach(job -> job.broken("the server ends"));
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("a batch of {} requests failed", jobs.size(), e);
            jobs.forEach(job -> job.broken("sampling failed: " + e.getMessage()));
        }
    }

    private record Place(Job job, int prompt) {}

    /// Passes on to each job what is its own.
    private final class Telling implements Sampler.Listener {
        private final List<Place> places;

        Telling(List<Place> places) {
            this.places = places;
        }

        @Override
        public boolean completed(int prompt, int copy, Completion completion) {
            var place = places.get(prompt);
            place.job().completed(place.prompt(), copy, completion);
            return !closed;
        }

        @Override
        public boolean drawn(int prompt, int copy, int[] tokens, float[] logProbs, int length) {
            var place = places.get(prompt);
            return place.job().drawn(place.prompt(), copy, tokens, logProbs, length) && !closed;
        }
    }

    private void giveUp() {
        var rest = new ArrayList<Job>();
        waiting.drainTo(rest);
        rest.forEach(job -> job.broken("the server ends"));
    }

    /// Ends after the tokens that are being drawn.
    @Override
    public void close() {
        closed = true;
        giveUp();
        sampling.interrupt();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        requests.shutdownNow();
    }
}
