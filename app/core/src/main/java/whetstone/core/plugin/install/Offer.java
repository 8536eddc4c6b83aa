package whetstone.core.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.plugin.PluginManifest;
import whetstone.core.plugin.Signature;
import whetstone.core.plugin.install.Refusal.Kind;

/// A file that somebody would like to install.
///
/// @param signature what came with it; nothing where nobody signed it
/// @param site that it came from; empty for one from a file
/// @param promised what the site says that it is; nothing for one from a file
public record Offer(
        Path file, Optional<Signature> signature, String site, Optional<PluginManifest> promised) {

    // What lacks a key is refused here, not where the key is needed.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();
    private static final long LARGEST = 1 << 16;

    /// The zip at `file`, with the signature that lies beside it as `file.sig` if there is one.
    ///
    /// @throws Refusal if there is no such file, or if what lies beside it is no signature
    public static Offer of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(Kind.ABSENT, file + ": no such file; name a plugin's zip");
        }
        return new Offer(file, signature(signatureFile(file)), "", Optional.empty());
    }

    /// The same file, as it came from a site.
    ///
    /// @param said what the site says that it is
    public Offer from(String where, PluginManifest said) {
        return new Offer(file, signature, where, Optional.of(said));
    }

    /// Where the signature of `zip` lies.
    public static Path signatureFile(Path zip) {
        return zip.resolveSibling(zip.getFileName() + ".sig");
    }

    /// The signature in `file`; nothing where there is no such file.
    static Optional<Signature> signature(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > LARGEST) {
                throw broken(file);
            }
            return Optional.of(JSON.readValue(Files.readString(file), Signature.class));
        } catch (IOException | JacksonException e) {
            throw broken(file);
        }
    }

    private static Refusal broken(Path file) {
        return new Refusal(
                Kind.HOSTILE,
                "%s: is no signature; get it anew from the plugin's author".formatted(file));
    }
}
