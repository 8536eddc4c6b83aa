package whetstone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.device.ComputeDevice.Choice;

class ComputeDeviceTest {

    @TempDir private Path folder;

    @Test
    void askingForACardThatIsNotThereSaysWhatToDo() {
        assumeFalse(CudaNatives.driver(), "this machine has a card");
        var e =
                assertThrows(
                        DeviceException.class,
                        () -> ComputeDevice.open(Choice.GPU, Optional.of(Precision.FLOAT32)));
        assertTrue(e.toString().contains("--device gpu: no driver"), e::toString);
        assertTrue(e.toString().contains("--device cpu"), e::toString);
    }

    @Test
    void resultsOfLanesComeInOrderAndAFailureIsNotLost() {
        try (var device = ComputeDevice.open(Choice.CPU, Optional.of(Precision.FLOAT32))) {
            List<Function<ai.djl.ndarray.NDManager, Float>> works =
                    List.of(s -> s.create(1f).getFloat(), s -> s.create(2f).getFloat(), _ -> 3f);
            assertEquals(List.of(1f, 2f, 3f), device.parallel(works));
            List<Function<ai.djl.ndarray.NDManager, Float>> failing =
                    List.of(_ -> 1f, _ -> Float.parseFloat("two"), _ -> 3f);
            assertThrows(NumberFormatException.class, () -> device.parallel(failing));
            assertEquals(List.of(1f, 2f, 3f), device.parallel(works));
        }
    }

    @Test
    void fetchedLibrariesAreFoundOnlyWhenTheyAreWhole() throws IOException {
        Files.createDirectories(folder.resolve("2.7.1-cpu-linux-x86_64"));
        assertTrue(CudaNatives.folder(folder).isEmpty());
        assertTrue(CudaNatives.folder(folder.resolve("nowhere")).isEmpty());
        var card = Files.createDirectories(folder.resolve("2.7.1-cu128-linux-x86_64"));
        Files.createFile(card.resolve(System.mapLibraryName("torch_cuda")));
        assertEquals(Optional.of(card), CudaNatives.folder(folder));
    }

    @Test
    void theFetchRunsWithoutTheProcessorsLibraries() {
        var path = CudaNatives.command().get(4);
        assertTrue(path.contains("pytorch-engine"), path);
        assertFalse(path.contains("pytorch-native-cpu"), path);
    }
}
