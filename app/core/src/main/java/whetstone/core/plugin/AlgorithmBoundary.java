package whetstone.core.plugin;

import java.util.concurrent.Callable;
import whetstone.api.algorithm.Algorithm;
import whetstone.train.Guarded;

/// The [Boundary] around an algorithm.
///
/// @param own the plugin's
public record AlgorithmBoundary(Algorithm own) implements Guarded.Guard {

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
        return Boundary.askHere(own, method, work);
    }
}
