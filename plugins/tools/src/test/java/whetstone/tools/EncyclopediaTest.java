package whetstone.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Action;
import whetstone.api.Problem;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.ToolDomainContract;
import whetstone.api.Turn;
import whetstone.api.Verdict;

class EncyclopediaTest extends ToolDomainContract<Encyclopedia.Route> {

    // ka.PQ: the P of ka is lo, the Q of lo is zu.
    private static final Encyclopedia.Route ROUTE =
            new Encyclopedia.Route(
                    List.of("ka", "lo", "zu"), "PQ", "bi P:zu Q:ka\nka R:bi P:lo\nlo Q:zu S:bi");
    private static final Turn KA =
            new Turn("<search>ka</search>", "search", "ka", "R:bi P:lo", false);
    private static final Turn LO =
            new Turn("<search>lo</search>", "search", "lo", "Q:zu S:bi", false);

    @Override
    protected ToolDomain<Encyclopedia.Route> domain() {
        return new Encyclopedia();
    }

    @Override
    protected List<Tool> tools() {
        return List.of(new LookUp());
    }

    // Every entry says as much as the first one: with more facts it is harder to see which one
    // leads on.
    @Override
    protected double hardness(Problem<Encyclopedia.Route> problem) {
        var entry = problem.truth().entries().lines().findFirst().orElseThrow();
        return 100 * problem.truth().relations().length() + entry.length();
    }

    @Test
    void theWorkedStepsReadOneEntryAfterTheOther() {
        assertEquals(
                List.of("<search>ka</search>", "<search>lo</search>", "<answer>zu</answer>"),
                domain().steps(ROUTE));
    }

    @Test
    void theToolReadsWholeNamesOnly() {
        assertEquals("R:bi P:lo", new LookUp().call(ROUTE.entries(), "ka"));
        for (var input : List.of("k", "ka R:bi", "", "zu", "KA")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LookUp().call(ROUTE.entries(), input),
                    input);
        }
    }

    @Test
    void aSearchIsGoodOnTheWayOnly() {
        assertGood(List.of(), search("ka"));
        assertGood(List.of(KA), search("lo"));
        assertBad(List.of(KA), search("bi"));
        assertBad(List.of(KA, LO), search("zu"));
    }

    @Test
    void anAnswerIsGoodOnceAllOfItsEvidenceWasRead() {
        assertGood(List.of(KA, LO), answer("zu"));
        assertBad(List.of(KA, LO), answer("bi"));
        assertBad(List.of(LO), answer("zu"));
        assertBad(List.of(KA), answer("zu"));
    }

    private void assertGood(List<Turn> before, Action action) {
        assertInstanceOf(Verdict.Correct.class, domain().judgeStep(ROUTE, before, action));
    }

    private void assertBad(List<Turn> before, Action action) {
        assertInstanceOf(Verdict.Wrong.class, domain().judgeStep(ROUTE, before, action));
    }

    private static Action search(String name) {
        return new Action.Call("", "search", name);
    }

    private static Action answer(String name) {
        return new Action.Answer("", name);
    }
}
