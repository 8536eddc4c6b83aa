package whetstone.core.plugin;

import java.io.IOException;
import java.util.List;
import whetstone.file.FileTrouble;

/// What became of an installed plugin since it was installed.
///
/// @param sound whether bytes and signature are those that were installed
/// @param found in words, and what to do
public record Verification(String id, String version, boolean sound, String found) {

    /// One for every installed plugin, by id.
    public static List<Verification> of(Library library) {
        return library.read().installed().values().stream()
                .map(plugin -> of(library, plugin))
                .toList();
    }

    private static Verification of(Library library, Installed plugin) {
        var anew = ": 'whetstone plugins remove %s', and install it anew".formatted(plugin.id());
        try {
            if (!Digests.sha512(library.file(plugin)).equals(plugin.sha512())) {
                return broken(plugin, "its bytes have changed" + anew);
            }
        } catch (IOException e) {
            return broken(plugin, "its file cannot be read (" + FileTrouble.told(e) + ")" + anew);
        }
        if (plugin.key().isEmpty()) {
            return new Verification(plugin.id(), plugin.version(), true, "unsigned");
        }
        var signature =
                new Signature(
                        plugin.id(),
                        plugin.version(),
                        plugin.sha512(),
                        plugin.key(),
                        plugin.signature());
        return signature.holds()
                ? new Verification(
                        plugin.id(), plugin.version(), true, "signed by " + signature.signer())
                : broken(plugin, "its signature is not that of its signer" + anew);
    }

    private static Verification broken(Installed plugin, String found) {
        return new Verification(plugin.id(), plugin.version(), false, found);
    }
}
