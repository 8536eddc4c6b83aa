package whetstone.core.plugin;

import java.util.List;

/// A plugin that is loaded.
///
/// @param sha256 of its zip, hexadecimal
/// @param signer fingerprint of the key that signed it; empty for bundled and unsigned ones
/// @param contributes what it adds, for example `domain math/chain-sum` or `algorithm grpo`, sorted
public record PluginInfo(
        String id, String version, String sha256, String signer, List<String> contributes) {
    public PluginInfo {
        contributes = List.copyOf(contributes);
    }
}
