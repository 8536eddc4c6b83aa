package whetstone.core.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import whetstone.api.Domain;
import whetstone.api.Problem;
import whetstone.api.Verdict;

class DomainBenchTest {

    /// Knows its own reference and cannot tell about any other.
    private record Echo() implements Domain<Echo.Word> {
        record Word(long number) {}

        @Override
        public String id() {
            return "test/echo";
        }

        @Override
        public Class<Word> truthType() {
            return Word.class;
        }

        @Override
        public Problem<Word> draw(int level, RandomGenerator random) {
            var word = new Word(random.nextLong());
            return new Problem<>("say " + word.number(), word);
        }

        @Override
        public Verdict verify(Word truth, String completion) {
            return completion.equals(reference(truth))
                    ? Verdict.correct("the word")
                    : Verdict.unscorable(Verdict.Cause.UNDECIDABLE, "another word");
        }

        @Override
        public String reference(Word truth) {
            return Long.toString(truth.number());
        }
    }

    @Test
    void halfOfTheVerdictsAreOnOtherAnswersAndTimesAreInOrder() {
        var figures = DomainBench.of(new Echo(), Duration.ofMillis(20));
        assertEquals("test/echo", figures.domain());
        assertTrue(figures.judged() >= 10);
        assertEquals(0.5, figures.unscorable(), 0.5 / figures.judged() + 1e-9);
        assertTrue(figures.draws() > 0 && figures.verdicts() > 0);
        assertTrue(0 < figures.median(), figures::toString);
        assertTrue(figures.median() <= figures.p99(), figures::toString);
        assertTrue(figures.p99() <= figures.longest(), figures::toString);
    }
}
