package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Chance, where a list is concerned.
final class Draw {
    private Draw() {}

    /// `list` in a random order: Fisher and Yates 1938.
    static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        var order = new ArrayList<>(list);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }
}
