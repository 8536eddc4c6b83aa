package whetstone.core.plugin.install;

import java.util.List;

/// What became of the library.
///
/// @param steps one for each plugin that changed
public record Outcome(List<Step> steps) {
    public Outcome {
        steps = List.copyOf(steps);
    }

    /// A plugin that changed.
    ///
    /// @param from version that was there; empty for none
    /// @param to version that is there; empty for none
    /// @param signer fingerprint of the key that signed the version that is there; empty for none
    /// @param contributes what it adds, for example `domain math/chain-sum`
    public record Step(String id, String from, String to, String signer, List<String> contributes) {

        /// In a line for people.
        public String told() {
            if (to.isEmpty()) {
                return "removed %s %s".formatted(id, from);
            }
            var by = signer.isEmpty() ? "unsigned" : "signed by " + signer;
            return from.isEmpty()
                    ? "installed %s %s, %s".formatted(id, to, by)
                    : "installed %s %s over %s, %s".formatted(id, to, from, by);
        }
    }
}
