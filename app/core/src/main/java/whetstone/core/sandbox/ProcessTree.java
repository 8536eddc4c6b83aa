package whetstone.core.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A started process with everything that it started.
///
/// @param mark a line `NAME=value` of its environment that no other process has
/// @param confined whether nothing can outlive the first process
record ProcessTree(Process process, String mark, boolean confined) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int ROUNDS = 20;
    private static final long PATIENCE = 50_000_000; // ns
    private static final long MOMENT = 1_000_000; // ns

    /// Processor time used by those that are alive.
    Duration cpu() {
        return cpu(family());
    }

    private static Duration cpu(List<ProcessHandle> family) {
        return family.stream()
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /// Kills them all, and waits until they are gone.
    ///
    /// @return processor time that they had used
    Duration kill() {
        var family = family();
        var cpu = cpu(family);
        family.forEach(ProcessHandle::destroyForcibly);
        sweep();
        // Which takes the system a moment, also where a namespace went with its first process.
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE
                && family.stream().anyMatch(ProcessHandle::isAlive)) {
            LockSupport.parkNanos(MOMENT);
        }
        return cpu;
    }

    /// Kills what left the family to outlive it, where nothing else prevents that.
    void sweep() {
        if (confined || !Files.isDirectory(PROCESSES)) {
            return;
        }
        for (int round = 0; round < ROUNDS; round++) {
            var left = marked();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private List<ProcessHandle> marked() {
        try (var folders = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            var marked = new ArrayList<ProcessHandle>();
            for (var folder : folders) {
                if (hasMark(folder)) {
                    ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                            .ifPresent(marked::add);
                }
            }
            return marked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasMark(Path folder) {
        try {
            var lines = Files.readAllBytes(folder.resolve("environ"));
            return ("\0" + new String(lines, StandardCharsets.ISO_8859_1))
                    .contains("\0" + mark + "\0");
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }
}
