package whetstone.core.plugin.install;

import java.nio.file.Path;
import whetstone.core.plugin.PluginManifest;
import whetstone.core.plugin.Signature;
import whetstone.core.plugin.install.Refusal.Kind;

/// Looks at plugins that an author is about to publish as a user's Whetstone will.
public final class Listing {
    private Listing() {}

    /// What the plugin in `zip` says of itself.
    ///
    /// @throws Refusal if it is none, or if the signature beside it is not its own
    public static PluginManifest signed(Path zip) {
        var archive = Archive.read(zip, String.valueOf(zip.getFileName()), ArchiveLimits.USUAL);
        boolean signed =
                Offer.of(zip)
                        .signature()
                        .filter(Signature::holds)
                        .filter(found -> found.sha512().equals(archive.sha512()))
                        .isPresent();
        if (!signed) {
            throw new Refusal(
                    Kind.UNTRUSTED,
                    "%s: has no signature of its own; first 'whetstone plugins sign %s'"
                            .formatted(zip, zip));
        }
        return archive.manifest();
    }
}
