package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import whetstone.api.Seed;
import whetstone.sql.Mutants.Mutant;

/// Wrong queries made from right ones, and right ones written in other ways, on questions of all levels.
class MutationTest {

    private static final Seed SEED = new Seed(11);
    private static final int DRAWS = 3;

    /// No drawing of databases finds every difference: one in a thousand may be missed.
    @Test
    void whatIsMadeWrongIsWrong() {
        var accepted = new ArrayList<String>();
        int mutants = 0;
        for (var grammar : Grammar.values()) {
            var audit = audit(grammar, Mutants::wrong, "wrong");
            mutants += audit.mutants();
            accepted.addAll(audit.surprises());
        }
        assertTrue(accepted.size() * 1000 <= mutants, mutants + " mutants, accepted: " + accepted);
    }

    @ParameterizedTest
    @EnumSource(Grammar.class)
    void whatIsOnlyWrittenOtherwiseIsCorrect(Grammar grammar) {
        assertEquals(List.of(), audit(grammar, Mutants::right, "correct").surprises());
    }

    /// @param mutants how many were judged
    /// @param surprises those that were not judged as expected
    record Audit(int mutants, List<String> surprises) {}

    private static Audit audit(
            Grammar grammar, BiFunction<Grammar, Asked, List<Mutant>> mutants, String expected) {
        var domain = Courts.domain(grammar);
        var surprises = new ArrayList<String>();
        int judged = 0;
        for (int level = 0; level < 10; level++) {
            for (int i = 0; i < DRAWS; i++) {
                var random = SEED.derive(level).derive(i).random();
                var truth = domain.draw(level, random).truth();
                for (var mutant : mutants.apply(grammar, truth)) {
                    judged++;
                    var answer = "<answer>" + mutant.query() + "</answer>";
                    var verdict = domain.verify(truth, answer);
                    if (!verdict.label().equals(expected)) {
                        surprises.add(
                                level
                                        + " "
                                        + mutant
                                        + "\n  of "
                                        + grammar.query(truth)
                                        + "\n  "
                                        + verdict.why());
                    }
                }
            }
        }
        assertTrue(judged > 100, judged + " mutants");
        return new Audit(judged, surprises);
    }
}
