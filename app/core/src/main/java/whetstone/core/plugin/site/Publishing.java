package whetstone.core.plugin.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.plugin.Digests;
import whetstone.core.plugin.install.Listing;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.install.Refusal.Kind;
import whetstone.core.plugin.install.SigningKey;

/// Makes a site of a folder: any server of plain files can serve it.
public final class Publishing {

    // What lacks a key is refused here, not where the key is needed.
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();
    static final String INDEX = "index.json";
    static final String SEAL = "index.json.sig";

    private Publishing() {}

    /// Lists all signed plugins in `folder`, and signs the list.
    ///
    /// @throws Refusal if one of them is not signed, or would not be installed
    public static Index publish(Path folder, SigningKey key) throws IOException {
        var releases = new ArrayList<Index.Release>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".zip")).sorted().toList()) {
                var manifest = Listing.signed(file);
                releases.add(
                        new Index.Release(
                                manifest,
                                file.getFileName().toString(),
                                Files.size(file),
                                Digests.sha512(file)));
            }
        }
        var index = new Index(Index.FORMAT, serial(folder) + 1, releases);
        var bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(index);
        var seal = new Index.Seal(key.key(), key.sign(Index.statement(bytes)));
        put(folder.resolve(SEAL), JSON.writeValueAsBytes(seal));
        put(folder.resolve(INDEX), bytes);
        return index;
    }

    private static long serial(Path folder) throws IOException {
        var file = folder.resolve(INDEX);
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return JSON.readValue(Files.readString(file), Index.class).serial();
        } catch (JacksonException e) {
            throw new Refusal(
                    Kind.HOSTILE,
                    "%s: is no list of plugins; move it away, or name another folder"
                            .formatted(file));
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
