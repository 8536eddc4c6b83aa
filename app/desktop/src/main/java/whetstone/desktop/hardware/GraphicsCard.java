package whetstone.desktop.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import whetstone.desktop.hardware.HardwareModel.Gauge;

/// What graphics cards say of themselves, through the tool of their driver.
final class GraphicsCard {
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final List<String> TOOL =
            List.of(
                    "nvidia-smi",
                    "--query-gpu=name,utilization.gpu,memory.used,memory.total,temperature.gpu,power.draw",
                    "--format=csv,noheader,nounits");
    private static final int PATIENCE_SECONDS = 5;
    private static final Gauge NONE = new Gauge("GPU", 0, "no GPU: CPU engine in use");

    private GraphicsCard() {}

    /// Two gauges for each card, or one that says that there is none.
    static List<Gauge> gauges() throws IOException, InterruptedException {
        if (!Files.exists(DRIVER)) {
            return List.of(NONE);
        }
        var process = new ProcessBuilder(TOOL).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return List.of(
                        new Gauge("GPU", -1, "a card is there, and nvidia-smi does not answer"));
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return read(said);
        } finally {
            process.destroyForcibly();
        }
    }

    /// @param said a line per card, its values separated by commas
    static List<Gauge> read(String said) {
        return said.lines().flatMap(line -> card(line.split("\\s*,\\s*", -1)).stream()).toList();
    }

    private static List<Gauge> card(String[] values) {
        if (values.length != 6) {
            return List.of(new Gauge("GPU", -1, String.join(", ", values)));
        }
        double used = number(values[2]);
        double total = number(values[3]);
        return List.of(
                new Gauge(
                        values[0],
                        number(values[1]) / 100,
                        "%s %%, %s °C, %s W".formatted(values[1], values[4], values[5])),
                new Gauge(
                        "its memory",
                        used / total,
                        "%.1f of %.1f GiB".formatted(used / 1024, total / 1024)));
    }

    // Some cards do not tell everything.
    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
