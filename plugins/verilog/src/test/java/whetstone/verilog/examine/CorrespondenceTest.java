package whetstone.verilog.examine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import whetstone.verilog.source.Port;
import whetstone.verilog.source.Port.Direction;

/// Circuits in the text form of AIGER: `aag` with the numbers of variables, inputs, registers, outputs and gates; then a
/// line for each of them. The input is `a` (literal 2), the output `y`.
class CorrespondenceTest {

    private static final String MAP = "input 0 0 a\noutput 0 0 y\n";
    private static final List<Port> INPUTS = List.of(port(Direction.INPUT, "a", 1));
    private static final List<Port> OUTPUTS = List.of(port(Direction.OUTPUT, "y", 1));

    // Two stages: 4 takes a, 6 takes 4, y is 6.
    private static final String DELAY = "aag 3 1 2 1 0\n2\n4 2\n6 4\n6\n";

    private static Port port(Direction direction, String name, int width) {
        return new Port(name, direction, width);
    }

    private static Circuit circuit(String text) {
        return Circuit.read(text, MAP).orElseThrow();
    }

    private static boolean holds(String gold, String candidate) {
        return Correspondence.holds(circuit(gold), circuit(candidate), INPUTS, OUTPUTS);
    }

    @Test
    void registersMayComeInAnyOrder() {
        assertTrue(holds(DELAY, "aag 3 1 2 1 0\n2\n4 6\n6 2\n4\n"));
    }

    @Test
    void aStageMoreIsADifference() {
        assertFalse(holds(DELAY, "aag 4 1 3 1 0\n2\n4 2\n6 4\n8 6\n8\n"));
        assertFalse(holds(DELAY, "aag 2 1 1 1 0\n2\n4 2\n4\n"));
    }

    @Test
    void anInvertedInputOrOutputIsADifference() {
        assertFalse(holds(DELAY, "aag 3 1 2 1 0\n2\n4 3\n6 4\n6\n"));
        assertFalse(holds(DELAY, "aag 3 1 2 1 0\n2\n4 2\n6 4\n7\n"));
    }

    @Test
    void anotherBeginningIsADifference() {
        assertFalse(holds(DELAY, "aag 3 1 2 1 0\n2\n4 2\n6 4 1\n6\n"));
        assertFalse(holds(DELAY, "aag 3 1 2 1 0\n2\n4 2\n6 4 6\n6\n"));
        assertTrue(holds("aag 2 1 1 1 0\n2\n4 5 1\n4\n", "aag 2 1 1 1 0\n2\n4 5 1\n4\n"));
    }

    @Test
    void whatStaysFalseIsFalse() {
        // y = r, where r begins with 0 and keeps r and a; against y = 0, and against its opposite.
        var stays = "aag 3 1 1 1 1\n2\n4 6\n4\n6 4 2\n";
        assertTrue(holds(stays, "aag 1 1 0 1 0\n2\n0\n"));
        assertFalse(holds(stays, "aag 1 1 0 1 0\n2\n1\n"));
    }

    @Test
    void aRegisterIsNotFalseBecauseAllAreAlike() {
        // Both toggle from 0 on; the outputs are r and 0.
        assertFalse(holds("aag 2 1 1 1 0\n2\n4 5\n4\n", "aag 2 1 1 1 0\n2\n4 5\n0\n"));
        assertTrue(holds("aag 2 1 1 1 0\n2\n4 5\n4\n", "aag 2 1 1 1 0\n2\n4 5\n4\n"));
    }

    @Test
    void groupingOfAConjunctionIsFree() {
        // Stages 4 and 6 after a: (a & 4) & 6 against a & (6 & 4); and against a & 4.
        var left = "aag 5 1 2 1 2\n2\n4 2\n6 4\n10\n8 4 2\n10 8 6\n";
        assertTrue(holds(left, "aag 5 1 2 1 2\n2\n4 2\n6 4\n10\n8 6 4\n10 8 2\n"));
        assertFalse(holds(left, "aag 4 1 2 1 1\n2\n4 2\n6 4\n8\n8 4 2\n"));
        assertFalse(holds(left, "aag 5 1 2 1 2\n2\n4 2\n6 4\n11\n8 6 4\n10 8 2\n"));
    }

    @Test
    void aContradictionIsFalse() {
        // (a & r) & !a is 0.
        assertTrue(holds("aag 4 1 1 1 2\n2\n4 2\n8\n6 4 2\n8 6 3\n", "aag 1 1 0 1 0\n2\n0\n"));
    }

    @Test
    void whatBeginsWithAnythingMakesPairs() {
        var keeps = "aag 2 1 1 1 0\n2\n4 4 4\n4\n";
        assertTrue(holds(keeps, keeps));
        assertFalse(holds("aag 1 1 0 1 0\n2\n0\n", keeps));
    }

    @Test
    void noTwoRegistersOfTheCandidateShareABeginning() {
        var both = "input 0 0 a\noutput 0 0 y\noutput 1 1 y\n";
        var outputs = List.of(port(Direction.OUTPUT, "y", 2));
        var same = Circuit.read("aag 2 1 1 2 0\n2\n4 4 4\n4\n4\n", both).orElseThrow();
        var apart = Circuit.read("aag 3 1 2 2 0\n2\n4 4 4\n6 6 6\n4\n6\n", both).orElseThrow();
        assertFalse(Correspondence.holds(same, apart, INPUTS, outputs));
        assertTrue(Correspondence.holds(apart, apart, INPUTS, outputs));
    }

    @Test
    void undefinedValuesMakePairs() {
        var undefined = "aag 2 2 0 1 0\n2\n4\n4\n";
        assertTrue(holds(undefined, undefined));
        assertFalse(holds("aag 1 1 0 1 0\n2\n0\n", undefined));
        assertFalse(holds("aag 1 1 0 1 0\n2\n2\n", undefined));
    }

    @Test
    void portsHaveToBeThoseOfThePair() {
        var other = Circuit.read(DELAY, "input 0 0 b\noutput 0 0 y\n").orElseThrow();
        assertFalse(Correspondence.holds(circuit(DELAY), other, INPUTS, OUTPUTS));
        assertFalse(Correspondence.holds(other, other, INPUTS, OUTPUTS));
    }

    @Test
    void textThatIsNoCircuitIsNotRead() {
        for (var text :
                List.of(
                        "",
                        "aig 1 1 0 1 0\n2\n0\n",
                        "aag 1 1 0 1\n2\n0\n",
                        "aag 1 1 0 1 0\n2\n",
                        "aag 1 1 0 1 0\n2\n9\n",
                        "aag 1 1 0 1 0\n2\n-1\n",
                        "aag 1 1 0 1 0\n3\n0\n",
                        "aag 999999 1 0 1 0\n2\n0\n",
                        "aag 2 1 1 1 0\n2\n2 4\n0\n",
                        "aag 3 1 0 1 2\n2\n4\n4 6 2\n6 4 2\n",
                        "aag 2 1 0 1 1\n2\n4\n4 4 2\n",
                        "aag 1 1 0 1 0\n2\nmany\n")) {
            assertEquals(Optional.empty(), Circuit.read(text, MAP), text);
        }
        assertEquals(Optional.empty(), Circuit.read(DELAY, "input 7 0 a\noutput 0 0 y\n"));
        assertEquals(Optional.empty(), Circuit.read(DELAY, "input 0 0 a\ninput 0 1 a\n"));
    }
}
