package whetstone.core.plugin;

import java.util.concurrent.Callable;
import whetstone.api.algorithm.Algorithm;
import whetstone.device.ComputeDevice;
import whetstone.train.Guarded;

/// The [Boundary] around an algorithm.
///
/// @param own the plugin's
public record AlgorithmBoundary(Algorithm own) implements Guarded.Guard {

    // In deadlines: on a graphics card a call may wait for all that the card was given before it.
    private static final int PATIENCE = 10;

    /// The algorithm as it is called.
    public static Algorithm around(Algorithm own) {
        return new Guarded(own, new AlgorithmBoundary(own));
    }

    @Override
    public <T> T ask(String method, Callable<T> work) {
        return Boundary.ask(own, method, work);
    }

    @Override
    public <T> T askHere(String method, Callable<T> work) {
        return ComputeDevice.within(
                Boundary.deadline().multipliedBy(PATIENCE),
                thread -> Boundary.late(own, method, PATIENCE, thread),
                () -> Boundary.askHere(own, method, work));
    }
}
