package whetstone.core.plugin;

import java.nio.file.Path;
import java.util.List;

/// How one plugin stands, running or not.
///
/// @param id of the plugin; the name of its file where that could not be read
/// @param version empty where it could not be read
/// @param reason why it does not run, and what to do; empty if it runs
/// @param description one line by its author
/// @param file its zip
/// @param sha256 of the zip, hexadecimal; empty where it could not be read
/// @param signer fingerprint of the key that signed it; empty for bundled and unsigned ones
/// @param contributes what it adds, for example `domain math/chain-sum`; empty if it does not run
/// @param needs what it depends on, for example `other@>=1.0.0`
/// @param neededBy ids of the plugins that depend on it
/// @param problems what it could not do although it runs
public record PluginStatus(
        String id,
        String version,
        PluginState state,
        String reason,
        PluginOrigin origin,
        String description,
        Path file,
        String sha256,
        String signer,
        List<String> contributes,
        List<String> needs,
        List<String> neededBy,
        List<String> problems) {
    public PluginStatus {
        contributes = List.copyOf(contributes);
        needs = List.copyOf(needs);
        neededBy = List.copyOf(neededBy);
        problems = List.copyOf(problems);
    }

    /// The same plugin with other problems.
    PluginStatus with(List<String> others) {
        return new PluginStatus(
                id,
                version,
                state,
                reason,
                origin,
                description,
                file,
                sha256,
                signer,
                contributes,
                needs,
                neededBy,
                others);
    }
}
