package whetstone.core.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of texts, indexed and searched.
class IndexingTest {

    @TempDir Path folder;
    private Path texts;
    private Path target;

    @BeforeEach
    void place() throws IOException {
        texts = Files.createDirectory(folder.resolve("texts"));
        target = folder.resolve("index");
    }

    private void write(String name, String text) throws IOException {
        var file = texts.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private KnowledgeIndex.Report index(Language language) {
        return new Indexing(texts, language, (_, _, _) -> {}).index(target);
    }

    private List<String> ids(String query) {
        try (var index = KnowledgeIndex.open(target)) {
            return index.search(query, 10).stream().map(Passage::id).toList();
        }
    }

    @Test
    void everyKindOfFileIsRead() throws IOException {
        write("a.txt", "The heron stands in the reeds.");
        write("deep/b.md", "# Owls\n\nAn owl hunts at night.");
        write(
                "c.html",
                "<html><title>Rooks</title><script>heron()</script><body><p>Rooks live in colonies.</p></body></html>");
        write(
                "d.jsonl",
                "{\"title\": \"Swifts\", \"text\": \"A swift sleeps in the air.\"}\nnot JSON\n{\"name\": \"kite\", \"tail\": \"forked\"}\n");
        write("e.csv", "bird,food\nosprey,\"fish, mostly\"\nwren,spiders\n");
        write("f.bin", "heron");
        var report = index(Language.ANY);
        assertEquals(5, report.files());
        assertEquals(1, report.skipped());
        assertEquals(7, report.passages());
        assertEquals(1, report.problems().size());
        assertTrue(report.problems().getFirst().startsWith("d.jsonl:2: "), report::toString);
        assertEquals(List.of("a.txt#0"), ids("HERON"));
        assertEquals(List.of("deep/b.md#0"), ids("owl night"));
        assertEquals(List.of("c.html#0"), ids("colonies"));
        assertEquals(List.of("d.jsonl:1#0"), ids("swift"));
        assertEquals(List.of("d.jsonl:3#0"), ids("forked"));
        assertEquals(List.of("e.csv:2#0"), ids("fish"));
        try (var index = KnowledgeIndex.open(target)) {
            assertEquals("Rooks", index.search("colonies", 1).getFirst().title());
            assertEquals(report, index.report());
            assertEquals(List.of(), index.search("&& || !( *", 5));
        }
    }

    // BM25 with k1 = 1.2, b = 0.75 for a word that stands once in one of N = 2 texts, n = 1 with
    // it: idf = ln(1 + (2 - 1 +
    // 0.5) / (1 + 0.5)) = ln 2. Words, file names included: "x txt owl" 2 + 1 and "y txt heron
    // heron"; x.txt is one word of
    // the standard analysis, so the lengths are 2 and 3, their mean 2.5. Lucene leaves out the
    // factor k1 + 1.
    // owl: 1 / (1 + 1.2 * (0.25 + 0.75 * 2 / 2.5)) * ln 2 = 0.3431.
    @Test
    void passagesAreRankedByBm25() throws IOException {
        write("x.txt", "owl");
        write("y.txt", "heron heron");
        index(Language.ANY);
        try (var index = KnowledgeIndex.open(target)) {
            assertEquals(
                    Math.log(2) / (1 + 1.2 * (0.25 + 0.75 * 2 / 2.5)),
                    index.scored("owl", 1).getFirst().score(),
                    1e-4);
        }
    }

    @Test
    void aLanguageKnowsFormsOfAWord() throws IOException {
        write("a.txt", "The owls were hunting.");
        index(Language.ANY);
        assertEquals(List.of(), ids("owl hunt"));
        index(Language.ENGLISH);
        assertEquals(Optional.of(Language.ENGLISH), KnowledgeIndex.language(target));
        assertEquals(Optional.empty(), KnowledgeIndex.language(folder.resolve("none")));
        assertEquals(List.of("a.txt#0"), ids("owl hunt"));
    }

    @Test
    void longTextsAreCutWhereAParagraphOrASentenceEnds() {
        var passages = new ArrayList<Passage>();
        var chunks = new Chunks("a.txt", "a", passages::add);
        for (int i = 0; i < 30; i++) {
            chunks.line(
                    "Paragraph %d has some words. And a second sentence of it, so that it is longer."
                            .formatted(i)
                            .repeat(3));
            chunks.line("");
        }
        chunks.line("x".repeat(5000));
        chunks.end();
        assertTrue(passages.stream().allMatch(each -> each.text().length() <= Chunks.CHARACTERS));
        assertTrue(passages.getFirst().text().endsWith("so that it is longer."));
        assertTrue(passages.get(1).text().startsWith("Paragraph "));
        assertEquals("a.txt#3", passages.get(3).id());
        assertEquals(
                5000,
                passages.stream()
                        .mapToLong(each -> each.text().chars().filter(c -> c == 'x').count())
                        .sum());
    }

    @Test
    void whatIsUpToDateIsNotMadeAgain() throws IOException {
        write("a.txt", "heron");
        var first = index(Language.ANY);
        var calls = new int[1];
        Indexing.Progress counting = (_, _, _) -> calls[0]++;
        assertEquals(first, new Indexing(texts, Language.ANY, counting).index(target));
        assertEquals(0, calls[0]);
        write("b.txt", "owl");
        assertEquals(2, new Indexing(texts, Language.ANY, counting).index(target).passages());
        assertEquals(2, calls[0]);
    }

    @Test
    void whatCannotBeIndexedOrSearchedSaysWhy() throws IOException {
        write("f.bin", "heron");
        var nothing = assertThrows(KnowledgeException.class, () -> index(Language.ANY));
        assertTrue(String.valueOf(nothing.getMessage()).contains("holds no text"));
        var missing = new Indexing(folder.resolve("none"), Language.ANY, (_, _, _) -> {});
        assertThrows(KnowledgeException.class, () -> missing.index(target));
        assertThrows(KnowledgeException.class, () -> KnowledgeIndex.open(folder.resolve("none")));
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
