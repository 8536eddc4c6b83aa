package whetstone.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The processor or graphics card that holds the policy, with its one thread and its precision.
public final class ComputeDevice implements AutoCloseable {

    /// Which device is asked for.
    public enum Choice {
        /// A graphics card where there is one, else the processor.
        AUTO,
        CPU,
        GPU
    }

    private static final Logger LOG = LoggerFactory.getLogger(ComputeDevice.class);

    private final DeviceThread thread;
    private final NDManager manager;
    private final Precision precision;

    private ComputeDevice(Choice choice, Optional<Precision> wanted) {
        Natives.configure(choice);
        thread = new DeviceThread(Natives.LANES);
        manager = thread.call(() -> NDManager.newBaseManager(find(choice), "PyTorch"));
        precision = wanted.orElseGet(this::faster);
        LOG.info("device {}, products in {}", description(), precision);
    }

    /// Opens the device that `choice` asks for.
    ///
    /// @param precision of products; empty takes bf16 where it is clearly faster than float32
    /// @throws DeviceException if it asks for a graphics card and there is none: nothing falls back silently
    public static ComputeDevice open(Choice choice, Optional<Precision> precision) {
        return new ComputeDevice(choice, precision);
    }

    private static Device find(Choice choice) {
        boolean card = choice != Choice.CPU && Engine.getEngine("PyTorch").getGpuCount() > 0;
        if (!card && choice == Choice.GPU) {
            throw new DeviceException("--device gpu: %s, or use --device cpu".formatted(missing()));
        }
        if (!card && choice == Choice.AUTO && CudaNatives.driver()) {
            LOG.warn("the graphics card stays unused: {}", missing());
        }
        return card ? Device.gpu() : Device.cpu();
    }

    private static String missing() {
        if (!CudaNatives.driver()) {
            return "no driver of an NVIDIA card was found; install the card's driver";
        }
        return CudaNatives.folder().isPresent()
                ? "the engine's CUDA libraries see no card; update its driver"
                : "the engine's CUDA libraries are missing (%s); get them with 'whetstone gpu fetch'"
                        .formatted(CudaNatives.SIZE);
    }

    private Precision faster() {
        return probe(Precision.BF16) > 1.5 * probe(Precision.FLOAT32)
                ? Precision.BF16
                : Precision.FLOAT32;
    }

    private double probe(Precision products) {
        return Products.rate(this, products, 256, 0.3);
    }

    /// How many tokens of activations are best held at a time: few enough for a core's cache, or enough to keep a graphics
    /// card busy.
    public int goodPart() {
        return manager.getDevice().isGpu() ? 16_384 : 2_048;
    }

    /// Runs `work` on the device thread and waits for its result, which must not be a tensor.
    public <T> T call(Callable<T> work) {
        return thread.call(work);
    }

    /// Runs `work` on the device thread with a manager whose tensors are freed at its end.
    public <T> T scoped(Function<NDManager, T> work) {
        return thread.call(inScope(work));
    }

    /// How many pieces of work run at a time: one per core of a processor, one on a graphics card.
    public int lanes() {
        return manager.getDevice().isGpu() ? 1 : thread.lanes();
    }

    /// Runs all of `works` beside each other, each with a manager whose tensors are freed at its end; results in order.
    public <T> List<T> parallel(List<Function<NDManager, T>> works) {
        if (lanes() == 1 || works.size() == 1) {
            return works.stream().map(this::scoped).toList();
        }
        return thread.parallel(works.stream().map(this::inScope).toList());
    }

    private <T> Callable<T> inScope(Function<NDManager, T> work) {
        return () -> {
            try (var scope = manager.newSubManager()) {
                return work.apply(scope);
            }
        };
    }

    /// The manager of tensors that live as long as the device. Use it on the device thread only.
    public NDManager manager() {
        return manager;
    }

    public Precision precision() {
        return precision;
    }

    /// `cpu`, or `gpu 0` for the first graphics card.
    public String description() {
        var device = manager.getDevice();
        return device.isGpu() ? "gpu " + device.getDeviceId() : "cpu";
    }

    /// The engine and its version, for the record.
    public String engine() {
        return thread.call(() -> {
            var engine = Engine.getEngine("PyTorch");
            return engine.getEngineName() + " " + engine.getVersion();
        });
    }

    /// The rate of square matrix products on all lanes together, in floating-point operations per second. Takes some seconds.
    public double peak(Precision products) {
        return Products.peak(this, products);
    }

    /// What `work`, somebody else's, gives on this very thread. If it has not ended by its deadline, whoever waits for the
    /// device goes on with an exception, and the device is lost: this process should end soon, for nothing ends the thread.
    ///
    /// @param deadline by the second, and generous: a card may have to finish what it was given before
    /// @param late the exception, given the thread
    public static <T> T within(
            Duration deadline, Function<Thread, RuntimeException> late, Supplier<T> work) {
        return DeviceThread.within(deadline, late, work);
    }

    @Override
    public void close() {
        if (!thread.lost()) {
            thread.call(() -> {
                manager.close();
                return true;
            });
        }
        thread.close();
    }
}
