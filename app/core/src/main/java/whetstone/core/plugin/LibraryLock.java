package whetstone.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The right to change a library: a lock on a file, which the operating system lifts when the process ends in any way.
final class LibraryLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    // To the operating system all threads are one holder, and closing any channel of the file lifts
    // its lock.
    private static final Semaphore HERE = new Semaphore(1);

    private final FileChannel channel;

    private LibraryLock(FileChannel channel) {
        this.channel = channel;
    }

    static LibraryLock take(Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean mine = false;
        try {
            mine = HERE.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            var taken = mine ? locked(folder.resolve("lock"), end) : null;
            if (taken != null) {
                mine = false; // given back by close
                return taken;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (mine) {
                HERE.release();
            }
        }
        throw new PluginException(
                "library",
                "%s: another process is changing the plugins; wait for its end and try again"
                        .formatted(folder));
    }

    private static @Nullable LibraryLock locked(Path file, long end)
            throws IOException, InterruptedException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() > end) {
                    channel.close();
                    return null;
                }
                Thread.sleep(PAUSE);
            }
            return new LibraryLock(channel);
        } catch (IOException | InterruptedException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HERE.release();
        }
    }
}
