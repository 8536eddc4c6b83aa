package whetstone.core.sandbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.KeyGenerator;
import whetstone.api.Sandbox.Limits;
import whetstone.api.WorkerLoop;
import whetstone.api.Workers.Reply;

/// One warm process. Used by one thread at a time, which reads and writes the pipes itself; a process that lets it wait
/// too long is killed, which ends the wait. The clock for that is the one that the JDK keeps for delayed tasks.
final class Worker implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(20);
    private static final long IDLE = Long.MAX_VALUE;
    private static final long KILLED = Long.MIN_VALUE;
    private static final int SHOWN = 400;

    private final ProcessTree tree;
    private final Scratch scratch;
    private final Limits limits;
    private final byte[] secret;
    private final DataInputStream replies;
    private final AtomicBoolean armed = new AtomicBoolean();

    private int number = -1;
    private boolean broken;
    // nanoTime at which the request began, IDLE or KILLED
    private final AtomicLong started = new AtomicLong(IDLE);
    private volatile long allowed; // nanoseconds
    private volatile Halfway halfway = new Halfway(0, Duration.ZERO);
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile double busy;

    /// What a request had used when part of its time was over.
    private record Halfway(long at, Duration cpu) {}

    private Worker(ProcessTree tree, Scratch scratch, Limits limits) {
        this.tree = tree;
        this.scratch = scratch;
        this.limits = limits;
        this.secret = secret();
        this.replies =
                new DataInputStream(new BufferedInputStream(tree.process().getInputStream()));
    }

    /// A worker that starts up while the caller goes on.
    static Worker start(ProcessSandbox sandbox, List<String> command, Limits limits) {
        var scratch = Scratch.create();
        try {
            return new Worker(sandbox.start(command, limits, scratch, true), scratch, limits);
        } catch (IOException e) {
            scratch.close();
            throw new UncheckedIOException(command.getFirst() + ": does not start", e);
        }
    }

    // The only source of numbers that nobody can guess which is not meant for making choices.
    private static byte[] secret() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(8 * WorkerLoop.SECRET);
            return generator.generateKey().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    boolean usable() {
        return !broken && tree.process().isAlive();
    }

    Reply ask(byte[] request, Duration time) {
        try {
            if (number < 0) {
                hello();
            }
            long start = watch(time);
            var frame = ByteBuffer.allocate(Integer.BYTES + request.length);
            send(frame.putInt(request.length).put(request).array());
            byte[] reply = receive();
            relax(start);
            return new Reply.Done(reply);
        } catch (IOException e) {
            broken = true;
            return started.get() == KILLED ? late() : new Reply.Died(complaint(e));
        }
    }

    /// The pipe ends while the alarm is still killing.
    private Reply late() {
        try {
            gone.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Reply.Late(busy);
    }

    private void hello() throws IOException {
        long start = watch(BOOT);
        send(secret);
        requireSecret();
        relax(start);
        number = 0;
    }

    private void send(byte[] bytes) throws IOException {
        var out = tree.process().getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private byte[] receive() throws IOException {
        requireSecret();
        int answered = replies.readInt();
        int length = replies.readInt();
        if (answered != number || length < 0 || length > limits.output()) {
            throw new IOException(
                    "answered request %d with %d bytes; expected request %d and at most %d bytes"
                            .formatted(answered, length, number, limits.output()));
        }
        number++;
        byte[] bytes = new byte[length];
        replies.readFully(bytes);
        return bytes;
    }

    private void requireSecret() throws IOException {
        byte[] said = new byte[secret.length];
        replies.readFully(said);
        if (!Arrays.equals(said, secret)) {
            throw new IOException("spoke out of turn");
        }
    }

    private String complaint(IOException e) {
        tree.kill();
        var error = new String(Scratch.head(scratch.error(), SHOWN), StandardCharsets.UTF_8);
        return "worker process: %s%s".formatted(e, error.isBlank() ? "" : ": " + error.strip());
    }

    private long watch(Duration time) {
        long now = System.nanoTime();
        allowed = time.toNanos();
        halfway = new Halfway(now, Duration.ZERO);
        started.set(now);
        if (armed.compareAndSet(false, true)) {
            alarm();
        }
        return now;
    }

    private void relax(long start) {
        if (!started.compareAndSet(start, IDLE)) {
            broken = true; // The reply came as the process was being killed.
        }
    }

    // One alarm at a time, however many requests there are: it looks twice within any request.
    private void alarm() {
        long nanos = limits.time().toNanos() / 2;
        long since = started.get();
        if (since != IDLE) {
            nanos = Math.clamp(since + allowed - System.nanoTime(), 1, nanos);
        }
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::look);
    }

    private void look() {
        long since = started.get();
        if (since == IDLE) {
            armed.set(false);
            if (started.get() != IDLE && armed.compareAndSet(false, true)) {
                alarm();
            }
            return;
        }
        long now = System.nanoTime();
        var before = halfway;
        if (now - since >= allowed) {
            if (started.compareAndSet(since, KILLED)) {
                double cpu = tree.kill().minus(before.cpu()).toNanos();
                busy = before.at() == since ? 0 : Math.clamp(cpu / (now - before.at()), 0, 1);
                gone.countDown();
                return;
            }
        } else if (before.at() == since && now - since >= allowed / 4) {
            halfway = new Halfway(now, tree.cpu());
        }
        alarm();
    }

    /// Kills the process and removes its folder.
    @Override
    public void close() {
        tree.kill();
        scratch.close();
    }
}
