package whetstone.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import whetstone.core.plugin.install.SigningKey;
import whetstone.core.plugin.site.Publishing;
import whetstone.desktop.plugins.FileServer;
import whetstone.desktop.plugins.PluginsModel;
import whetstone.desktop.plugins.Workshop;

/// Plugins of an author and a site that lists them, for pictures of the view that shows them.
final class PluginScenes {
    private final Workshop workshop;
    private final FileServer server;

    private PluginScenes(Workshop workshop, Path site) {
        this.workshop = workshop;
        server = new FileServer(site);
    }

    static PluginScenes in(Path folder) throws IOException {
        var workshop = Workshop.in(folder.resolve("workshop"));
        var site = folder.resolve("site");
        workshop.shelve(
                site,
                List.of(
                        workshop.signed("roman-numerals", "1.1.0", ""),
                        workshop.signed("units", "2.0.1", "roman-numerals@>=1.0.0"),
                        workshop.signed("chess-puzzles", "0.4.0", "")));
        Publishing.publish(site, SigningKey.generate());
        return new PluginScenes(workshop, site);
    }

    /// The same installation with a library of its own, so that nobody's plugins are touched.
    static Installation apart(Installation found, Path library) {
        return new Installation(
                found.home(), found.plugins(), found.recipes(), found.cache(), library);
    }

    /// A file that its user has: an older version of what the site has.
    Path file() {
        return workshop.signed("roman-numerals", "1.0.0", "");
    }

    void add(PluginsModel model) {
        model.addSite("workshop", server.url(), "", true);
    }

    /// A file by somebody whom nobody trusts yet.
    Path stranger() throws IOException {
        var folder = Files.createTempDirectory("whetstone-stranger");
        return Workshop.in(folder).signed("sudoku", "1.0.0", "");
    }
}
