package whetstone.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Names on disk the plugin that is just being started, so that the next process knows which one took this one down.
///
/// Each process has a file of its own and holds a lock on it, which the operating system lifts when the process ends
/// in any way. A file without a lock belongs to a process that is no more.
final class CrashGuard implements AutoCloseable {

    // Closing any channel of a file lifts all locks that this process has on it, so it must not
    // look at its own.
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private CrashGuard(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// A plugin that a process was starting when it ended.
    ///
    /// @param sha256 of its zip
    record Suspect(String id, String sha256) {}

    /// @param folder where the files lie; made if it is not there
    static CrashGuard in(Path folder) {
        try {
            Files.createDirectories(folder);
            var name = "%d-%d.txt".formatted(ProcessHandle.current().pid(), System.nanoTime());
            var file = folder.resolve(name).toAbsolutePath();
            OWN.add(file);
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new CrashGuard(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs `work`; if the process ends meanwhile, `plugin` is a suspect.
    void during(PluginZip plugin, Runnable work) {
        note(plugin.id() + " " + plugin.sha256());
        try {
            work.run();
        } finally {
            note("");
        }
    }

    private void note(String text) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those that ended processes were starting; their files are deleted.
    static List<Suspect> suspects(Path folder) {
        var suspects = new ArrayList<Suspect>();
        if (!Files.isDirectory(folder)) {
            return suspects;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                if (!OWN.contains(file.toAbsolutePath()) && isLeft(file)) {
                    var words = Files.readString(file).split(" ", -1);
                    if (words.length == 2) {
                        suspects.add(new Suspect(words[0], words[1]));
                    }
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return suspects;
    }

    private static boolean isLeft(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (NoSuchFileException e) {
            return false; // Its process has just ended well.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
            OWN.remove(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
