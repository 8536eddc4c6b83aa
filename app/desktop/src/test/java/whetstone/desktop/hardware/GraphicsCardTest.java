package whetstone.desktop.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.desktop.hardware.HardwareModel.Gauge;

/// What nvidia-smi prints, as gauges.
final class GraphicsCardTest {

    @Test
    void aCardHasAGaugeForItsWorkAndOneForItsMemory() {
        var gauges = GraphicsCard.read("NVIDIA H100 80GB HBM3, 63, 11264, 81920, 41, 310.25\n");
        // 11264 of 81920 MiB are 11 of 80 GiB.
        assertEquals(
                List.of(
                        new Gauge("NVIDIA H100 80GB HBM3", 0.63, "63 %, 41 °C, 310.25 W"),
                        new Gauge("its memory", 0.1375, "11.0 of 80.0 GiB")),
                gauges);
    }

    @Test
    void whatTheToolSaysInsteadIsShown() {
        var said = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.";
        assertEquals(List.of(new Gauge("GPU", -1, said)), GraphicsCard.read(said));
    }
}
