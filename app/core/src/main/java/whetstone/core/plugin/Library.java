package whetstone.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import whetstone.file.FileTrouble;

/// The plugins that a user installed: immutable zips, and one [Ledger] that names those that count.
///
/// Every change is one rename of the ledger's file, so that a process killed at any moment leaves the old state or the
/// new one. What it had placed beside it is swept away by whoever changes something next.
public final class Library {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private final Path folder;

    /// @param folder made when something is first installed
    public Library(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    private Path ledger() {
        return folder.resolve("ledger.json");
    }

    private Path files() {
        return folder.resolve("files");
    }

    private Path staging() {
        return folder.resolve("staging");
    }

    /// The zip of an installed plugin.
    public Path file(Installed plugin) {
        return files().resolve(plugin.file());
    }

    /// What is installed now.
    ///
    /// @throws PluginException if the ledger cannot be read
    public Ledger read() {
        try {
            var read = JSON.readValue(Files.readString(ledger()), Ledger.class);
            if (read.format() != Ledger.FORMAT) {
                throw unreadable(
                        "its format is %d, expected %d".formatted(read.format(), Ledger.FORMAT));
            }
            return read;
        } catch (NoSuchFileException e) {
            return Ledger.empty();
        } catch (IOException | JacksonException e) {
            throw unreadable(FileTrouble.told(ledger(), e));
        }
    }

    private PluginException unreadable(String why) {
        return new PluginException(
                "library",
                "%s cannot be read (%s); was it made by a newer Whetstone? use that one, or move the file away and install anew"
                        .formatted(ledger(), why));
    }

    /// Changes what the ledger says, nothing else.
    ///
    /// @throws PluginException if the library cannot be changed, or another process is changing it
    public Ledger change(Consumer<Ledger.Draft> change) {
        try (var open = open()) {
            var draft = open.before().draft();
            change.accept(draft);
            return open.commit(draft.done());
        }
    }

    /// Lets plugin `id` run again from the next start on, also if it is quarantined.
    public void enable(String id) {
        change(draft -> {
            draft.disabled.remove(id);
            draft.quarantined.remove(id);
            draft.note("enable " + id);
        });
    }

    /// Keeps plugin `id` from running from the next start on.
    public void disable(String id) {
        change(draft -> {
            draft.disabled.add(id);
            draft.note("disable " + id);
        });
    }

    /// Keeps plugin `id` from running from the next start on, and says why, until it is enabled.
    ///
    /// @throws PluginException if the library cannot be changed, or another process is changing it
    public void quarantine(String id, String why) {
        change(draft -> {
            draft.quarantined.put(id, why);
            draft.note("quarantine " + id);
        });
    }

    /// Takes the right to change the library; waits a few seconds for a process that has it.
    ///
    /// @throws PluginException if the library cannot be changed, or another process is changing it
    public Opened open() {
        try {
            Files.createDirectories(files());
            var lock = LibraryLock.take(folder);
            try {
                Folders.delete(staging());
                Files.createDirectories(staging());
                var opened = new Opened(lock, read());
                opened.sweep(opened.before);
                return opened;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PluginException(
                    "library",
                    "%s cannot be changed: %s; make it writable"
                            .formatted(folder, FileTrouble.told(folder, e)),
                    e);
        }
    }

    /// The library while it is being changed.
    public final class Opened implements AutoCloseable {
        private final LibraryLock lock;
        private final Ledger before;

        private Opened(LibraryLock lock, Ledger before) {
            this.lock = lock;
            this.before = before;
        }

        /// What is installed so far.
        public Ledger before() {
            return before;
        }

        /// The folder for files that nobody sees before they are [#place]d. Empty at first.
        public Path staging() {
            return Library.this.staging();
        }

        /// Puts a staged file among the library's own. It counts when a committed ledger names it.
        public void place(Path staged, Installed plugin) {
            try {
                force(staged);
                Files.move(
                        staged,
                        file(plugin),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Makes `after` the truth, in one step.
        public Ledger commit(Ledger after) {
            var fresh = folder.resolve("ledger.json.new");
            try {
                Files.writeString(fresh, JSON.writeValueAsString(after) + "\n");
                force(fresh);
                Files.move(
                        fresh,
                        ledger(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sweep(after);
            return after;
        }

        // What a killed process left, and what nothing can return to.
        private void sweep(Ledger counts) {
            var named = new HashSet<String>();
            Stream.concat(counts.installed().values().stream(), counts.kept().values().stream())
                    .forEach(plugin -> named.add(plugin.file()));
            try (var present = Files.list(files())) {
                for (var file : present.toList()) {
                    if (!named.contains(file.getFileName().toString())) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            lock.close();
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
