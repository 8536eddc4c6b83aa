package whetstone.core.plugin;

import java.util.List;
import org.pf4j.PluginDependency;

/// A plugin that was found, and whether it may run.
///
/// @param signer fingerprint of the key that signed it; empty for bundled and unsigned ones
/// @param reason why it may not, and what to do; empty if it may
record Candidate(
        PluginZip zip, PluginOrigin origin, String signer, PluginState state, String reason) {

    String id() {
        return zip.id();
    }

    List<PluginDependency> needs() {
        return zip.descriptor().getDependencies();
    }

    Candidate as(PluginState other, String why) {
        return new Candidate(zip, origin, signer, other, why);
    }

    PluginStatus status(List<String> contributes, List<String> neededBy, List<String> problems) {
        var description = zip.descriptor().getPluginDescription();
        return new PluginStatus(
                id(),
                zip.version(),
                state,
                reason,
                origin,
                description == null ? "" : description,
                zip.file(),
                zip.sha256(),
                signer,
                contributes,
                needs().stream().map(PluginDependency::toString).sorted().toList(),
                neededBy,
                problems);
    }
}
