package whetstone.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Action;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.ToolDomainContract;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.core.knowledge.KnowledgeFolders;
import whetstone.core.knowledge.KnowledgeIndex;
import whetstone.core.knowledge.Passage;

class LibraryTest extends ToolDomainContract<Library.Trail> {

    // ka.PQ: the P of ka is lo, the Q of lo is zu.
    private static final Library.Trail TRAIL =
            new Library.Trail(
                    List.of("ka", "lo", "zu"), "PQ", List.of("ka P:lo R:bi", "lo Q:zu S:bi"));
    private static final Turn KA = found("ka", "ka P:lo R:bi");
    private static final Turn LO = found("lo", "lo Q:zu S:bi\nbi R:lo");

    @TempDir static Path folder;
    private static KnowledgeIndex index;

    /// The index of the library, searched for one text.
    private record Search(KnowledgeIndex index) implements Tool {
        @Override
        public String id() {
            return Library.TOOL;
        }

        @Override
        public String call(String world, String input) {
            return index.search(input, 1).stream()
                    .map(Passage::text)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nothing found"));
        }
    }

    @BeforeAll
    static void open() {
        var texts = Path.of("src/main/resources/whetstone/tools/library");
        index = new KnowledgeFolders(folder).open(texts, (_, _, _) -> {});
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Override
    protected ToolDomain<Library.Trail> domain() {
        return new Library();
    }

    @Override
    protected List<Tool> tools() {
        return List.of(new Search(index));
    }

    /// No text is within another, so that what was found is known by its text.
    @Test
    void textsAreApart() {
        var texts = Shelf.read().entries().values().stream().map(Shelf.Entry::text).toList();
        assertEquals(300, texts.size());
        for (var text : texts) {
            assertEquals(1, texts.stream().filter(other -> other.contains(text)).count(), text);
        }
    }

    @Test
    void everyFactLeadsToAnEntry() {
        var shelf = Shelf.read();
        for (var entry : shelf.entries().values()) {
            assertEquals(3, entry.facts().size());
            entry.facts().values().forEach(shelf::entry);
        }
    }

    @Test
    void theWorkedStepsReadOneTextAfterTheOther() {
        assertEquals(
                List.of("<search>ka</search>", "<search>lo</search>", "<answer>zu</answer>"),
                domain().steps(TRAIL));
    }

    @Test
    void aSearchIsGoodForATextThatWasNotFoundYet() {
        assertGood(List.of(), search("ka"));
        assertGood(List.of(KA), search("lo"));
        assertGood(List.of(found("ka", "bi R:lo")), search("ka")); // another text came up
        assertBad(List.of(KA), search("ka"));
        assertBad(List.of(KA), search("bi"));
        assertBad(List.of(KA, LO), search("zu"));
    }

    @Test
    void anAnswerIsGoodOnceAllTextsOnTheWayWereFound() {
        assertGood(List.of(KA, LO), answer("zu"));
        assertGood(List.of(found("ka lo", KA.result() + "\n" + LO.result())), answer("zu"));
        assertBad(List.of(KA, LO), answer("bi"));
        assertBad(List.of(KA), answer("zu"));
        assertBad(List.of(found("ka", "nothing"), LO), answer("zu"));
    }

    private void assertGood(List<Turn> before, Action action) {
        assertInstanceOf(Verdict.Correct.class, domain().judgeStep(TRAIL, before, action));
    }

    private void assertBad(List<Turn> before, Action action) {
        assertInstanceOf(Verdict.Wrong.class, domain().judgeStep(TRAIL, before, action));
    }

    private static Turn found(String input, String result) {
        return new Turn("<search>%s</search>".formatted(input), "search", input, result, false);
    }

    private static Action search(String input) {
        return new Action.Call("", "search", input);
    }

    private static Action answer(String name) {
        return new Action.Answer("", name);
    }
}
