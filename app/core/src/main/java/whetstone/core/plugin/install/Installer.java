package whetstone.core.plugin.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import whetstone.core.plugin.Fingerprint;
import whetstone.core.plugin.Installed;
import whetstone.core.plugin.Inventory;
import whetstone.core.plugin.Ledger;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginOrigin;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.install.Refusal.Kind;

/// Installs, updates, removes and brings back plugins: each time all of it or nothing, however the process ends.
///
/// New plugins are first started in a process of their own, together with those that are there. Processes that run
/// keep the plugins that they started with.
public final class Installer {

    private final PluginPlaces places;
    private final Library library;

    public Installer(PluginPlaces places) {
        this.places = places;
        library = new Library(places.library());
    }

    /// Installs `offers` together, each in the place of the version that is there.
    ///
    /// @throws Refusal if one of them may not be installed or does not work; nothing has changed then
    public Outcome install(List<Offer> offers, Consent consent) {
        try (var open = library.open()) {
            var parcels = new LinkedHashMap<String, Parcel>();
            for (var offer : offers) {
                var parcel = receive(open, offer);
                if (parcels.putIfAbsent(parcel.id(), parcel) != null) {
                    throw new Refusal(
                            Kind.INCOMPATIBLE,
                            "%s: two files of this plugin are given; name one of them"
                                    .formatted(parcel.id()));
                }
            }
            var before = Inventory.of(places);
            var draft = open.before().draft();
            var gate = new Gate(open.before(), byId(before), consent);
            parcels.values().forEach(parcel -> gate.pass(parcel, draft));
            var files = new TreeMap<String, Path>();
            parcels.forEach((id, parcel) -> files.put(id, parcel.archive().file()));
            var tried = new Fitting(places, before).with(files);
            parcels.values()
                    .forEach(parcel -> open.place(parcel.archive().file(), parcel.installed()));
            var arriving = parcels.values().stream().map(Parcel::installed).toList();
            return settle(open, draft, arriving, tried);
        }
    }

    // Copied first, so that what is looked at is what is installed.
    private static Parcel receive(Library.Opened open, Offer offer) {
        var name = String.valueOf(offer.file().getFileName());
        try {
            if (Files.size(offer.file()) > ArchiveLimits.USUAL.file()) {
                throw new Refusal(
                        Kind.HOSTILE,
                        "%s: is larger than %d MiB; do not install it"
                                .formatted(name, ArchiveLimits.USUAL.file() >> 20));
            }
            var staged = Files.createTempFile(open.staging(), "arriving-", ".zip");
            Files.copy(offer.file(), staged, StandardCopyOption.REPLACE_EXISTING);
            return new Parcel(Archive.read(staged, name, ArchiveLimits.USUAL), offer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Brings back the version of `id` that the last update, removal or return replaced.
    ///
    /// @throws Refusal if there is none, or if it does not work; nothing has changed then
    public Outcome rollback(String id) {
        try (var open = library.open()) {
            var kept = open.before().kept().get(id);
            if (kept == null) {
                throw new Refusal(
                        Kind.ABSENT, "%s: no other version is kept to return to".formatted(id));
            }
            var tried =
                    new Fitting(places, Inventory.of(places)).with(Map.of(id, library.file(kept)));
            return settle(open, open.before().draft(), List.of(kept), tried);
        }
    }

    private static Outcome settle(
            Library.Opened open,
            Ledger.Draft draft,
            List<Installed> arriving,
            Map<String, PluginStatus> tried) {
        var steps = new ArrayList<Outcome.Step>();
        for (var plugin : arriving) {
            var old = draft.installed.put(plugin.id(), plugin);
            keep(draft, plugin.id(), old, plugin);
            draft.disabled.remove(plugin.id());
            draft.quarantined.remove(plugin.id());
            var from = old == null ? "" : old.version();
            draft.note(
                    from.isEmpty()
                            ? "install %s %s".formatted(plugin.id(), plugin.version())
                            : "install %s %s over %s"
                                    .formatted(plugin.id(), plugin.version(), from));
            var signer = plugin.key().isEmpty() ? "" : Fingerprint.of(plugin.key());
            var status = Objects.requireNonNull(tried.get(plugin.id()));
            steps.add(
                    new Outcome.Step(
                            plugin.id(), from, plugin.version(), signer, status.contributes()));
        }
        open.commit(draft.done());
        return new Outcome(steps);
    }

    private static void keep(
            Ledger.Draft draft, String id, @Nullable Installed old, Installed now) {
        if (old != null && !old.sha256().equals(now.sha256())) {
            draft.kept.put(id, old);
        } else if (old == null) {
            draft.kept.remove(id);
        }
    }

    /// Removes plugins. They are kept for [#rollback] unless `forever`.
    ///
    /// @param dependents whether those that need them are removed too
    /// @throws Refusal if one is not installed, or if others need it; nothing has changed then
    public Outcome remove(Set<String> ids, boolean dependents, boolean forever) {
        try (var open = library.open()) {
            var before = Inventory.of(places);
            var leaving = leaving(open.before(), before, ids, dependents);
            new Fitting(places, before).without(leaving);
            var draft = open.before().draft();
            var steps = new ArrayList<Outcome.Step>();
            for (var id : leaving) {
                var old = Objects.requireNonNull(draft.installed.remove(id));
                if (forever) {
                    draft.kept.remove(id);
                } else {
                    draft.kept.put(id, old);
                }
                draft.disabled.remove(id);
                draft.quarantined.remove(id);
                draft.note("remove %s %s".formatted(id, old.version()));
                steps.add(new Outcome.Step(id, old.version(), "", "", List.of()));
            }
            open.commit(draft.done());
            return new Outcome(steps);
        }
    }

    private static Set<String> leaving(
            Ledger ledger, Inventory before, Set<String> ids, boolean dependents) {
        var leaving = new TreeSet<>(ids);
        for (var id : ids) {
            var status = before.find(id);
            if (!ledger.installed().containsKey(id)) {
                boolean bundled =
                        status.filter(one -> one.origin() == PluginOrigin.BUNDLED).isPresent();
                throw new Refusal(
                        Kind.ABSENT,
                        bundled
                                ? "%s: ships with Whetstone and cannot be removed; 'whetstone plugins disable %s' stops it"
                                        .formatted(id, id)
                                : "%s: is not installed; 'whetstone plugins list' shows what is"
                                        .formatted(id));
            }
            leaving.addAll(status.map(PluginStatus::neededBy).orElse(List.of()));
        }
        var more = new TreeSet<>(leaving);
        more.removeAll(ids);
        if (!more.isEmpty() && !dependents) {
            throw new Refusal(
                    Kind.INCOMPATIBLE,
                    "%s: %s needs it; --with-dependents removes all of them"
                            .formatted(String.join(", ", ids), String.join(", ", more)));
        }
        leaving.retainAll(ledger.installed().keySet());
        return leaving;
    }

    private static Map<String, PluginStatus> byId(Inventory inventory) {
        var byId = new HashMap<String, PluginStatus>();
        inventory.statuses().forEach(status -> byId.put(status.id(), status));
        return byId;
    }
}
