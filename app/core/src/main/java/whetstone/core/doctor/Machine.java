package whetstone.core.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks at the hardware and at the Java that runs on it.
final class Machine {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Path NVIDIA_DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final List<String> FAST_AT_BF16 = List.of("amx_bf16", "avx512_bf16");
    private static final List<String> VECTORS = List.of("avx512f", "avx2", "asimd");

    private Machine() {}

    static List<Finding> examine() {
        return List.of(java(), cores(), memory(), processor(flags()));
    }

    private static Finding java() {
        return Finding.fine(
                "Java",
                "%s %s (%s)"
                        .formatted(
                                System.getProperty("java.vendor"),
                                Runtime.version(),
                                System.getProperty("java.home")));
    }

    private static Finding cores() {
        return Finding.fine(
                "cores",
                "%d for this process, %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch")));
    }

    private static Finding memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Finding.fine(
                "memory",
                "%.1f GiB, %.1f GiB of it free; Java's own part at most %.1f GiB"
                        .formatted(
                                gibibytes(system.getTotalMemorySize()),
                                gibibytes(system.getFreeMemorySize()),
                                gibibytes(Runtime.getRuntime().maxMemory())));
    }

    /// @param flags what the processor says it can do, as Linux names it
    static Finding processor(Set<String> flags) {
        if (flags.isEmpty()) {
            return Finding.absent("processor", "this system does not tell what it can do", "");
        }
        var vectors = VECTORS.stream().filter(flags::contains).toList();
        var bf16 = FAST_AT_BF16.stream().filter(flags::contains).toList();
        return Finding.fine(
                "processor",
                "vectors by %s, bf16 by %s".formatted(orNothing(vectors), orNothing(bf16)));
    }

    /// Whether the system drives a graphics card that the tensor engine could use.
    static boolean hasGraphicsCard() {
        return Files.exists(NVIDIA_DRIVER);
    }

    private static Set<String> flags() {
        var flags = new TreeSet<String>();
        try (var lines = Files.lines(PROCESSOR)) {
            lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .ifPresent(line -> flags.addAll(List.of(line.split("\\s+"))));
        } catch (IOException e) {
            flags.clear(); // no Linux
        }
        return flags;
    }

    private static String orNothing(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(" and ", names);
    }

    private static double gibibytes(long bytes) {
        return bytes / (1024.0 * 1024 * 1024);
    }
}
