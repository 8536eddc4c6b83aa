package whetstone.core.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import whetstone.api.Sandbox.Limits;
import whetstone.api.Workers;

/// Workers that run the same command. The one used last is used next: it is the warmest.
final class Pool implements Workers {
    private final ProcessSandbox sandbox;
    private final List<String> command;
    private final Limits limits;
    private final Semaphore free;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> all = new HashSet<>();
    private boolean closed;

    Pool(ProcessSandbox sandbox, List<String> command, Limits limits, int most) {
        this.sandbox = sandbox;
        this.command = command;
        this.limits = limits;
        this.free = new Semaphore(most);
    }

    @Override
    public Reply ask(byte[] request, Duration time) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Died("interrupted while waiting for a worker");
        }
        try {
            var worker = take();
            var reply = worker.ask(request, time);
            give(worker);
            return reply;
        } finally {
            free.release();
        }
    }

    @Override
    public Limits limits() {
        return limits;
    }

    private synchronized Worker take() {
        Worker worker = idle.pollFirst();
        return worker == null ? start() : worker;
    }

    private Worker start() {
        if (closed) {
            throw new IllegalStateException("these workers are closed");
        }
        var worker = Worker.start(sandbox, command, limits);
        all.add(worker);
        return worker;
    }

    // A killed one is replaced at once, so that the next request does not wait for its start.
    private synchronized void give(Worker worker) {
        @Nullable Worker next = worker;
        if (!worker.usable()) {
            all.remove(worker);
            worker.close();
            next = closed ? null : start();
        }
        if (next != null) {
            idle.addFirst(next);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(Worker::close);
        all.clear();
        idle.clear();
    }
}
