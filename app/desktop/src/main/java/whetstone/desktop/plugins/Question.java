package whetstone.desktop.plugins;

import java.net.URI;
import java.util.List;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.install.Consent.Proposal;

/// What a person is asked before something is done to the library.
public sealed interface Question {

    /// Whether a key may sign plugins that are installed: asked once for each key.
    record TrustKey(Proposal proposal) implements Question {}

    /// Whether a key may sign what a site offers: asked once for each site.
    ///
    /// @param key its fingerprint
    record TrustSite(String name, URI url, String key) implements Question {}

    /// Whether a plugin that lies in the workspace may run, as long as its bytes stay the same.
    record TrustFile(PluginStatus plugin) implements Question {}

    /// Whether a plugin is removed, though others need it.
    ///
    /// @param dependents ids of those that are removed with it
    record RemoveAll(String id, List<String> dependents) implements Question {
        public RemoveAll {
            dependents = List.copyOf(dependents);
        }
    }
}
