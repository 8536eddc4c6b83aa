package whetstone.core.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import whetstone.file.FileTrouble;

/// Makes indexes of folders. Memory is bounded, whatever the folder holds.
public final class Indexing {

    private static final double BUFFER = 64; // MiB
    private static final int PROBLEMS = 20; // that are told
    private static final int TOLD = 10_000; // passages between two looks at how far it is

    private final Path folder;
    private final Language language;
    private final Progress progress;
    private final List<String> problems = new ArrayList<>();
    private long passages;
    private int read; // files
    private int readable; // files

    /// Is told how far it is.
    @FunctionalInterface
    public interface Progress {
        /// So many files of all are read; told now and then within a file, too.
        void read(int files, int of, long passages);
    }

    /// @param folder whose texts are indexed, those of its folders too
    public Indexing(Path folder, Language language, Progress progress) {
        this.folder = folder.toAbsolutePath().normalize();
        this.language = language;
        this.progress = progress;
    }

    /// The index in `target`, made anew if it is not there, or not of the folder's files as they are now.
    ///
    /// @throws KnowledgeException if the folder cannot be read, or holds no text
    public KnowledgeIndex.Report index(Path target) {
        try {
            if (!Files.isDirectory(folder)) {
                throw new KnowledgeException(
                        "%s: is no folder; name one with texts".formatted(folder));
            }
            var files = files();
            var known = known(target);
            var now = fingerprint(files);
            if (known != null && known.fingerprint().equals(now)) {
                return known;
            }
            return write(target, files, now);
        } catch (IOException | UncheckedIOException e) {
            throw new KnowledgeException(
                    "%s: cannot be indexed (%s)".formatted(folder, FileTrouble.told(folder, e)), e);
        }
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private KnowledgeIndex.@Nullable Report known(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return null;
        }
        try (var directory = FSDirectory.open(target)) {
            if (!DirectoryReader.indexExists(directory)) {
                return null;
            }
        }
        try (var index = KnowledgeIndex.open(target)) {
            return index.report();
        }
    }

    private String fingerprint(List<Path> files) throws IOException {
        var sum = new CRC32C();
        var text = new StringBuilder(language.name());
        for (var file : files) {
            text.append('\n')
                    .append(folder.relativize(file))
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toMillis());
        }
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue());
    }

    private KnowledgeIndex.Report write(Path target, List<Path> files, String fingerprint)
            throws IOException {
        var chosen =
                files.stream().filter(file -> Texts.ENDINGS.contains(Texts.ending(file))).toList();
        readable = chosen.size();
        var config =
                new IndexWriterConfig(language.analyzer())
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(BUFFER);
        Files.createDirectories(target);
        try (var directory = FSDirectory.open(target);
                var writer = new IndexWriter(directory, config)) {
            var texts = new Texts(folder, passage -> add(writer, passage), this::problem);
            for (var file : chosen) {
                texts.read(file);
                progress.read(++read, readable, passages);
            }
            if (passages == 0) {
                throw new KnowledgeException(
                        "%s: holds no text; files that are read end in %s"
                                .formatted(folder, String.join(", ", Texts.ENDINGS)));
            }
            var report =
                    new KnowledgeIndex.Report(
                            folder.toString(),
                            language.label(),
                            readable,
                            files.size() - readable,
                            passages,
                            problems,
                            fingerprint);
            commit(writer, report);
            return report;
        }
    }

    private void commit(IndexWriter writer, KnowledgeIndex.Report report) throws IOException {
        var data =
                Map.of(
                        KnowledgeIndex.LANGUAGE, language.name(),
                        KnowledgeIndex.REPORT, new JsonMapper().writeValueAsString(report));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    private void add(IndexWriter writer, Passage passage) {
        var document = new Document();
        document.add(new StoredField(KnowledgeIndex.ID, passage.id()));
        document.add(new StoredField(KnowledgeIndex.TITLE, passage.title()));
        document.add(new StoredField(KnowledgeIndex.SHOWN, passage.text()));
        document.add(
                new TextField(
                        KnowledgeIndex.TEXT, passage.title() + "\n" + passage.text(), Store.NO));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        passages++;
        if (passages % TOLD == 0) {
            progress.read(read, readable, passages);
        }
    }

    private void problem(String what) {
        if (problems.size() < PROBLEMS) {
            problems.add(what);
        }
    }
}
