package whetstone.core.plugin.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.TinyPlugin;

/// A folder in which a test makes, signs and installs plugins.
///
/// @param folder of everything
/// @param author who signs them
record Shop(Path folder, SigningKey author) {

    static Shop in(Path folder) {
        return new Shop(folder, SigningKey.generate());
    }

    PluginPlaces places() {
        return new PluginPlaces(
                folder.resolve("bundled"),
                folder.resolve("library"),
                folder.resolve("workspace"),
                folder.resolve("cache"),
                false);
    }

    Library library() {
        return new Library(places().library());
    }

    Installer installer() {
        return new Installer(places());
    }

    Plugins load() {
        return Plugins.load(places());
    }

    /// A plugin with a verifier `tiny/id` that answers with its version.
    static TinyPlugin tiny(String id, String version) {
        return new TinyPlugin(id, version)
                .verifier(
                        "tiny/" + id,
                        "V" + id.replace("-", ""),
                        "return whetstone.api.Verdict.correct(\"%s\");".formatted(version));
    }

    /// The zip of `plugin`, unsigned.
    Path made(TinyPlugin plugin) {
        return plugin.write(folder.resolve("made"));
    }

    /// An offer of `plugin`, signed by the author.
    Offer signed(TinyPlugin plugin) {
        return signed(made(plugin), author);
    }

    static Offer signed(Path zip, SigningKey key) {
        try {
            key.sign(zip);
            return Offer.of(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a user agrees to who trusts the author.
    Consent trusting() {
        return new Consent(Set.of(author.fingerprint()), false, false, _ -> false);
    }

    Outcome install(TinyPlugin... plugins) {
        return installer()
                .install(List.of(plugins).stream().map(this::signed).toList(), trusting());
    }
}
