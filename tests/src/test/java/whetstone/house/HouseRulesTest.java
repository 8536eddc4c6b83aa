package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;

/// A rule that nothing can break keeps nothing: each is tried on a class that breaks it.
final class HouseRulesTest {

    @Test
    void randomnessFromElsewhereIsFound() {
        assertTrue(breaks(HouseRules.RANDOMNESS, DrawsFromMath.class));
        assertTrue(breaks(HouseRules.RANDOMNESS, DrawsFromTheJdk.class));
        assertTrue(breaks(HouseRules.RANDOMNESS, Shuffles.class));
        assertFalse(breaks(HouseRules.RANDOMNESS, DrawsFromASeed.class));
    }

    @Test
    void threadsElsewhereAreFound() {
        assertTrue(breaks(HouseRules.THREADS, StartsAThread.class));
        assertTrue(breaks(HouseRules.THREADS, MakesAPool.class));
        assertTrue(breaks(HouseRules.THREADS, StreamsInParallel.class));
        assertFalse(breaks(HouseRules.THREADS, Sleeps.class));
    }

    @Test
    void inheritanceIsFound() {
        assertTrue(breaks(HouseRules.INHERITANCE, Heir.class));
        assertFalse(breaks(HouseRules.INHERITANCE, Problem.class));
    }

    @Test
    void emptyNamesAreFound() {
        assertTrue(breaks(HouseRules.NAMES, ThingManager.class));
    }

    private static boolean breaks(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }

    static final class DrawsFromMath {
        double draw() {
            return Math.random();
        }
    }

    static final class DrawsFromTheJdk {
        RandomGenerator make() {
            return RandomGeneratorFactory.getDefault().create();
        }
    }

    static final class Shuffles {
        void shuffle(List<String> cards) {
            Collections.shuffle(cards);
        }
    }

    static final class DrawsFromASeed {
        int draw(Seed seed) {
            return seed.random().nextInt();
        }
    }

    static final class StartsAThread {
        void start() {
            Thread.ofVirtual().start(() -> {});
        }
    }

    static final class MakesAPool {
        void make() {
            Executors.newVirtualThreadPerTaskExecutor().close();
        }
    }

    static final class StreamsInParallel {
        long count(List<String> list) {
            return list.parallelStream().count();
        }
    }

    static final class Sleeps {
        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static class Ancestor {}

    static final class Heir extends Ancestor {}

    static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final class ThingManager {
        final List<String> things = new ArrayList<>();
    }
}
