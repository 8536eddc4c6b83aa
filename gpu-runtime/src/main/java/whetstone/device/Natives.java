package whetstone.device;

/// Settings that the tensor engine reads once, before it loads its native libraries.
final class Natives {
    private Natives() {}

    /// One per core.
    static final int LANES = Runtime.getRuntime().availableProcessors();

    static void configure(ComputeDevice.Choice choice) {
        if (choice != ComputeDevice.Choice.CPU && CudaNatives.driver()) {
            CudaNatives.folder().ifPresent(CudaNatives::use);
        }
        // Nothing is downloaded or reported behind the user's back.
        set("ai.djl.offline", "true");
        set("OPT_OUT_TRACKING", "true");
        // The program text writes its gradients out: there is nothing for the profiling executor to
        // gain, and its
        // specialisation would cost seconds at the first call of every method.
        set("ai.djl.pytorch.graph_optimizer", "false");
        // Parallel are the lanes, not what goes on within one.
        set("ai.djl.pytorch.num_threads", "1");
        set("ai.djl.pytorch.num_interop_threads", "1");
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
