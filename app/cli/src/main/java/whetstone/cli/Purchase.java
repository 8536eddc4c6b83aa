package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.install.Consent;
import whetstone.core.plugin.install.Installer;
import whetstone.core.plugin.install.Offer;
import whetstone.core.plugin.install.Outcome;
import whetstone.core.plugin.site.Market;

/// Fetches plugins from sites and installs them.
final class Purchase {
    private Purchase() {}

    /// Installs `what` together: files, and ids of plugins in the newest versions that a site has, with what they need.
    ///
    /// @param trouble where it is said which sites cannot be read
    static Outcome of(List<String> what, PluginPlaces places, Consent consent, PrintWriter trouble)
            throws IOException {
        var folder = Market.folder();
        try {
            var files = what.stream().filter(Purchase::isFile).toList();
            var ids = what.stream().filter(one -> !isFile(one)).toList();
            var offers = new ArrayList<Offer>();
            files.forEach(file -> offers.add(Offer.of(Path.of(file))));
            if (!ids.isEmpty()) {
                offers.addAll(Market.open(places, trouble::println).fetch(ids, folder));
            }
            return new Installer(places).install(offers, consent);
        } finally {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static boolean isFile(String word) {
        return word.endsWith(".zip") || word.contains("/") || word.contains("\\");
    }
}
