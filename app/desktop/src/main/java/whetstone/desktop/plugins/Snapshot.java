package whetstone.desktop.plugins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import whetstone.core.plugin.Change;
import whetstone.core.plugin.Fingerprint;
import whetstone.core.plugin.Inventory;
import whetstone.core.plugin.Ledger;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.site.Market;
import whetstone.core.plugin.site.Sites.Shelf;

/// Everything that the view shows, read at one moment.
///
/// @param ledger nothing where it cannot be read
/// @param found what the sites offer
/// @param updates those of it that are newer than what is installed
/// @param history the newest first
/// @param trouble why the library cannot be read; empty if it can
record Snapshot(
        Optional<Ledger> ledger,
        List<PluginRow> rows,
        List<Market.Found> found,
        List<Market.Found> updates,
        List<Site> sites,
        List<Trusted> trusted,
        List<Change> history,
        String trouble) {

    /// A site that its user trusts.
    ///
    /// @param key fingerprint of the key that signs its list
    record Site(String name, String url, int priority, String key) {}

    /// Something that its user trusts.
    ///
    /// @param kind `key`, `plugin` or `file`
    /// @param what fingerprint of the key, id of the plugin, or SHA-256 of the file: what [Steps#forget] takes
    /// @param about for people
    record Trusted(String kind, String what, String about) {}

    static Snapshot empty() {
        return unreadable("");
    }

    private static Snapshot unreadable(String why) {
        return new Snapshot(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                why);
    }

    /// Reads everything; nothing of a plugin's runs.
    ///
    /// @param live how plugins stand in this window
    /// @param shelves what sites offered when somebody last looked
    /// @param words that offers must hold
    static Snapshot read(
            PluginPlaces places, List<PluginStatus> live, List<Shelf> shelves, List<String> words) {
        try {
            var ledger = new Library(places.library()).read();
            var inventory = Inventory.of(places);
            var there = shelves.stream().filter(one -> ledger.sites().containsKey(one.name()));
            var market = new Market(there.toList(), ledger.installed(), inventory);
            var updates = market.updates();
            return new Snapshot(
                    Optional.of(ledger),
                    rows(ledger, inventory, live, updates),
                    market.search(words),
                    updates,
                    sites(ledger),
                    trusted(ledger),
                    ledger.history().reversed(),
                    "");
        } catch (PluginException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static List<PluginRow> rows(
            Ledger ledger,
            Inventory inventory,
            List<PluginStatus> live,
            List<Market.Found> updates) {
        var now = byId(inventory.statuses());
        var here = byId(live);
        var newer = new HashMap<String, String>();
        updates.forEach(found -> newer.put(found.id(), found.version()));
        var ids = new TreeMap<String, PluginRow>();
        var all = new ArrayList<>(now.keySet());
        all.addAll(here.keySet());
        all.addAll(ledger.kept().keySet());
        for (var id : all) {
            ids.put(
                    id,
                    new PluginRow(
                            id,
                            Optional.ofNullable(now.get(id)),
                            Optional.ofNullable(here.get(id)),
                            Optional.ofNullable(ledger.installed().get(id)),
                            Optional.ofNullable(ledger.kept().get(id)),
                            newer.getOrDefault(id, "")));
        }
        return List.copyOf(ids.values());
    }

    private static Map<String, PluginStatus> byId(List<PluginStatus> statuses) {
        var byId = new HashMap<String, PluginStatus>();
        statuses.forEach(status -> byId.put(status.id(), status));
        return byId;
    }

    private static List<Site> sites(Ledger ledger) {
        return ledger.sites().entrySet().stream()
                .map(entry ->
                        new Site(
                                entry.getKey(),
                                entry.getValue().url(),
                                entry.getValue().priority(),
                                Fingerprint.of(entry.getValue().key())))
                .toList();
    }

    private static List<Trusted> trusted(Ledger ledger) {
        var all = new ArrayList<Trusted>();
        ledger.keys()
                .forEach((fingerprint, key) ->
                        all.add(
                                new Trusted(
                                        "key",
                                        fingerprint,
                                        key.name().isEmpty()
                                                ? "may sign what you install"
                                                : "may sign what you install; its owner calls themselves '%s'"
                                                        .formatted(key.name()))));
        ledger.pins()
                .forEach((id, key) -> all.add(new Trusted("plugin", id, "is signed by " + key)));
        ledger.allowed().forEach(sha -> all.add(new Trusted("file", sha, "may run where it lies")));
        return all;
    }
}
