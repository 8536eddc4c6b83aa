package whetstone.graph;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The instances of the last few truths, by identity: the rollouts of one task come together, and their graph is
/// solved once. Holds few and small ones only; a lost race costs time, never truth.
final class Recent {

    private static final int SLOTS = 64;
    private static final int LARGEST = 2_000;

    private record Entry(GraphTruth truth, Instance instance) {}

    private final AtomicReferenceArray<Entry> entries = new AtomicReferenceArray<>(SLOTS);

    Instance of(GraphTruth truth, Asked asked) {
        int slot = (System.identityHashCode(truth) >>> 3) % SLOTS;
        var entry = entries.get(slot);
        if (entry != null && isSame(entry.truth, truth)) {
            return entry.instance;
        }
        var instance = Instance.of(truth, asked);
        if (truth.edges().size() <= LARGEST) {
            entries.set(slot, new Entry(truth, instance));
        }
        return instance;
    }

    // Equal truths need not be the same list of the same numbers; the very same object must be.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(GraphTruth one, GraphTruth other) {
        return one == other;
    }
}
