package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import whetstone.api.Seed;
import whetstone.api.Verifier;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Spelling;

/// Loads plugins for the commands that need them: those that ship with the program and those of a workspace.
///
/// @param err where it is said what a plugin could not do
record PluginSource(Home home, PrintWriter err) {

    /// All plugins. One that fails is reported; the others are there.
    Plugins load(Path workspace) {
        var plugins = loadQuietly(workspace);
        plugins.problems()
                .forEach(problem ->
                        err.printf("whetstone: plugin %s: %s%n", problem.id(), problem.what()));
        return plugins;
    }

    /// All plugins; problems are left to whoever asks for them.
    Plugins loadQuietly(Path workspace) {
        return Plugins.load(List.of(home.plugins(), workspace.resolve("plugins")), home.cache());
    }

    /// Draws from the domain that is called `id`.
    static Drawing drawing(Plugins plugins, String id, Seed seed, boolean instructions) {
        var domain = plugins.domains().get(id);
        if (domain == null) {
            throw new UsageException(
                    "%s: no plugin has this domain; %s"
                            .formatted(id, Spelling.meant(id, plugins.domains().keySet())));
        }
        var version = plugins.provider(domain).map(PluginInfo::version).orElse("");
        return new Drawing(domain, version, seed, instructions);
    }

    /// The domain or verifier that is called `id`.
    static Verifier<?> verifier(Plugins plugins, String id) {
        return plugins.verifier(id)
                .orElseThrow(() ->
                        new UsageException(
                                "%s: no plugin has this domain or verifier; %s"
                                        .formatted(
                                                id,
                                                Spelling.meant(id, plugins.verifiers().keySet()))));
    }
}
