package whetstone.core.bench;

import java.util.ArrayList;
import java.util.Collections;

/// How often something is done in a second.
///
/// @param best of all tries: what the machine can do
/// @param median of all tries: what to expect
/// @param tries how many were timed, after one that was not
public record Rate(double best, double median, int tries) {

    private static final int LEAST = 3;
    private static final int MOST = 20;
    private static final long ENOUGH_NANOS = 4_000_000_000L;

    /// The rate of `round`, each doing `units`; some seconds' worth of rounds, at least three.
    static Rate of(double units, Runnable round) {
        round.run(); // Compilers and caches.
        var rates = new ArrayList<Double>();
        long start = System.nanoTime();
        while (rates.size() < LEAST
                || (rates.size() < MOST && System.nanoTime() - start < ENOUGH_NANOS)) {
            long before = System.nanoTime();
            round.run();
            rates.add(units * 1e9 / (System.nanoTime() - before));
        }
        Collections.sort(rates);
        int middle = rates.size() / 2;
        double median =
                rates.size() % 2 == 1
                        ? rates.get(middle)
                        : (rates.get(middle - 1) + rates.get(middle)) / 2;
        return new Rate(rates.getLast(), median, rates.size());
    }
}
