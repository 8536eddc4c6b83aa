package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

class JudgeTest {

    record Sum(int total, List<Integer> terms) {
        Sum {
            if (total < 0) {
                throw new IllegalArgumentException("total must be at least 0, was " + total);
            }
        }
    }

    record Scripted(BiFunction<Sum, String, Verdict> script) implements Verifier<Sum> {
        @Override
        public String id() {
            return "fake/sum";
        }

        @Override
        public Class<Sum> truthType() {
            return Sum.class;
        }

        @Override
        public Verdict verify(Sum truth, String completion) {
            return script.apply(truth, completion);
        }
    }

    private static Verdict.Unscorable unscorable(BiFunction<Sum, String, Verdict> script) {
        var verdict = Judge.judge(new Scripted(script), "{\"total\":3,\"terms\":[1,2]}", "3");
        return assertInstanceOf(Verdict.Unscorable.class, verdict);
    }

    @Test
    void theVerifiersVerdictIsPassedOn() {
        var verifier =
                new Scripted((truth, completion) ->
                        completion.equals("" + truth.total())
                                ? Verdict.correct("equal")
                                : Verdict.wrong("not equal"));
        var truth = "{\"total\":3,\"terms\":[1,2]}";
        assertEquals(Verdict.correct("equal"), Judge.judge(verifier, truth, "3"));
        assertEquals(Verdict.wrong("not equal"), Judge.judge(verifier, truth, "4"));
    }

    record Clocked(String module, @Nullable String clock) {}

    @ParameterizedTest
    @ValueSource(strings = {"{\"module\":\"m\",\"clock\":null}", "{\"module\":\"m\"}"})
    void whatMayBeNullMayBeLeftOut(String truth) {
        var verifier = new ClockedVerifier();
        assertEquals(Verdict.correct("no clock"), Judge.judge(verifier, truth, ""));
        var none = Judge.judge(verifier, "{\"clock\":\"clk\"}", "");
        assertInstanceOf(Verdict.Unscorable.class, none);
    }

    record ClockedVerifier() implements Verifier<Clocked> {
        @Override
        public String id() {
            return "fake/clocked";
        }

        @Override
        public Class<Clocked> truthType() {
            return Clocked.class;
        }

        @Override
        public Verdict verify(Clocked truth, String completion) {
            return truth.clock() == null ? Verdict.correct("no clock") : Verdict.wrong("a clock");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "3",
                "[]",
                "{}",
                "{\"total\":3}",
                "{\"total\":\"x\",\"terms\":[]}",
                "{\"total\":3,",
                "{\"total\":3,\"terms\":[1],\"more\":1}",
                "{\"total\":-1,\"terms\":[]}",
                "{\"total\":3,\"terms\":[1]} x"
            })
    void aTruthThatIsNotOneIsABrokenReference(String truth) {
        var verdict = Judge.judge(new Scripted((_, _) -> Verdict.correct("")), truth, "3");
        var unscorable = assertInstanceOf(Verdict.Unscorable.class, verdict);
        assertEquals(Verdict.Cause.BROKEN_REFERENCE, unscorable.cause());
        assertTrue(unscorable.why().contains("Sum"), unscorable.why());
    }

    @Test
    void anExceptionIsNeverAScore() {
        var verdict =
                unscorable((_, _) -> {
                    throw new IllegalStateException("boom");
                });
        assertEquals(Verdict.Cause.VERIFIER_FAILED, verdict.cause());
        assertTrue(
                verdict.why()
                        .matches(
                                "plugin host: verify of \\S+ threw java.lang.IllegalStateException: boom at .+"),
                verdict.why());
    }

    @Test
    void endlessRecursionIsAFailureOfTheVerifier() {
        var verdict = unscorable((_, _) -> deeper(0));
        assertEquals(Verdict.Cause.VERIFIER_FAILED, verdict.cause());
        assertTrue(verdict.why().contains("StackOverflowError"), verdict.why());
    }

    @SuppressWarnings("InfiniteRecursion") // That is the point.
    private static Verdict deeper(int depth) {
        return deeper(depth + 1).with(deeper(depth - 1).evidence());
    }

    @Test
    void tooMuchMemoryIsSaidToBeThat() {
        var verdict =
                unscorable((_, _) -> Verdict.correct("" + new long[Integer.MAX_VALUE].length));
        assertEquals(Verdict.Cause.MEMORY, verdict.cause());
    }

    @Test
    @SuppressWarnings("NullAway") // A plugin may do what our checks forbid.
    void noVerdictIsAFailureOfTheVerifier() {
        assertEquals(Verdict.Cause.VERIFIER_FAILED, unscorable((_, _) -> null).cause());
    }
}
