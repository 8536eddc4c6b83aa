package whetstone.core.plugin.site;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import whetstone.core.plugin.Fingerprint;
import whetstone.core.plugin.Ledger.TrustedSite;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.Signature;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.install.Refusal.Kind;

/// The sites that a user trusts.
///
/// @param library where they are written down
public record Sites(Library library) {

    private static final long LARGEST_INDEX = 8L << 20;
    private static final long LARGEST_SEAL = 1 << 16;

    /// A site and what it offers now.
    ///
    /// @param name that its user gave it
    /// @param key fingerprint of the key that signs it
    public record Shelf(String name, URI url, String key, int priority, Index index) {}

    /// Somewhere that a user would like to get plugins from.
    ///
    /// @param name that they call it
    /// @param url of the folder with its index
    /// @param priority of two sites that offer one plugin, that with the higher number is asked
    /// @param loopback whether it may be this very machine by plain http, for tests
    public record Wish(String name, URI url, int priority, boolean loopback) {}

    /// Adds a site, or gives one another address.
    ///
    /// @param trusts whether its user trusts the key of this fingerprint to sign what the site offers
    public Shelf add(Wish wish, Predicate<String> trusts) {
        var url = folder(wish.url());
        Fetch.requireSafe(url);
        if (Fetch.isLoopback(url) && !wish.loopback()) {
            throw new Refusal(
                    Kind.HOSTILE,
                    "%s: is this machine; --allow-loopback if that is what you mean"
                            .formatted(url));
        }
        if (!wish.name().matches("[a-z0-9][a-z0-9-]*")) {
            throw new Refusal(
                    Kind.ABSENT,
                    "%s: is no name for a site; use small letters, digits and hyphens"
                            .formatted(wish.name()));
        }
        var known = Optional.ofNullable(library.read().sites().get(wish.name()));
        var fetched = fetch(wish.name(), url, wish.priority(), known);
        var key = fetched.shelf().key();
        if (known.isEmpty() && !trusts.test(key)) {
            throw new Refusal(
                    Kind.UNTRUSTED,
                    "%s: signed by key %s, which you have not said you trust; compare it with what the site's owner publishes, then --trust-key %s"
                            .formatted(url, key, key));
        }
        return remembered(fetched, known);
    }

    /// What the site `name` offers now.
    ///
    /// @throws Refusal if it is not known, cannot be read, or is not what it was
    public Shelf read(String name) {
        var site =
                Optional.ofNullable(library.read().sites().get(name))
                        .orElseThrow(() ->
                                new Refusal(
                                        Kind.ABSENT,
                                        "%s: no such site; 'whetstone plugins sites' shows them"
                                                .formatted(name)));
        var known = Optional.of(site);
        return remembered(fetch(name, URI.create(site.url()), site.priority(), known), known);
    }

    /// Forgets the site `name`; what came from it stays.
    public void remove(String name) {
        if (!library.read().sites().containsKey(name)) {
            throw new Refusal(
                    Kind.ABSENT,
                    "%s: no such site; 'whetstone plugins sites' shows them".formatted(name));
        }
        library.change(draft -> {
            draft.sites.remove(name);
            draft.note("forget site " + name);
        });
    }

    /// What was read, with what is to be remembered of it.
    private record Fetched(Shelf shelf, TrustedSite site) {}

    private Shelf remembered(Fetched fetched, Optional<TrustedSite> known) {
        if (!known.equals(Optional.of(fetched.site()))) {
            library.change(draft -> {
                draft.sites.put(fetched.shelf().name(), fetched.site());
                if (known.isEmpty()) {
                    draft.note(
                            "trust site %s, %s"
                                    .formatted(fetched.shelf().name(), fetched.site().url()));
                }
            });
        }
        return fetched.shelf();
    }

    private static Fetched fetch(String name, URI url, int priority, Optional<TrustedSite> known) {
        var bytes = Fetch.bytes(url.resolve(Publishing.INDEX), LARGEST_INDEX);
        var seal =
                parsed(
                        url,
                        Fetch.bytes(url.resolve(Publishing.SEAL), LARGEST_SEAL),
                        Index.Seal.class);
        if (!Signature.verifies(seal.key(), Index.statement(bytes), seal.signature())) {
            throw hostile(url, "its list is not what its owner signed; try again, or tell them");
        }
        var index = parsed(url, bytes, Index.class);
        if (index.format() != Index.FORMAT) {
            throw new Refusal(
                    Kind.INCOMPATIBLE,
                    "%s: its list is of format %d, expected %d; use a newer Whetstone"
                            .formatted(url, index.format(), Index.FORMAT));
        }
        known.ifPresent(site -> requireSame(url, site, seal, index));
        return new Fetched(
                new Shelf(name, url, Fingerprint.of(seal.key()), priority, index),
                new TrustedSite(url.toString(), seal.key(), priority, index.serial()));
    }

    private static void requireSame(URI url, TrustedSite site, Index.Seal seal, Index index) {
        if (!site.key().equals(seal.key())) {
            throw hostile(
                    url,
                    "its list is signed by key %s, and was by %s; ask its owner, and if that is right remove the site and add it again"
                            .formatted(Fingerprint.of(seal.key()), Fingerprint.of(site.key())));
        }
        if (index.serial() < site.serial()) {
            throw hostile(
                    url,
                    "its list is number %d, and number %d was seen already: somebody holds back what is new; try again, or tell its owner"
                            .formatted(index.serial(), site.serial()));
        }
    }

    private static <T> T parsed(URI url, byte[] bytes, Class<T> type) {
        try {
            return Publishing.JSON.readValue(bytes, type);
        } catch (JacksonException e) {
            throw hostile(url, "is no site of plugins (%s)".formatted(e.getOriginalMessage()));
        }
    }

    private static Refusal hostile(URI url, String what) {
        return new Refusal(Kind.HOSTILE, "%s: %s".formatted(url, what));
    }

    private static URI folder(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }
}
