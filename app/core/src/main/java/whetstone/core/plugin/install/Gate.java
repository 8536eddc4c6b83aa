package whetstone.core.plugin.install;

import java.util.Map;
import org.pf4j.DefaultVersionManager;
import whetstone.core.plugin.Ledger;
import whetstone.core.plugin.Ledger.TrustedKey;
import whetstone.core.plugin.PluginOrigin;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.install.Refusal.Kind;

/// Decides whose files may be installed in whose place.
///
/// @param ledger what is installed and trusted so far
/// @param present every plugin that is there, by id
record Gate(Ledger ledger, Map<String, PluginStatus> present, Consent consent) {

    /// Lets `parcel` pass, and writes down what its user agreed to.
    ///
    /// @throws Refusal if it may not
    void pass(Parcel parcel, Ledger.Draft draft) {
        requirePromised(parcel);
        requireGenuine(parcel);
        requirePlace(parcel);
        requirePin(parcel);
        requireTrust(parcel, draft);
        requireNewer(parcel);
    }

    private static void requirePromised(Parcel parcel) {
        var promised = parcel.offer().promised();
        if (promised.isPresent() && !promised.get().equals(parcel.archive().manifest())) {
            throw refused(
                    Kind.HOSTILE,
                    parcel,
                    "site %s lists it as another plugin than it is; tell the site's owner"
                            .formatted(parcel.offer().site()));
        }
    }

    private static void requireGenuine(Parcel parcel) {
        var signature = parcel.offer().signature();
        if (signature.isEmpty()) {
            return;
        }
        var signed = signature.get();
        if (!signed.holds()) {
            throw refused(
                    Kind.HOSTILE,
                    parcel,
                    "its signature is not that of its signer; do not install it, get it anew from its author");
        }
        boolean itsOwn =
                signed.id().equals(parcel.id())
                        && signed.version().equals(parcel.version())
                        && signed.sha512().equals(parcel.archive().sha512());
        if (!itsOwn) {
            throw refused(
                    Kind.HOSTILE,
                    parcel,
                    "its signature is for %s %s with other bytes; do not install it, get file and signature anew from its author"
                            .formatted(signed.id(), signed.version()));
        }
    }

    private void requirePlace(Parcel parcel) {
        var there = present.get(parcel.id());
        if (there != null && there.origin() == PluginOrigin.BUNDLED) {
            throw refused(
                    Kind.HOSTILE,
                    parcel,
                    "a plugin of this id ships with Whetstone, and nothing takes its place; its author has to choose another id");
        }
        var installed = ledger.installed().get(parcel.id());
        if (installed != null
                && !installed.site().isEmpty()
                && !parcel.offer().site().isEmpty()
                && !installed.site().equals(parcel.offer().site())) {
            throw refused(
                    Kind.HOSTILE,
                    parcel,
                    "it belongs to site %s and this is from %s; remove it first if you want it from there"
                            .formatted(installed.site(), parcel.offer().site()));
        }
    }

    private void requirePin(Parcel parcel) {
        var pin = ledger.pins().get(parcel.id());
        if (pin == null || pin.equals(parcel.signer())) {
            return;
        }
        throw refused(
                Kind.HOSTILE,
                parcel,
                "its files are signed by key %s, this one %s; ask its author, and if the key has changed for good, 'whetstone plugins trust --forget %s'"
                        .formatted(
                                pin,
                                parcel.signer().isEmpty()
                                        ? "is not signed"
                                        : "by " + parcel.signer(),
                                parcel.id()));
    }

    private void requireTrust(Parcel parcel, Ledger.Draft draft) {
        if (parcel.key().isEmpty()) {
            if (!consent.unsigned() || !parcel.offer().site().isEmpty()) {
                throw refused(
                        Kind.UNTRUSTED,
                        parcel,
                        parcel.offer().site().isEmpty()
                                ? "nobody signed it, so anyone may have made it; get a signed one, or --allow-unsigned if you know where it is from"
                                : "nobody signed it, and what comes from a site must be signed");
            }
            return;
        }
        var signer = parcel.signer();
        if (!draft.keys.containsKey(signer)) {
            if (!consent.keys().contains(signer) && !consent.question().test(parcel.proposal())) {
                throw refused(
                        Kind.UNTRUSTED,
                        parcel,
                        "signed by key %s, which you have not said you trust; compare it with what its author publishes, then --trust-key %s"
                                .formatted(signer, signer));
            }
            var provider = parcel.archive().manifest().provider();
            draft.keys.put(signer, new TrustedKey(parcel.key(), provider));
            draft.note("trust key %s for %s".formatted(signer, parcel.id()));
        }
        draft.pins.put(parcel.id(), signer);
    }

    private void requireNewer(Parcel parcel) {
        var installed = ledger.installed().get(parcel.id());
        if (installed == null || installed.sha256().equals(parcel.archive().sha256())) {
            return;
        }
        int newer =
                new DefaultVersionManager().compareVersions(parcel.version(), installed.version());
        if (newer == 0) {
            throw refused(
                    Kind.HOSTILE,
                    parcel,
                    "this version is installed with other bytes; its author has to give every change a version of its own");
        }
        if (newer < 0 && !consent.older()) {
            throw refused(
                    Kind.INCOMPATIBLE,
                    parcel,
                    "%s is installed, which is newer; --allow-older installs this one all the same"
                            .formatted(installed.version()));
        }
    }

    private static Refusal refused(Kind kind, Parcel parcel, String what) {
        return new Refusal(kind, "%s %s: %s".formatted(parcel.id(), parcel.version(), what));
    }
}
