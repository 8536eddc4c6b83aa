package whetstone.api;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A node in the run's tree of randomness. Children are independent of their siblings and of their parent's draws,
/// so work may be done in any order, on any thread, and still repeat bit for bit.
///
/// Never compute `seed + index`: neighbouring seeds would then share all but one of their items.
///
/// @param value any 64 bits
public record Seed(long value) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /// The child called `label`, for a named stage such as `"tasks"`.
    public Seed derive(String label) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < label.length(); i++) {
            hash = (hash ^ label.charAt(i)) * FNV_PRIME;
        }
        return derive(hash);
    }

    /// The child at `index`, for the n-th of many alike.
    public Seed derive(long index) {
        return new Seed(mix(value ^ mix(index + GOLDEN_GAMMA)));
    }

    /// A fresh generator; two calls give the same stream.
    public RandomGenerator random() {
        return new SplittableRandom(value);
    }

    // SplitMix64's finaliser: Steele, Lea, Flood 2014, "Fast Splittable Pseudorandom Number
    // Generators".
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
