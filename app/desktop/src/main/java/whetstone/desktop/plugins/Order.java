package whetstone.desktop.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.install.Consent;
import whetstone.core.plugin.install.Consent.Proposal;
import whetstone.core.plugin.install.Installer;
import whetstone.core.plugin.install.Offer;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.site.Market;

/// Plugins that a person wants installed together: all of them or none.
///
/// It is tried until a key turns up that they have not said they trust, and from the start again when they have: nobody
/// waits for the library while a person thinks.
final class Order {
    private final PluginPlaces places;
    private final List<Path> files;
    private final List<String> ids;
    private final boolean unsigned;
    private final boolean older;
    private @Nullable Path folder;
    private List<Offer> offers = List.of();

    private Order(Steps steps, List<Path> files, List<String> ids) {
        places = steps.places();
        unsigned = steps.unsigned();
        older = steps.older();
        this.files = List.copyOf(files);
        this.ids = List.copyOf(ids);
    }

    /// The zips at `files`.
    static Order files(Steps steps, List<Path> files) {
        return new Order(steps, files, List.of());
    }

    /// The newest versions of `ids` that a site has, with what they need.
    static Order ids(Steps steps, List<String> ids) {
        return new Order(steps, List.of(), ids);
    }

    /// Installs them, or asks.
    Answer place() throws IOException {
        return place(Set.of());
    }

    private Answer place(Set<String> trusted) throws IOException {
        var asked = new ArrayList<Proposal>();
        boolean waits = false;
        try {
            var consent =
                    new Consent(
                            trusted,
                            unsigned,
                            older,
                            proposal -> {
                                asked.add(proposal);
                                return false;
                            });
            var outcome = new Installer(places).install(offers(), consent);
            return new Answer.Done(Words.of(outcome), Optional.of(Steps.undo(places, outcome)));
        } catch (Refusal e) {
            if (asked.isEmpty()) {
                throw e;
            }
            waits = true;
            return ask(asked.getFirst(), trusted);
        } finally {
            if (!waits) {
                discard();
            }
        }
    }

    private Answer ask(Proposal proposal, Set<String> trusted) {
        var more = new HashSet<>(trusted);
        more.add(proposal.signer());
        return new Answer.Asks(
                new Question.TrustKey(proposal),
                () -> place(more),
                () -> {
                    discard();
                    return Answer.Done.of(
                            "%s %s: not installed, its key is not trusted"
                                    .formatted(proposal.id(), proposal.version()));
                });
    }

    private List<Offer> offers() throws IOException {
        if (offers.isEmpty()) {
            var all = new ArrayList<>(files.stream().map(Offer::of).toList());
            if (!ids.isEmpty()) {
                var troubles = new ArrayList<String>();
                var market = Market.open(places, troubles::add);
                folder = Market.folder();
                all.addAll(fetched(market, folder, troubles));
            }
            offers = all;
        }
        return offers;
    }

    private List<Offer> fetched(Market market, Path into, List<String> troubles) {
        try {
            return market.fetch(ids, into);
        } catch (Refusal e) {
            if (troubles.isEmpty()) {
                throw e;
            }
            throw new Refusal(e.kind(), e.getMessage() + "; " + String.join("; ", troubles));
        }
    }

    private void discard() {
        if (folder == null) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder = null;
    }
}
