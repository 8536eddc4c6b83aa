package whetstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import whetstone.api.Seed;
import whetstone.api.Verifier;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Spelling;

/// Loads plugins for the commands that need them: those that ship with the program, those that its user installed and
/// those of a workspace.
final class PluginSource {

    private final Home home;
    private final PrintWriter err;
    private boolean safeMode;

    /// @param err where it is said what a plugin could not do
    PluginSource(Home home, PrintWriter err) {
        this.home = home;
        this.err = err;
    }

    /// From now on, bundled plugins only.
    void useSafeMode() {
        safeMode = true;
    }

    /// Where plugins come from.
    PluginPlaces places(Path workspace) {
        return new PluginPlaces(
                home.plugins(),
                home.library(),
                workspace.resolve("plugins"),
                home.cache(),
                safeMode);
    }

    /// The plugins that this user installed.
    Library library() {
        return new Library(home.library());
    }

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
        return Plugins.load(places(workspace));
    }

    /// The plugin that is called `id`, running or not.
    static PluginStatus require(List<PluginStatus> statuses, String id) {
        return statuses.stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "%s: no such plugin; %s"
                                        .formatted(
                                                id,
                                                Spelling.meant(
                                                        id,
                                                        statuses.stream()
                                                                .map(PluginStatus::id)
                                                                .toList()))));
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
