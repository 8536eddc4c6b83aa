package whetstone.core.knowledge;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Where the indexes of folders lie.
///
/// @param home folder of all indexes
public record KnowledgeFolders(Path home) {

    /// The index of `folder`, made anew if it is not there, or not of the folder's files as they are now. It keeps the
    /// language that somebody may have said it is of.
    ///
    /// @throws KnowledgeException if the folder cannot be read, or holds no text
    public KnowledgeIndex open(Path folder, Indexing.Progress progress) {
        var target = of(folder);
        var language = KnowledgeIndex.language(target).orElse(Language.ANY);
        new Indexing(folder, language, progress).index(target);
        return KnowledgeIndex.open(target);
    }

    /// The place of the index of `folder`.
    public Path of(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        var sum = new CRC32C();
        sum.update(path.toString().getBytes(StandardCharsets.UTF_8));
        return home.resolve(
                "%s-%s"
                        .formatted(
                                path.getFileName(),
                                HexFormat.of().toHexDigits((int) sum.getValue())));
    }
}
