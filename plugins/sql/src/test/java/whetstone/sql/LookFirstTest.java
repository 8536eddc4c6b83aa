package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Action;
import whetstone.api.Problem;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.ToolDomainContract;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.sql.Asked.Condition;

class LookFirstTest extends ToolDomainContract<Spelled> {

    // Columns of the first world at width 4: age, score, absences, distance, hobby, language.
    private static final Spelled QUESTION =
            new Spelled(
                    Grammar.LOOKUP,
                    new Asked(
                            0,
                            4,
                            List.of(
                                    new Condition(1, ">", "40"),
                                    new Condition(4, "=", "'chess'"),
                                    new Condition(5, "=", "'Latin'")),
                            0,
                            1,
                            7,
                            Rendering.OUTLINE),
                    List.of(Spelling.UPPER, Spelling.SHORT));
    private static final String HOBBIES = "SELECT DISTINCT hobby FROM student";
    private static final String LANGUAGES = "SELECT DISTINCT language FROM student";
    private static final String RIGHT =
            "SELECT age FROM student WHERE score > 40 AND hobby = 'CHESS' AND language = 'lat'";

    @Override
    protected ToolDomain<Spelled> domain() {
        return Courts.lookFirst();
    }

    @Override
    protected List<Tool> tools() {
        return Courts.tools();
    }

    // What has to be looked up counts first; forms of questions differ in length more than levels
    // do.
    @Override
    protected double hardness(Problem<Spelled> problem) {
        var asked = problem.truth().asked();
        return 100 * problem.truth().wordy().size()
                + 10 * asked.conditions().size()
                + asked.width();
    }

    @Test
    void theWorkedStepsLookAtEachColumnOfWords() {
        assertEquals(
                List.of(
                        "<sql>" + HOBBIES + "</sql>",
                        "<sql>" + LANGUAGES + "</sql>",
                        "<answer>" + RIGHT + "</answer>"),
                domain().steps(QUESTION));
    }

    @Test
    void theQuestionIsInPlainWords() {
        assertEquals(
                "age of every student whose score is more than 40 and whose hobby is \"chess\" and whose language is \"Latin\"?",
                Grammar.LOOKUP.question(QUESTION.asked()));
    }

    @Test
    void everySpellingHasAnotherThatSharesNoWord() {
        for (var spelling : Spelling.ALL) {
            for (var world : World.ALL) {
                for (var word : world.words().stream().flatMap(List::stream).toList()) {
                    assertNotEquals(spelling.of(word), spelling.other().of(word));
                }
            }
        }
    }

    @Test
    void aQueryIsGoodIfItTellsAWordThatWasNotKnown() {
        assertGood(List.of(), HOBBIES);
        assertGood(List.of(), "SELECT language, hobby FROM student");
        assertGood(List.of(), "SELECT COUNT(*) FROM student WHERE hobby = 'CHESS'");
        assertGood(List.of(turn(HOBBIES)), LANGUAGES);
        assertBad(List.of(turn(HOBBIES)), "SELECT hobby FROM student WHERE hobby = 'CHESS'");
    }

    /// A guess that does not ask the rows is no evidence, whatever it prints.
    @Test
    void aQueryThatTellsNothingIsBad() {
        for (var query :
                List.of(
                        "SELECT age FROM student",
                        "SELECT 'CHESS'",
                        "SELECT 'CHESS', age FROM student",
                        "SELECT upper(hobby) FROM student",
                        "SELECT age FROM student WHERE hobby = 'Chess'",
                        "SELECT hobby FROM student WHERE lower(hobby) <> 'chess'",
                        "SELECT no_such_column FROM student",
                        "DROP TABLE student")) {
            assertBad(List.of(), query);
        }
    }

    @Test
    void anAnswerIsGoodOnceAllWordsAreKnown() {
        var looked = List.of(turn(HOBBIES), turn(LANGUAGES));
        assertInstanceOf(Verdict.Correct.class, answer(looked, RIGHT));
        assertInstanceOf(
                Verdict.Correct.class,
                answer(List.of(turn("SELECT hobby, language FROM student")), RIGHT));
        assertInstanceOf(Verdict.Wrong.class, answer(looked.subList(0, 1), RIGHT));
        assertInstanceOf(Verdict.Wrong.class, answer(looked, RIGHT.replace("CHESS", "chess")));
        var literal = "SELECT 'CHESS', 'lat'";
        assertInstanceOf(Verdict.Wrong.class, answer(List.of(turn(literal)), RIGHT));
    }

    /// They read alike, so that they must not lie in two splits; but no answer is known by heart.
    @Test
    void twinsThatAreSpelledOtherwiseHaveOtherAnswers() {
        var other = QUESTION.otherwise(QUESTION.wordy().getFirst());
        assertEquals(domain().canonical(QUESTION), domain().canonical(other));
        var verdict = domain().verify(other, domain().reference(QUESTION));
        assertInstanceOf(Verdict.Wrong.class, verdict, verdict::why);
    }

    private void assertGood(List<Turn> before, String query) {
        var verdict = domain().judgeStep(QUESTION, before, call(query));
        assertInstanceOf(Verdict.Correct.class, verdict, () -> query + ": " + verdict.why());
    }

    private void assertBad(List<Turn> before, String query) {
        var verdict = domain().judgeStep(QUESTION, before, call(query));
        assertInstanceOf(Verdict.Wrong.class, verdict, () -> query + ": " + verdict.why());
    }

    private Verdict answer(List<Turn> before, String query) {
        var text = "<answer>" + query + "</answer>";
        return domain().judgeStep(QUESTION, before, domain().tags().read(text));
    }

    private static Action call(String query) {
        return new Action.Call("<sql>" + query + "</sql>", "sql", query);
    }

    private static Turn turn(String query) {
        var found = Courts.tools().getFirst().call(QUESTION.script(0), query);
        assertTrue(found.length() <= Tool.LONGEST);
        return new Turn("<sql>" + query + "</sql>", "sql", query, found, false);
    }
}
