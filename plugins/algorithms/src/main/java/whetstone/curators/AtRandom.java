package whetstone.curators;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Curator;
import whetstone.api.Seed;

/// The control: as many tasks, chosen by chance alone. What another curator is worth is what it gives beyond this one.
public record AtRandom() implements Curator {

    @Override
    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
        var left = new ArrayList<>(candidates);
        var random = seed.random();
        var kept = new ArrayList<Kept>();
        while (kept.size() < count && !left.isEmpty()) {
            int at = random.nextInt(left.size());
            kept.add(new Kept(left.get(at).task(), "by chance"));
            left.set(at, left.getLast());
            left.removeLast();
        }
        return kept;
    }
}
