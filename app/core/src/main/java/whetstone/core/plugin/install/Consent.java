package whetstone.core.plugin.install;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What a user agrees to beforehand, and how they are asked about the rest.
///
/// @param keys fingerprints of keys that they trust from now on
/// @param unsigned whether files without a signature may be installed
/// @param older whether an older version may take the place of a newer one
/// @param question asked before a key is trusted; answers no where nobody can be asked
public record Consent(
        Set<String> keys, boolean unsigned, boolean older, Predicate<Proposal> question) {
    public Consent {
        keys = Set.copyOf(keys);
    }

    /// What somebody is asked to trust: once for each key.
    ///
    /// @param signer fingerprint of the key
    /// @param site that it came from; empty for a file
    /// @param extensions names of the classes that the plugin contributes; they will run with the user's rights
    public record Proposal(
            String id,
            String version,
            String description,
            String provider,
            String signer,
            String site,
            List<String> extensions) {}

    /// Agrees to nothing that is not agreed to already.
    public static Consent none() {
        return new Consent(Set.of(), false, false, _ -> false);
    }
}
