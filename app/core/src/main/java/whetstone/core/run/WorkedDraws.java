package whetstone.core.run;

import java.util.List;
import java.util.stream.IntStream;
import whetstone.api.Seed;

/// Tasks with worked answers. In place of a problem with tools comes one step of its worked solution, taken by chance: as
/// many examples as problems.
record WorkedDraws(TaskSource source, Draws problems) implements Draws {

    @Override
    public List<Example> of(int step, Seed seed) {
        return worked(problems.of(step, seed), seed.derive("worked"));
    }

    @Override
    public List<Example> more(long round, int count, Seed seed) {
        return worked(problems.more(round, count, seed), seed.derive("worked"));
    }

    private List<Example> worked(List<Example> drawn, Seed seed) {
        return IntStream.range(0, drawn.size())
                .mapToObj(i -> worked(drawn.get(i), seed.derive(i)))
                .toList();
    }

    private Example worked(Example example, Seed seed) {
        if (example.answer().isPresent()) {
            return example;
        }
        var all = source.worked(example.task());
        return all.get(seed.random().nextInt(all.size()));
    }
}
