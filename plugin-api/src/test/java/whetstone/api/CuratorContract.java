package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.api.Curator.Candidate;
import whetstone.api.Curator.Kept;

/// What every curator must keep; a curator's test extends this and adds choices worked out by hand.
///
/// The tables: up to 40 tasks of 8 samples that came round twice, their pass rates drawn at random.
public abstract class CuratorContract {

    private static final int TABLES = 50;

    protected abstract Curator curator();

    private static List<Candidate> table(int number) {
        var random = new Seed(number).random();
        return IntStream.range(0, random.nextInt(41))
                .mapToObj(i -> {
                    int first = random.nextInt(5);
                    int second = random.nextInt(5);
                    var history = List.of(first / 4.0, second / 4.0);
                    int level = random.nextInt(10);
                    return new Candidate("t" + i, "area/kind", level, 8, first + second, history);
                })
                .toList();
    }

    @Test
    void keepsCandidatesOnlyEachOnceAndNoMoreThanAsked() {
        for (int number = 0; number < TABLES; number++) {
            var table = table(number);
            var known = table.stream().map(Candidate::task).collect(Collectors.toSet());
            for (int count : new int[] {0, 1, 7, 100}) {
                var kept = curator().select(table, count, new Seed(number));
                var tasks = kept.stream().map(Kept::task).toList();
                assertTrue(tasks.size() <= count, "kept " + tasks.size() + " of " + count);
                assertEquals(tasks.size(), new HashSet<>(tasks).size(), "a task twice");
                assertTrue(known.containsAll(tasks), "a task that was no candidate");
            }
        }
    }

    @Test
    void theSameSeedChoosesAlike() {
        for (int number = 0; number < TABLES; number++) {
            var table = table(number);
            assertEquals(
                    curator().select(table, 10, new Seed(5)),
                    curator().select(table, 10, new Seed(5)));
        }
    }

    @Test
    void everyChoiceHasItsReason() {
        curator()
                .select(table(1), 10, new Seed(1))
                .forEach(kept -> assertFalse(kept.reason().isBlank(), kept.task()));
    }

    // Recipes write settings down and read them back.
    @Test
    void isARecord() {
        assertTrue(curator() instanceof Record, curator().getClass() + " is no record");
        assertEquals(Map.of(curator(), 1), Map.of(curator(), 1));
    }
}
