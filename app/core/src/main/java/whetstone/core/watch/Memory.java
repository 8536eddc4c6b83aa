package whetstone.core.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How full the memory is: that of the machine, where the system tells, and Java's own part.
final class Memory {
    private static final Path LINUX = Path.of("/proc/meminfo");

    private Memory() {}

    /// The fuller of the two, a share.
    static double used() {
        var java = Runtime.getRuntime();
        double heap = (double) (java.totalMemory() - java.freeMemory()) / java.maxMemory();
        return Math.max(heap, system());
    }

    // What can be had without paging is told by Linux alone; elsewhere Java's own part decides.
    private static double system() {
        if (!Files.isReadable(LINUX)) {
            return 0;
        }
        double total = Double.NaN;
        double available = Double.NaN;
        try {
            for (var line : Files.readAllLines(LINUX)) {
                if (line.startsWith("MemTotal:")) {
                    total = kibibytes(line);
                } else if (line.startsWith("MemAvailable:")) {
                    available = kibibytes(line);
                }
            }
        } catch (IOException e) {
            return 0; // a system that forbids to look
        }
        double share = 1 - available / total;
        return Double.isNaN(share) ? 0 : share;
    }

    private static double kibibytes(String line) {
        return Double.parseDouble(line.replaceAll("[^0-9]", ""));
    }
}
