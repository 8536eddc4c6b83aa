package whetstone.core.knowledge;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Where the indexes of folders lie.
///
/// @param home folder of all indexes
public record KnowledgeFolders(Path home) {

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
