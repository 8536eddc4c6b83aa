package whetstone.core.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import tools.jackson.databind.json.JsonMapper;
import whetstone.file.FileTrouble;

/// An index of passages on disk, ranked by BM25 (k1 = 1.2, b = 0.75): Robertson and Zaragoza 2009. May be searched by several
/// threads.
public final class KnowledgeIndex implements Searching, AutoCloseable {

    static final String TEXT = "text"; // title and text, for finding
    static final String ID = "id";
    static final String TITLE = "title";
    static final String SHOWN = "shown"; // the text, for showing
    static final String LANGUAGE = "language";
    static final String REPORT = "report";

    private static final int WORDS = 500; // of a query that count; beyond them nothing changes

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Analyzer analyzer;

    /// What an index holds.
    ///
    /// @param folder that was indexed
    /// @param files that were read
    /// @param skipped files with other endings
    /// @param problems what could not be read, and where; the first few
    /// @param fingerprint of the names, sizes and times of all files
    public record Report(
            String folder,
            String language,
            int files,
            int skipped,
            long passages,
            List<String> problems,
            String fingerprint) {}

    private KnowledgeIndex(DirectoryReader reader, Analyzer analyzer) {
        this.reader = reader;
        this.analyzer = analyzer;
        searcher = new IndexSearcher(reader);
    }

    /// Opens the index that lies in `folder`.
    ///
    /// @throws KnowledgeException if there is none
    public static KnowledgeIndex open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no such folder");
            }
            var reader = DirectoryReader.open(FSDirectory.open(folder));
            var language = Language.valueOf(data(reader).getOrDefault(LANGUAGE, "ANY"));
            return new KnowledgeIndex(reader, language.analyzer());
        } catch (IOException e) {
            throw new KnowledgeException(
                    "%s: holds no index (%s); make one with 'whetstone knowledge index FOLDER'"
                            .formatted(folder, FileTrouble.told(folder, e)),
                    e);
        }
    }

    /// The language of the index that lies in `folder`; empty where there is none.
    public static Optional<Language> language(Path folder) {
        try (var index = open(folder)) {
            return Optional.of(Language.valueOf(data(index.reader).getOrDefault(LANGUAGE, "ANY")));
        } catch (IOException | KnowledgeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> data(DirectoryReader reader) throws IOException {
        return reader.getIndexCommit().getUserData();
    }

    /// What the index holds.
    public Report report() {
        try {
            return new JsonMapper()
                    .readValue(data(reader).getOrDefault(REPORT, "{}"), Report.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Passage> search(String query, int count) {
        return scored(query, count).stream().map(Scored::passage).toList();
    }

    /// A passage and how well it matches.
    ///
    /// @param score BM25, at least 0
    public record Scored(Passage passage, double score) {}

    /// The passages that match best, best first, with their scores.
    public List<Scored> scored(String query, int count) {
        try {
            var any = new BooleanQuery.Builder();
            words(query)
                    .forEach(word -> any.add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD));
            var found = searcher.search(any.build(), Math.max(1, count));
            var fields = searcher.storedFields();
            var scored = new ArrayList<Scored>();
            for (var hit : found.scoreDocs) {
                var document = fields.document(hit.doc);
                scored.add(
                        new Scored(
                                new Passage(
                                        document.get(ID), document.get(TITLE), document.get(SHOWN)),
                                hit.score));
            }
            return scored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> words(String query) throws IOException {
        var words = new LinkedHashSet<String>();
        try (var tokens = analyzer.tokenStream(TEXT, query)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < WORDS && tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        }
        return words;
    }

    @Override
    public void close() {
        try {
            reader.close();
            reader.directory().close();
            analyzer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
