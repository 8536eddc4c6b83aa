package whetstone.core.forecast;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this machine and this process have of memory and disk at the moment, bytes.
final class Machine {
    private Machine() {}

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    /// Memory that a program could have without others being put out.
    static long available() {
        long told = kibibytes(MEMORY, "MemAvailable:");
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return told > 0 ? told : system.getFreeMemorySize();
    }

    /// Memory of this process, native libraries included; 0 where the system does not say.
    static long resident() {
        return kibibytes(PROCESS, "VmRSS:");
    }

    /// The most that this process had so far; 0 where the system does not say.
    static long peak() {
        return kibibytes(PROCESS, "VmHWM:");
    }

    private static long kibibytes(Path file, String key) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(number -> number * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            LOG.debug("not Linux", e);
            return 0;
        }
    }

    /// Programs that wait for each processor or hold it, mean over a minute; negative where the system does not say.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                / Runtime.getRuntime().availableProcessors();
    }

    /// Room on the disk of `folder`, which need not be there yet; 0 where it cannot be told.
    static long room(Path folder) {
        var at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        try {
            return Files.getFileStore(at).getUsableSpace();
        } catch (IOException e) {
            LOG.debug("no room is told", e);
            return 0;
        }
    }
}
