package whetstone.core.plugin.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultVersionManager;
import whetstone.core.plugin.Digests;
import whetstone.core.plugin.Installed;
import whetstone.core.plugin.Inventory;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginManifest.Need;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.install.Offer;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.install.Refusal.Kind;
import whetstone.core.plugin.site.Index.Release;
import whetstone.core.plugin.site.Sites.Shelf;

/// Finds plugins on sites, and fetches them with those that they need.
///
/// @param shelves what the sites offer
/// @param installed what is installed, by id
/// @param present what is there, bundled ones included
public record Market(List<Shelf> shelves, Map<String, Installed> installed, Inventory present) {

    private static final Comparator<String> VERSIONS = new DefaultVersionManager()::compareVersions;
    private static final long LARGEST_SIGNATURE = 1 << 16;

    public Market {
        // An id belongs to the site that it came from, else to the most important one.
        shelves =
                shelves.stream()
                        .sorted(
                                Comparator.comparingInt(Shelf::priority)
                                        .reversed()
                                        .thenComparing(Shelf::name))
                        .toList();
        installed = Map.copyOf(installed);
    }

    /// What all sites of a user offer. A site that cannot be read is left out.
    ///
    /// @param trouble takes a line for each site that is left out
    public static Market open(PluginPlaces places, Consumer<String> trouble) {
        var library = new Library(places.library());
        var ledger = library.read();
        var shelves = new ArrayList<Shelf>();
        for (var name : ledger.sites().keySet()) {
            try {
                shelves.add(new Sites(library).read(name));
            } catch (Refusal e) {
                trouble.accept("site %s: %s".formatted(name, e.getMessage()));
            }
        }
        return new Market(shelves, library.read().installed(), Inventory.of(places));
    }

    /// A plugin that a site offers.
    ///
    /// @param version the newest that runs in this program
    /// @param installed version that is installed; empty for none
    public record Found(
            String id, String version, String site, String description, String installed) {}

    /// The plugins whose id or description holds all `words`, by id.
    public List<Found> search(List<String> words) {
        var found = new LinkedHashMap<String, Found>();
        for (var shelf : shelves) {
            shelf.index().releases().stream()
                    .filter(release -> holds(release, words))
                    .map(Release::id)
                    .distinct()
                    .sorted()
                    .forEach(id ->
                            newest(id, _ -> true).ifPresent(one -> found.put(id, found(one))));
        }
        return found.values().stream().sorted(Comparator.comparing(Found::id)).toList();
    }

    private Found found(Choice choice) {
        var id = choice.release().id();
        return new Found(
                id,
                choice.release().version(),
                choice.shelf().name(),
                choice.release().manifest().description(),
                Optional.ofNullable(installed.get(id)).map(Installed::version).orElse(""));
    }

    private static boolean holds(Release release, List<String> words) {
        var text = (release.id() + " " + release.manifest().description()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    /// Those installed plugins of which a site has a newer version.
    public List<Found> updates() {
        return installed.values().stream()
                .flatMap(plugin ->
                        newest(plugin.id(), _ -> true).stream()
                                .filter(choice -> isNewer(choice.release(), plugin)))
                .map(this::found)
                .sorted(Comparator.comparing(Found::id))
                .toList();
    }

    private static boolean isNewer(Release release, Installed plugin) {
        return VERSIONS.compare(release.version(), plugin.version()) > 0;
    }

    /// One version on one site.
    private record Choice(Shelf shelf, Release release) {}

    private Optional<Choice> newest(String id, Predicate<String> version) {
        @Nullable Installed there = installed.get(id);
        for (var shelf : shelves) {
            if (there != null && !there.site().isEmpty() && !there.site().equals(shelf.name())) {
                continue;
            }
            var best =
                    shelf.index().releases().stream()
                            .filter(release -> release.id().equals(id))
                            .filter(release -> runsHere(release))
                            .filter(release -> version.test(release.version()))
                            .max(Comparator.comparing(Release::version, VERSIONS));
            if (best.isPresent()) {
                return Optional.of(new Choice(shelf, best.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean runsHere(Release release) {
        var host = new Need("host", release.manifest().requires(), false);
        return host.isMetBy(Plugins.hostVersion());
    }

    /// Fetches the newest versions of `ids`, and what they need and is not there, into `folder`.
    ///
    /// @throws Refusal if no site has it, or if what a site sends is not what it lists
    public List<Offer> fetch(List<String> ids, Path folder) {
        var chosen = new LinkedHashMap<String, Choice>();
        ids.forEach(id -> choose(new Need(id, "*", false), chosen));
        var offers = new ArrayList<Offer>();
        chosen.values().forEach(choice -> offers.add(fetched(choice, folder)));
        return offers;
    }

    private void choose(Need need, Map<String, Choice> chosen) {
        var choice =
                newest(need.id(), need::isMetBy)
                        .orElseThrow(() ->
                                new Refusal(
                                        Kind.ABSENT,
                                        "%s %s: no site that you trust has it in a version for Whetstone %s; 'whetstone plugins search' shows what they have"
                                                .formatted(
                                                        need.id(),
                                                        need.versions(),
                                                        Plugins.hostVersion())));
        chosen.put(need.id(), choice);
        for (var next : choice.release().manifest().needs()) {
            if (!next.optional() && !chosen.containsKey(next.id()) && !isThere(next)) {
                choose(next, chosen);
            }
        }
    }

    private boolean isThere(Need need) {
        return present.find(need.id()).filter(one -> need.isMetBy(one.version())).isPresent();
    }

    private static Offer fetched(Choice choice, Path folder) {
        var release = choice.release();
        var name = release.file();
        if (!name.matches("[A-Za-z0-9._+-]{1,200}\\.zip")) {
            throw lies(choice, "its file is called '%s'".formatted(name));
        }
        var zip = folder.resolve(name);
        var url = choice.shelf().url();
        Fetch.file(url.resolve(name), zip, release.size());
        Fetch.file(url.resolve(name + ".sig"), Offer.signatureFile(zip), LARGEST_SIGNATURE);
        try {
            if (!Digests.sha512(zip).equals(release.sha512())) {
                throw lies(choice, "the file has other bytes than the list says");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Offer.of(zip).from(choice.shelf().name(), release.manifest());
    }

    private static Refusal lies(Choice choice, String what) {
        return new Refusal(
                Kind.HOSTILE,
                "%s %s on site %s: %s; try again later, or tell the site's owner"
                        .formatted(
                                choice.release().id(),
                                choice.release().version(),
                                choice.shelf().name(),
                                what));
    }

    /// A folder for what is fetched, which the caller deletes.
    public static Path folder() throws IOException {
        return Files.createTempDirectory("whetstone-plugins");
    }
}
