package whetstone.core.plugin.install;

import whetstone.core.plugin.Fingerprint;
import whetstone.core.plugin.Installed;
import whetstone.core.plugin.Signature;

/// An offer whose archive and signature were found to be in order.
record Parcel(Archive archive, Offer offer) {

    String id() {
        return archive.manifest().id();
    }

    String version() {
        return archive.manifest().version();
    }

    /// Base64 of the signer's key; empty for an unsigned one.
    String key() {
        return offer.signature().map(Signature::key).orElse("");
    }

    /// Fingerprint of the signer's key; empty for an unsigned one.
    String signer() {
        return key().isEmpty() ? "" : Fingerprint.of(key());
    }

    Consent.Proposal proposal() {
        var manifest = archive.manifest();
        return new Consent.Proposal(
                id(),
                version(),
                manifest.description(),
                manifest.provider(),
                signer(),
                offer.site(),
                archive.extensions());
    }

    Installed installed() {
        return new Installed(
                id(),
                version(),
                "%s-%s-%s.zip".formatted(id(), version(), archive.sha256().substring(0, 16)),
                archive.sha256(),
                archive.sha512(),
                key(),
                offer.signature().map(Signature::signature).orElse(""),
                offer.site());
    }
}
