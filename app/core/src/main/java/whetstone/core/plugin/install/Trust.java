package whetstone.core.plugin.install;

import java.nio.file.Path;
import whetstone.core.plugin.Ledger.TrustedKey;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.install.Refusal.Kind;

/// Whom a user trusts: keys that sign plugins, and loose files.
///
/// @param library where it is written down
public record Trust(Library library) {

    /// Trusts `file`: a zip may run where it lies, the key of a signature may sign what is installed.
    ///
    /// @throws Refusal if it is neither
    public void add(Path file) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".sig")) {
            var zip = file.resolveSibling(name.substring(0, name.length() - ".sig".length()));
            addKey(zip);
            return;
        }
        var archive = Archive.read(Offer.of(file).file(), name, ArchiveLimits.USUAL);
        library.change(draft -> {
            draft.allowed.add(archive.sha256());
            draft.note("trust file %s, sha256 %s".formatted(name, archive.sha256()));
        });
    }

    private void addKey(Path zip) {
        var signature =
                Offer.signature(Offer.signatureFile(zip))
                        .filter(found -> found.holds())
                        .orElseThrow(() ->
                                new Refusal(
                                        Kind.HOSTILE,
                                        "%s: is no genuine signature; get it anew from the plugin's author"
                                                .formatted(Offer.signatureFile(zip))));
        library.change(draft -> {
            draft.keys.put(signature.signer(), new TrustedKey(signature.key(), signature.id()));
            draft.note("trust key " + signature.signer());
        });
    }

    /// Trusts a key no more, or lets a plugin have another key.
    ///
    /// @param what fingerprint of the key, id of the plugin, or SHA-256 of a loose file
    /// @throws Refusal if it is none of them
    public void forget(String what) {
        var before = library.read();
        var after =
                library.change(draft -> {
                    draft.keys.remove(what);
                    draft.pins.remove(what);
                    draft.allowed.remove(what);
                    draft.note("forget " + what);
                });
        if (before.keys().equals(after.keys())
                && before.pins().equals(after.pins())
                && before.allowed().equals(after.allowed())) {
            throw new Refusal(
                    Kind.ABSENT,
                    "%s: is no key, plugin or file that you trust; 'whetstone plugins trust' shows them"
                            .formatted(what));
        }
    }
}
