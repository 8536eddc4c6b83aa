package whetstone.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import whetstone.file.FileTrouble;

/// The right to run in a workspace: a lock on a file, which the operating system lifts when the process ends in any way.
public final class RunLock implements AutoCloseable {
    // Far behind the text that names the holder, which must stay readable on systems whose locks
    // are mandatory.
    private static final long PLACE = 1L << 40;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock take(Path file) {
        try {
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                var holder = read(channel);
                channel.close();
                throw new StoreException(
                        "%s: a run goes on here, process %s; wait for its end, stop it, or choose another --workspace"
                                .formatted(file.getParent(), holder));
            }
            var pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new RunLock(channel);
        } catch (IOException e) {
            throw new StoreException(
                    "%s: cannot be locked (%s); make it writable, or choose another --workspace"
                            .formatted(file, FileTrouble.told(file, e)),
                    e);
        }
    }

    /// The process that took the lock last; reading takes no lock, so that it hinders no run.
    static OptionalLong holder(Path file) {
        try {
            var text = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty(); // just being written
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(PLACE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // Held by this very process.
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException(
                    "the lock of a run cannot be given back: " + FileTrouble.told(e), e);
        }
    }
}
