package whetstone.core.run;

import whetstone.core.store.Requests;
import whetstone.core.store.Runs.Status;

/// What others want of a run: asked between minibatches, answered at once or at the end of the step.
final class Control {

    private static final long POLL_NANOS = 500_000_000;

    private final Requests requests;
    private final long run;
    private volatile Status wanted = Status.RUNNING;
    private boolean checkpoint;
    private long polled = System.nanoTime();

    /// Drops what was asked for before.
    Control(Requests requests, long run) {
        this.requests = requests;
        this.run = run;
        // What was asked of a process that is no more.
        requests.poll(run).forEach(old -> requests.done(old.id()));
    }

    /// Asks the run to stop; from any thread.
    void stop() {
        wanted = Status.STOPPED;
    }

    /// Asks the run to pause: as a stop, but it says that it is meant to go on.
    void pause() {
        wanted = Status.PAUSED;
    }

    /// Whether the run is to end now; from any thread.
    synchronized boolean over() {
        long now = System.nanoTime();
        if (now - polled > POLL_NANOS) {
            polled = now;
            poll();
        }
        return wanted != Status.RUNNING;
    }

    /// @throws Halted if the run is to end now
    void requireMore() {
        if (over()) {
            throw new Halted();
        }
    }

    private void poll() {
        for (var request : requests.poll(run)) {
            switch (request.kind()) {
                case STOP -> stop();
                case PAUSE -> pause();
                case CONTINUE -> wanted = Status.RUNNING;
                case CHECKPOINT -> checkpoint = true;
            }
            requests.done(request.id());
        }
    }

    /// How the run is to stand: `RUNNING` unless somebody asked for an end.
    Status wanted() {
        return wanted;
    }

    /// Whether a checkpoint was asked for since the last call.
    boolean takeCheckpoint() {
        boolean asked = checkpoint;
        checkpoint = false;
        return asked;
    }
}
