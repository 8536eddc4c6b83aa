package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import whetstone.api.Seed;

/// Tasks of a pool, in passes: each is seen once before any is seen again, every pass in an order of its own.
///
/// @param pool at least one
/// @param tasks per step
/// @param order of the passes
record PoolDraws(List<Example> pool, int tasks, Seed order) implements Draws {

    @Override
    public List<Example> of(int step, Seed seed) {
        var drawn = new ArrayList<Example>();
        long first = (long) step * tasks;
        while (drawn.size() < tasks) {
            long at = first + drawn.size();
            var pass = pass(at / pool.size());
            int from = (int) (at % pool.size());
            int to = Math.min(pool.size(), from + tasks - drawn.size());
            pass.subList(from, to).forEach(i -> drawn.add(pool.get(i)));
        }
        return List.copyOf(drawn);
    }

    // A round more is taken by chance: the passes go on as if it had not been.
    @Override
    public List<Example> more(long round, int count, Seed seed) {
        var random = seed.derive("more").random();
        return IntStream.range(0, count)
                .mapToObj(_ -> pool.get(random.nextInt(pool.size())))
                .toList();
    }

    private List<Integer> pass(long number) {
        var indices = new ArrayList<>(IntStream.range(0, pool.size()).boxed().toList());
        var random = order.derive("pass").derive(number).random();
        for (int i = indices.size() - 1; i > 0; i--) {
            var other = indices.get(i);
            int j = random.nextInt(i + 1);
            indices.set(i, indices.get(j));
            indices.set(j, other);
        }
        return indices;
    }
}
