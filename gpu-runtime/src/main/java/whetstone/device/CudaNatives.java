package whetstone.device;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import whetstone.file.FileTrouble;

/// The engine's libraries for graphics cards: too large to ship, fetched once when somebody asks for it, then kept in
/// the engine's cache.
public final class CudaNatives {
    private CudaNatives() {}

    /// What the fetch costs, for whoever has to agree.
    public static final String SIZE = "about 2.5 GB to fetch, 4 GB on disk";

    private static final String FLAVOR = "cu128";
    private static final String LIBRARY = System.mapLibraryName("torch_cuda");
    private static final String PATH = "PYTORCH_LIBRARY_PATH";

    /// Whether this machine's system has a driver for an NVIDIA card.
    public static boolean driver() {
        return Files.exists(Path.of("/proc/driver/nvidia/version"))
                || Files.exists(Path.of("C:\\Windows\\System32\\nvcuda.dll"));
    }

    /// The folder with the libraries: the one that `PYTORCH_LIBRARY_PATH` names, or a fetched one.
    public static Optional<Path> folder() {
        var named = Utils.getEnvOrSystemProperty(PATH);
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(CudaNatives::whole);
        }
        return folder(Utils.getEngineCacheDir("pytorch"));
    }

    static Optional<Path> folder(Path cache) {
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (var entries = Files.list(cache)) {
            return entries.filter(CudaNatives::whole).sorted().findFirst();
        } catch (IOException e) {
            throw new DeviceException(cache + ": cannot be read: " + FileTrouble.told(cache, e), e);
        }
    }

    private static boolean whole(Path folder) {
        return Files.isRegularFile(folder.resolve(LIBRARY));
    }

    /// Has the engine load these libraries instead of the processor's. Only before it is first used.
    static void use(Path folder) {
        System.setProperty(PATH, folder.toString());
        System.setProperty("PYTORCH_FLAVOR", FLAVOR);
    }

    /// Fetches the libraries in a process of its own, which shows its progress: this process may have loaded the
    /// processor's already.
    ///
    /// @throws DeviceException if they could not be had
    public static void fetch() {
        try {
            var child = new ProcessBuilder(command()).inheritIO();
            child.environment().put("PYTORCH_FLAVOR", FLAVOR);
            int code = child.start().waitFor();
            if (code != 0 || folder().isEmpty()) {
                throw new DeviceException(
                        "gpu fetch: the libraries could not be fetched (see above); try again, or set %s to a folder with libtorch %s for CUDA"
                                .formatted(PATH, FLAVOR));
            }
        } catch (IOException e) {
            throw new DeviceException("gpu fetch: " + FileTrouble.told(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("gpu fetch: interrupted; call it again to go on", e);
        }
    }

    // Without the processor's libraries on the class path, the engine looks for those of its
    // flavour.
    static List<String> command() {
        var jars =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jar -> !jar.contains("pytorch-native-cpu"))
                        .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ArrayList<>(
                List.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dai.djl.offline=false",
                        "-cp",
                        jars,
                        CudaNatives.class.getName()));
    }

    /// The child of [#fetch]: loading the engine fetches what is missing.
    public static void main(String[] arguments) {
        var engine = Engine.getEngine("PyTorch");
        if (engine.getGpuCount() == 0) {
            throw new DeviceException(
                    "gpu fetch: fetched, but the engine sees no card; update its driver");
        }
    }
}
